/// The proleptic Gregorian calendar in integer arithmetic: no tables, no time zones, no Foundation.
enum Calendar {
  /// Days since 1970-01-01; the day must exist.
  static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
    // Years that begin in March put the leap day last (Howard Hinnant's days_from_civil).
    let shifted = month > 2 ? year : year - 1
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// The date of a day counted from 1970-01-01.
  static func date(ofDay days: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  /// Sunday is 0.
  static func weekday(ofDay days: Int) -> Int {
    let remainder = (days + 4) % 7
    return remainder < 0 ? remainder + 7 : remainder
  }

  static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  /// How many days a month has; none when there is no such month.
  static func length(ofMonth month: Int, _ year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    case 1...12: 31
    default: 0
    }
  }

  /// Whether there is such a day.
  static func exists(_ year: Int, _ month: Int, _ day: Int) -> Bool {
    day >= 1 && day <= length(ofMonth: month, year)
  }
}

/// A date and a time of day as somebody wrote them down.
struct CivilTime: Equatable {
  var year = 0
  var month = 1
  var day = 1
  var hour = 0
  var minute = 0
  var second = 0
  var nanoseconds = 0
  /// Seconds east of UTC; nil when none was given.
  var offset: Int?

  /// The instant; nil when there is no such date or time.
  var timestamp: Timestamp? {
    guard (0...9999).contains(year), Calendar.exists(year, month, day) else { return nil }
    guard hour <= 23, minute <= 59, second <= 60, abs(offset ?? 0) < 86_400 else { return nil }
    let seconds = Calendar.days(year, month, day) * 86_400 + hour * 3600 + minute * 60 + second
    let result = Timestamp(
      seconds: Int64(seconds - (offset ?? 0)),
      nanoseconds: Int32(nanoseconds),
      offset: offset.map { Int32($0) }
    )
    guard result.hasFourDigits else { return nil }
    // A leap second is only ever the last one of a month in UTC; it counts as the one after it.
    return second < 60 || result.startsMonth ? result : nil
  }
}

extension Timestamp {
  /// Whether its year has four digits (RFC 3339 section 1), in UTC and in the offset stated: else it
  /// could not be written.
  var hasFourDigits: Bool {
    let years: ClosedRange<Int64> = -62_167_219_200...253_402_300_799
    return years.contains(seconds) && years.contains(seconds + Int64(offset ?? 0))
  }

  fileprivate var startsMonth: Bool {
    seconds % 86_400 == 0 && Calendar.date(ofDay: Int(seconds) / 86_400).day == 1
  }

  /// The date and time of day in the offset stated, or in UTC.
  ///
  /// An offset that cannot be written as hours and minutes counts as UTC: the instant stays right.
  func civil(inUTC: Bool = false) -> CivilTime {
    var offset = inUTC ? 0 : Int(self.offset ?? 0)
    if offset % 60 != 0 || abs(offset) >= 86_400 { offset = 0 }
    let local = Int(seconds &+ Int64(offset))
    let day = local >= 0 ? local / 86_400 : (local + 1) / 86_400 - 1
    let rest = (local % 86_400 + 86_400) % 86_400
    let date = Calendar.date(ofDay: day)
    return CivilTime(
      year: date.year,
      month: date.month,
      day: date.day,
      hour: rest / 3600,
      minute: rest / 60 % 60,
      second: rest % 60,
      nanoseconds: Int(nanoseconds),
      offset: offset
    )
  }
}
