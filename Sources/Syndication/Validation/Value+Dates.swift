extension Message {
  static let invalidRFC3339Date = Message(
    "InvalidRFC3339Date",
    .error,
    "{element} is no date-time of RFC 3339: {value}",
    "Write it as 2026-01-02T03:04:05Z, or with an offset such as +01:00; all parts are needed.",
    "RFC 4287 section 3.3; RFC 3339 section 5.6",
    fix: .rfc3339
  )
  static let invalidW3CDTFDate = Message(
    "InvalidW3CDTFDate",
    .error,
    "{element} is no date of W3CDTF: {value}",
    "Write it as 2026, 2026-01, 2026-01-02 or 2026-01-02T03:04:05Z; a time needs a zone.",
    "W3C Note on Date and Time Formats",
    fix: .rfc3339
  )
  static let invalidISO8601DateTime = Message(
    "InvalidISO8601DateTime",
    .error,
    "{element} is no date-time of ISO 8601: {value}",
    "Write it as 2026-01-02T03:04:05Z.",
    "ISO 8601",
    fix: .rfc3339
  )
  static let invalidRFC2822Date = Message(
    "InvalidRFC2822Date",
    .error,
    "{element} is no date of RFC 822: {value}",
    "Write it as Fri, 02 Jan 2026 03:04:05 +0000: readers sort by it, and show nothing when it fails.",
    "RSS 2.0, pubDate; RFC 2822 section 3.3",
    fix: .rfc822
  )
  static let incorrectDOW = Message(
    "IncorrectDOW",
    .error,
    "The weekday of {element} is not the one of its date: {value}",
    "Correct the weekday or leave it out; some readers refuse a date that contradicts itself.",
    "RFC 2822 section 3.3",
    fix: .rfc822
  )
  static let problematicalRFC822Date = Message(
    "ProblematicalRFC822Date",
    .warning,
    "{element} is a date that not every reader understands: {value}",
    "Write it as Fri, 02 Jan 2026 03:04:05 +0000: four digits of the year, capitals, single spaces.",
    "RSS Advisory Board profile, Date and Time Specification",
    fix: .rfc822
  )
  static let implausibleDate = Message(
    "ImplausibleDate",
    .warning,
    "{element} is before 1990 or in the future: {value}",
    "Readers sort by it: such an entry stays on top, or is never seen. Correct the date.",
    "RFC 4287 section 3.3"
  )
}

extension Value {
  /// The date-time that Atom demands.
  static let rfc3339 = Value(passed: "ValidW3CDTFDate") { text, scope in
    // Whether white space may stand around it is a question of its own.
    let text = text.trimmingXMLSpace
    guard let time = Timestamp(rfc3339: text) else { return .fault(.invalidRFC3339Date) }
    return isPlausible(time, scope, slack: 86_400) ? nil : .fault(.implausibleDate)
  }
  .plainly { text, scope in
    guard let time = CivilTime(rfc3339: text)?.timestamp else { return false }
    return isPlausible(time, scope, slack: 86_400)
  }

  /// One that may well be in the future.
  static let anyRFC3339 = Value(.invalidRFC3339Date, passed: "ValidW3CDTFDate") {
    Timestamp(rfc3339: $0.trimmingXMLSpace) != nil
  }

  static let w3cdtf = Value(passed: "ValidW3CDTFDate") { text, scope in
    guard let time = Timestamp(w3cdtf: text.trimmingXMLSpace) else {
      return .fault(.invalidW3CDTFDate)
    }
    return isPlausible(time, scope, slack: 86_400) ? nil : .fault(.implausibleDate)
  }

  /// A date of an event, which may be of any time.
  static let anyW3CDTF = Value(.invalidW3CDTFDate, passed: "ValidW3CDTFDate") {
    Timestamp(w3cdtf: $0.trimmingXMLSpace) != nil
  }

  /// A date, or a date and a time, whose zone may be missing.
  static let iso8601 = Value(passed: "ValidISO8601Date") { text, scope in
    let text = text.trimmingXMLSpace
    let time = Timestamp(w3cdtf: text) ?? Timestamp(w3cdtf: text + "Z")
    return time == nil ? .fault(.invalidISO8601DateTime) : nil
  }

  /// The date of RSS.
  static let rfc822 = Value(passed: "ValidRFC2822Date") { text, scope in
    guard let date = RFC822Date(text), isCustomary(text) else {
      return .fault(isProblematical(text) ? .problematicalRFC822Date : .invalidRFC2822Date)
    }
    guard let time = date.time.timestamp else { return .fault(.invalidRFC2822Date) }
    guard date.isWeekdayRight else { return .fault(.incorrectDOW) }
    return isPlausible(time, scope, slack: 600) ? nil : .fault(.implausibleDate)
  }
  .plainly { text, scope in
    guard let date = RFC822Date(text), date.isWeekdayRight, let time = date.time.timestamp,
      text[text.count - 1] == UInt8(ascii: "0") || text[text.count - 1] == UInt8(ascii: "T"),
      text[text.count - 2] == UInt8(ascii: "0") || text[text.count - 2] == UInt8(ascii: "M")
    else { return false }
    return isPlausible(time, scope, slack: 600)
  }

  private static let startOf1990: Int64 = 631_152_000

  private static func isPlausible(_ time: Timestamp, _ scope: Scope, slack: Int64) -> Bool {
    guard time.seconds >= startOf1990 else { return false }
    guard let now = scope.now else { return true }
    return time.seconds <= now.seconds + slack
  }

  /// Offsets of whole hours and their quarters, which some land has.
  private static func isCustomary(_ text: String) -> Bool {
    guard let sign = text.utf8.suffix(5).first, sign == 0x2B || sign == 0x2D else { return true }
    return ["00", "15", "30", "45"].contains { text.hasSuffix($0) }
  }

  /// What the grammar of RFC 822 allows, in any case, with comments and extra spaces.
  private static func isProblematical(_ text: String) -> Bool {
    var words = text.lowercased().words
    if words.count > 1, words[1] == "," {
      guard RFC822Date.weekdays.contains(where: { $0.lowercased() == words[0] }) else {
        return false
      }
      words.removeFirst(2)
    }
    guard words.count == 5, words[0].count <= 2, let day = Int(words[0]) else { return false }
    guard let month = RFC822Date.months.firstIndex(where: { $0.lowercased() == words[1] }) else {
      return false
    }
    guard [2, 4].contains(words[2].count), let year = Int(words[2]) else { return false }
    let time = words[3].split(separator: ":", omittingEmptySubsequences: false)
    guard
      time.count == 2 || time.count == 3,
      time.allSatisfy({ $0.utf8.count == 2 && $0.utf8.allSatisfy(Digits.isDigit) })
    else { return false }
    let limits = [23, 59, 60]
    guard zip(time, limits).allSatisfy({ Int($0) ?? 99 <= $1 }) else { return false }
    guard Calendar.exists(year < 100 ? 2000 + year : year, month + 1, day) else { return false }
    return isZone(words[4])
  }

  private static func isZone(_ zone: Substring) -> Bool {
    if zone.utf8.count == 1 {
      return zone != "j" && zone.utf8.allSatisfy { $0 >= 0x61 && $0 <= 0x7A }
    }
    if zonesOfRFC822.contains(zone) { return true }
    let digits = zone.drop { $0 == "+" || $0 == "-" }
    guard digits.utf8.count == 4, zone.utf8.count <= 5, let offset = Int(digits) else {
      return false
    }
    return offset / 100 < 24 && offset % 100 < 60
  }

  private static let zonesOfRFC822: Set<Substring> = [
    "ut", "gmt", "est", "edt", "cst", "cdt", "mst", "mdt", "pst", "pdt",
  ]
}

extension String {
  /// The words, and commas, without what stands in parentheses; a character behind `\` has no meaning
  /// there.
  fileprivate var words: [Substring] {
    var words: [Substring] = []
    var depth = 0
    var isEscaped = false
    var start: Index?
    for place in unicodeScalars.indices {
      let scalar = unicodeScalars[place]
      let isPart =
        depth == 0 && !isEscaped && !scalar.properties.isWhitespace
        && !["\\", "(", ")", ","].contains(scalar)
      if isPart {
        start = start ?? place
        continue
      }
      if let begun = start { words.append(self[begun..<place]) }
      start = nil
      if isEscaped {
        isEscaped = false
      } else {
        switch scalar {
        case "\\": isEscaped = true
        case "(": depth += 1
        case ")": depth = max(0, depth - 1)
        case "," where depth == 0: words.append(self[place...place])
        default: break
        }
      }
    }
    if let start { words.append(self[start...]) }
    return words
  }
}
