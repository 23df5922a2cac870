extension LenientDate {
  /// `3:04`, `03:04:05`, `03:04:05.678`.
  mutating func readTime() -> Bool {
    // 2012-05-01-10:30 may mean a zone as well as a time.
    let followsHyphen = tokens.isMark(place - 1, "-") && tokens.isGlued(place)
    guard time == nil, !(followsHyphen && tokens.isGlued(place - 1)) else { return false }
    guard
      let hour = tokens.number(place, digits: 1...2),
      let minute = tokens.number(place + 2, digits: 1...2)
    else { return false }
    var result = CivilTime(hour: hour, minute: minute)
    place += 3
    if tokens.isMark(place, ":") {
      guard let second = tokens.number(place + 1, digits: 1...2) else { return false }
      result.second = second
      place += 2
    }
    if tokens.isMark(place, ".") || tokens.isMark(place, ","), tokens.isGlued(place + 1),
      let fraction = tokens.number(place + 1, digits: 1...16),
      case .number(_, let digits)? = tokens[place + 1]
    {
      result.nanoseconds = Self.nanoseconds(fraction, digits: digits)
      place += 2
    }
    time = result
    return !tokens.isMark(place, ":")
  }

  static func nanoseconds(_ fraction: Int, digits: Int) -> Int {
    var number = fraction
    for _ in 0..<max(0, 9 - digits) { number *= 10 }
    for _ in 0..<max(0, digits - 9) { number /= 10 }
    return number
  }

  /// Whether the number at the current place is the time in `20031231T101455`.
  func isCompactTime(_ digits: Int) -> Bool {
    (digits == 4 || digits == 6) && tokens[place - 1] == .word("t") && tokens.isGlued(place)
  }

  mutating func readCompactTime(_ value: Int, digits: Int) -> Bool {
    let seconds = digits == 6 ? value : value * 100
    time = CivilTime(
      hour: seconds / 10_000,
      minute: seconds / 100 % 100,
      second: seconds % 100
    )
    place += 1
    return true
  }

  /// Whether the sign at the current place begins an offset, and does not join parts of the date.
  var isOffset: Bool {
    guard case .number? = tokens[place + 1], tokens.isGlued(place + 1) else { return false }
    return time != nil || tokens.isMark(place, "+")
  }

  /// `+0100`, `+01:00`, `+01`, `-5`.
  mutating func readOffset(isNegative: Bool) -> Bool {
    guard offset == nil, case .number(let number, let digits)? = tokens[place + 1] else {
      return false
    }
    place += 2
    var (hours, minutes) = (number, 0)
    if digits == 4 || digits == 3 {
      (hours, minutes) = (number / 100, number % 100)
    } else if digits <= 2, tokens.isMark(place, ":") {
      guard let stated = tokens.number(place + 1, digits: 2...2) else { return false }
      minutes = stated
      place += 2
    } else if digits > 2 {
      return false
    }
    guard hours <= 14, minutes <= 59 else { return false }
    offset = (hours * 3600 + minutes * 60) * (isNegative ? -1 : 1)
    return true
  }

  mutating func readZone(_ word: String) -> Bool {
    guard let named = TimeZone.named(word) else { return false }
    guard zone == nil, time != nil || word.utf8.count > 1 else { return false }
    // Only UTC can be counted from: in `Etc/GMT-5` the sign is reversed, others are no base.
    if word.contains("/"), tokens.isMark(place, "+") || tokens.isMark(place, "-") { return false }
    zone = named
    return true
  }
}
