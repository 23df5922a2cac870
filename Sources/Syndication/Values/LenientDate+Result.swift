extension LenientDate {
  /// What all the parts together mean; nil when they do not agree, or mean nothing certain.
  var timestamp: Timestamp? {
    if let instant = unixTime { return instant }
    guard var result = date else { return nil }
    if let time {
      guard let hour = hour(of: time) else { return nil }
      (result.hour, result.minute, result.second) = (hour, time.minute, time.second)
      result.nanoseconds = time.nanoseconds
    } else if isAfternoon != nil {
      return nil
    }
    // Midnight may be written as the end of the day.
    let isEndOfDay = result.hour == 24
    if isEndOfDay {
      guard result.minute == 0, result.second == 0, result.nanoseconds == 0 else { return nil }
      result.hour = 0
    }
    guard setOffset(&result), var instant = result.timestamp else { return nil }
    if isEndOfDay { instant.seconds += 86_400 }
    return instant.hasFourDigits ? instant : nil
  }

  private func hour(of time: CivilTime) -> Int? {
    guard let isAfternoon else { return time.hour }
    switch time.hour {
    case 1...11: return time.hour + (isAfternoon ? 12 : 0)
    case 12: return isAfternoon ? 12 : 0
    case 13...23: return isAfternoon ? time.hour : nil
    default: return isAfternoon ? nil : 0
    }
  }

  /// The offset, from numbers or a name; false when they contradict each other.
  private func setOffset(_ result: inout CivilTime) -> Bool {
    guard let zone else {
      result.offset = offset ?? (units["y"] != nil && tokens.isKorean ? 9 * 3600 : nil)
      return true
    }
    guard let named = zone.offset(at: result) else { return false }
    if let offset, named != 0, named != offset { return false }
    result.offset = offset ?? named
    return true
  }

  /// Seconds or milliseconds since 1970, standing alone.
  private var unixTime: Timestamp? {
    guard
      tokens.count == 1, let (value, digits) = numbers.first, [9, 10, 13].contains(digits)
    else { return nil }
    if digits < 13 { return Timestamp(seconds: Int64(value)) }
    return Timestamp(seconds: Int64(value / 1000), nanoseconds: Int32(value % 1000) * 1_000_000)
  }

  private var date: CivilTime? {
    if !units.isEmpty { return namedByUnits }
    if let week { return ofWeek(week) }
    if let month = month ?? doubtful?.month { return withMonthName(month) }
    if hasLeadingHyphen { return withLeadingHyphen }
    switch numbers.count {
    case 1: return compact
    case 2: return ofTwoNumbers
    case 3: return ofThreeNumbers
    default: return nil
    }
  }

  private var namedByUnits: CivilTime? {
    guard numbers.isEmpty, month == nil, let year = units["y"], let month = units["m"] else {
      return nil
    }
    return whole(year, month, units["d"])
  }

  /// A date whose day may be missing; then it must be without a time.
  private func whole(_ year: Int, _ month: Int, _ day: Int?) -> CivilTime? {
    guard day != nil || time == nil else { return nil }
    return CivilTime(year: year, month: month, day: day ?? 1)
  }

  private func withMonthName(_ month: Int) -> CivilTime? {
    if doubtful != nil, self.month != nil, numbers.isEmpty { return nil }
    guard numbers.count == 1 || numbers.count == 2 else { return nil }
    let first = numbers[0]
    if numbers.count == 1 {
      return first.digits == 4 ? whole(first.value, month, nil) : nil
    }
    let second = numbers[1]
    switch (first.digits, second.digits) {
    case (4, 1...2): return CivilTime(year: first.value, month: month, day: second.value)
    case (1...2, 4): return CivilTime(year: second.value, month: month, day: first.value)
    case (1...2, 2):
      return CivilTime(year: Self.century(second.value), month: month, day: first.value)
    default: return nil
    }
  }

  /// RFC 2822 section 4.3 on years of two digits.
  private static func century(_ year: Int) -> Int { year < 50 ? 2000 + year : 1900 + year }

  /// `-03-12`, `-0312`: a year and a month.
  private var withLeadingHyphen: CivilTime? {
    switch (numbers.count, numbers.first?.digits) {
    case (1, 4?):
      return whole(Self.century(numbers[0].value / 100), numbers[0].value % 100, nil)
    case (2, 2?) where numbers[1].digits == 2:
      return whole(Self.century(numbers[0].value), numbers[1].value, nil)
    default:
      return nil
    }
  }

  /// Digits without any separators.
  private var compact: CivilTime? {
    let (value, digits) = numbers[0]
    switch digits {
    case 4: return time == nil ? CivilTime(year: value) : nil
    case 5: return ofDay(value % 1000, in: Self.century(value / 1000))
    case 6:
      // 200312 may be a year and a month, which ISO 8601 forbids for this reason.
      let isYearAndMonth = [19, 20].contains(value / 10_000) && (1...12).contains(value % 100)
      let year = Self.century(value / 10_000)
      return isYearAndMonth
        ? nil : CivilTime(year: year, month: value / 100 % 100, day: value % 100)
    case 7: return ofDay(value % 1000, in: value / 1000)
    case 8: return CivilTime(year: value / 10_000, month: value / 100 % 100, day: value % 100)
    case 12, 14: return time == nil ? withCompactTime(digits == 12 ? value * 100 : value) : nil
    default: return nil
    }
  }

  private func withCompactTime(_ value: Int) -> CivilTime? {
    let (date, time) = (value / 1_000_000, value % 1_000_000)
    return CivilTime(
      year: date / 10_000,
      month: date / 100 % 100,
      day: date % 100,
      hour: time / 10_000,
      minute: time / 100 % 100,
      second: time % 100
    )
  }

  /// The day of the year, counted from 1.
  private func ofDay(_ ordinal: Int, in year: Int) -> CivilTime? {
    guard ordinal >= 1, ordinal <= (Calendar.isLeap(year) ? 366 : 365) else { return nil }
    let date = Calendar.date(ofDay: Calendar.days(year, 1, 1) + ordinal - 1)
    return CivilTime(year: date.year, month: date.month, day: date.day)
  }

  /// `2003-W05-3`, weeks beginning on Monday, the first with a Thursday in it.
  private func ofWeek(_ week: Int) -> CivilTime? {
    guard numbers.count == 2, numbers[0].digits == 4, numbers[1].digits == 1 else { return nil }
    let (year, day) = (numbers[0].value, numbers[1].value)
    guard (1...7).contains(day), (1...53).contains(week) else { return nil }
    let fourth = Calendar.days(year, 1, 4)
    let monday = fourth - (Calendar.weekday(ofDay: fourth) + 6) % 7
    let days = monday + (week - 1) * 7 + day - 1
    let next = Calendar.days(year + 1, 1, 4)
    guard days < next - (Calendar.weekday(ofDay: next) + 6) % 7 else { return nil }
    let date = Calendar.date(ofDay: days)
    return CivilTime(year: date.year, month: date.month, day: date.day)
  }

  private var ofTwoNumbers: CivilTime? {
    let (first, second) = (numbers[0], numbers[1])
    guard separators == ["-"] || separators == ["/"] else { return nil }
    switch (first.digits, second.digits) {
    case (4, 3): return ofDay(second.value, in: first.value)
    case (2, 3): return ofDay(second.value, in: Self.century(first.value))
    case (4, 1...2): return whole(first.value, second.value, nil)
    default: return nil
    }
  }

  private var ofThreeNumbers: CivilTime? {
    let (first, second, third) = (numbers[0], numbers[1], numbers[2])
    guard separators.allSatisfy({ "-/.".contains($0) }) else { return nil }
    if first.digits == 4 {
      // Some write the month as 012.
      let hasExtraZero = second.digits == 3 && second.value <= 12
      guard second.digits <= 2 || hasExtraZero, third.digits <= 2 else { return nil }
      return CivilTime(year: first.value, month: second.value, day: third.value)
    }
    guard first.digits <= 2, second.digits <= 2 else { return nil }
    let isShort = third.digits == 2
    guard isShort || third.digits == 4 else { return nil }
    let year = isShort ? Self.century(third.value) : third.value
    // Dots are only ever used with the day first, hyphens and two digits come from ISO 8601.
    if separators == [".", "."] {
      return CivilTime(year: year, month: second.value, day: first.value)
    }
    if isShort, separators == ["-", "-"], first.digits == 2 {
      return CivilTime(year: Self.century(first.value), month: second.value, day: third.value)
    }
    var readings = [
      CivilTime(year: year, month: second.value, day: first.value),
      CivilTime(year: year, month: first.value, day: second.value),
    ]
    if isShort {
      let year = Self.century(first.value)
      readings.append(CivilTime(year: year, month: second.value, day: third.value))
    }
    return only(readings)
  }

  /// The one reading that is a date, or the one that falls on the weekday stated.
  private func only(_ readings: [CivilTime]) -> CivilTime? {
    var possible: [CivilTime] = []
    for reading in readings {
      let exists = Calendar.exists(reading.year, reading.month, reading.day)
      if exists, !possible.contains(reading) { possible.append(reading) }
    }
    if possible.count > 1, let weekday {
      possible = possible.filter {
        Calendar.weekday(ofDay: Calendar.days($0.year, $0.month, $0.day)) == weekday
      }
    }
    return possible.count == 1 ? possible[0] : nil
  }
}

extension DateTokens {
  /// Whether a year is named in Korean, as by sites that leave out their zone.
  var isKorean: Bool { (0..<count).contains { self[$0] == .word("년") } }
}
