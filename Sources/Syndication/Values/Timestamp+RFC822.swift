extension Timestamp {
  /// Reads a date of RFC 822 as amended by RFC 2822 and RSS 2.0, strictly: `Fri, 02 Jan 2026
  /// 03:04:05 +0000`.
  ///
  /// The weekday and the seconds may be missing; the year has four digits, names are capitalised,
  /// and a weekday must be the right one.
  public init?(rfc822 text: String) {
    guard
      let date = RFC822Date(text), date.isWeekdayRight, let result = date.time.timestamp
    else { return nil }
    self = result
  }

  /// Reads an HTTP date in any of the three forms of RFC 9110 section 5.6.7.
  public init?(httpDate text: String) {
    guard text.hasSuffix("GMT") || Digits.isDigit(text.utf8.last ?? 0) else { return nil }
    self.init(lenient: text)
  }

  /// `Fri, 02 Jan 2026 03:04:05 +0000`, with the offset that was stated.
  public var rfc822: String {
    let time = civil()
    var text = dayAndTime(time)
    text.append(offset: time.offset ?? 0, separator: "")
    return text.text
  }

  /// `Fri, 02 Jan 2026 03:04:05 GMT`, the form of HTTP dates (RFC 9110 section 5.6.7).
  public var httpDate: String {
    var text = dayAndTime(civil(inUTC: true))
    text.append("GMT")
    return text.text
  }

  private func dayAndTime(_ time: CivilTime) -> DateText {
    let day = Calendar.days(time.year, time.month, time.day)
    var text = DateText()
    text.append(RFC822Date.weekdays[Calendar.weekday(ofDay: day)])
    text.append(", ")
    text.append(time.day, width: 2)
    text.append(UInt8(ascii: " "))
    text.append(RFC822Date.months[time.month - 1])
    text.append(UInt8(ascii: " "))
    text.append(time.year, width: 4)
    text.append(UInt8(ascii: " "))
    text.append(time.hour, width: 2)
    text.append(UInt8(ascii: ":"))
    text.append(time.minute, width: 2)
    text.append(UInt8(ascii: ":"))
    text.append(time.second, width: 2)
    text.append(UInt8(ascii: " "))
    return text
  }
}

/// A date in the form of RFC 822, whether or not there is such a day.
struct RFC822Date {
  /// The weekday as stated, Sunday being 0.
  var weekday: Int?
  var time = CivilTime()

  /// Whether the weekday stated is the one of the date.
  var isWeekdayRight: Bool {
    guard let weekday, Calendar.exists(time.year, time.month, time.day) else { return true }
    let day = Calendar.days(time.year, time.month, time.day)
    return Calendar.weekday(ofDay: day) == weekday
  }

  /// Whether the text that was read is the one that ``Timestamp/rfc822`` writes, or
  /// ``Timestamp/httpDate`` in its 29 characters.
  func isWrittenAsRFC822(_ text: Span<UInt8>) -> Bool {
    guard weekday != nil, isWeekdayRight, time.hour < 24, time.second < 60,
      text.count == 29 || text.count == 31, text[7] == UInt8(ascii: " "),
      text[22] == UInt8(ascii: ":"), text[25] == UInt8(ascii: " ")
    else { return false }
    if text.count == 29 {
      return text[26] == UInt8(ascii: "G") && text[27] == UInt8(ascii: "M")
        && text[28] == UInt8(ascii: "T")
    }
    return text[26] == UInt8(ascii: "+") || time.offset != 0
  }

  static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
  static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
  /// The three letters of each name as one number, so that looking one up allocates nothing.
  private static let weekdayKeys = weekdays.map { key($0.utf8.span, at: 0) }
  private static let monthKeys = months.map { key($0.utf8.span, at: 0) }

  init?(_ text: String) { self.init(text.utf8.span) }

  /// The same of a text in UTF-8.
  init?(_ bytes: Span<UInt8>) {
    var place = 0
    if bytes.count > 5, bytes[3] == UInt8(ascii: ",") {
      guard
        let weekday = Self.weekdayKeys.firstIndex(of: Self.key(bytes, at: 0)),
        bytes[4] == UInt8(ascii: " ")
      else { return nil }
      self.weekday = weekday
      place = 5
    }
    let digits = Digits.count(bytes, at: place)
    guard
      digits == 1 || digits == 2,
      let day = Digits.read(bytes, at: place, count: digits),
      Self.isSpaced(bytes, at: place + digits)
    else { return nil }
    time.day = day
    guard readRest(bytes, at: place + digits + 1) else { return nil }
  }

  /// `Jan 2026 03:04[:05] zone`.
  private mutating func readRest(_ bytes: Span<UInt8>, at place: Int) -> Bool {
    guard
      place + 15 <= bytes.count,
      let month = Self.monthKeys.firstIndex(of: Self.key(bytes, at: place)),
      let year = Digits.read(bytes, at: place + 4, count: 4),
      let hour = Digits.read(bytes, at: place + 9, count: 2),
      let minute = Digits.read(bytes, at: place + 12, count: 2),
      Self.isSpaced(bytes, at: place + 3), Self.isSpaced(bytes, at: place + 8),
      bytes[place + 11] == UInt8(ascii: ":")
    else { return false }
    (time.month, time.year, time.hour, time.minute) = (month + 1, year, hour, minute)
    var end = place + 14
    if bytes[end] == UInt8(ascii: ":") {
      guard let second = Digits.read(bytes, at: end + 1, count: 2) else { return false }
      time.second = second
      end += 3
    }
    guard Self.isSpaced(bytes, at: end) else { return false }
    time.offset = Self.offset(bytes, at: end + 1)
    return time.offset != nil
  }

  private static func isSpaced(_ bytes: Span<UInt8>, at place: Int) -> Bool {
    place < bytes.count && bytes[place] == UInt8(ascii: " ")
  }

  private static func key(_ bytes: Span<UInt8>, at place: Int) -> UInt32 {
    UInt32(bytes[place]) << 16 | UInt32(bytes[place + 1]) << 8 | UInt32(bytes[place + 2])
  }

  /// `+hhmm`, `-hhmm` or a name of RFC 822, up to the end.
  private static func offset(_ bytes: Span<UInt8>, at place: Int) -> Int? {
    let count = bytes.count - place
    if count == 5, let hours = Digits.read(bytes, at: place + 1, count: 2) {
      let sign = bytes[place]
      guard
        sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"),
        let minutes = Digits.read(bytes, at: place + 3, count: 2),
        hours <= 23, minutes <= 59
      else { return nil }
      let seconds = hours * 3600 + minutes * 60
      return sign == UInt8(ascii: "-") ? -seconds : seconds
    }
    if count == 1 { return bytes[place] == UInt8(ascii: "Z") ? 0 : nil }
    if count == 2 {
      return bytes[place] == UInt8(ascii: "U") && bytes[place + 1] == UInt8(ascii: "T") ? 0 : nil
    }
    guard count == 3 else { return nil }
    return namedOffset(key(bytes, at: place)).map { $0 * 3600 }
  }

  private static func namedOffset(_ key: UInt32) -> Int? {
    zones.first { $0.key == key }?.hours
  }

  private static let zones: [(key: UInt32, hours: Int)] = [
    ("GMT", 0), ("EST", -5), ("EDT", -4), ("CST", -6), ("CDT", -5), ("MST", -7), ("MDT", -6),
    ("PST", -8), ("PDT", -7),
  ].map { (key: key($0.0.utf8.span, at: 0), hours: $0.1) }
}
