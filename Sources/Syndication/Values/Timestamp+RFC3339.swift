extension Timestamp {
  /// Reads a date-time of RFC 3339 strictly, with the upper-case `T` and `Z` that Atom demands.
  public init?(rfc3339 text: String) {
    guard let result = CivilTime(rfc3339: text.utf8.span)?.timestamp else { return nil }
    self = result
  }

  /// Reads a date of W3CDTF strictly: `YYYY`, `YYYY-MM`, `YYYY-MM-DD`, or with a time and its zone.
  public init?(w3cdtf text: String) {
    let bytes = text.utf8.span
    guard let year = Digits.read(bytes, at: 0, count: 4) else { return nil }
    var date = CivilTime(year: year)
    switch bytes.count {
    case 4:
      break
    case 7:
      guard
        let month = Digits.read(bytes, at: 5, count: 2), bytes[4] == UInt8(ascii: "-")
      else { return nil }
      date.month = month
    default:
      guard let day = CivilTime(isoDate: bytes) else { return nil }
      date = day
      if bytes.count > 10 {
        guard
          bytes[10] == UInt8(ascii: "T"),
          let time = day.readingTime(bytes, at: 11, needsSeconds: false)
        else { return nil }
        date = time
      }
    }
    guard let result = date.timestamp else { return nil }
    self = result
  }

  /// `2026-01-02T03:04:05Z`, with the offset that was stated; the fraction only when there is one.
  public var rfc3339: String { iso(civil()) }

  /// `2026-01-02T03:04:05Z`, always in UTC.
  public var rfc3339UTC: String { iso(civil(inUTC: true)) }

  private func iso(_ time: CivilTime) -> String {
    var text = DateText()
    text.append(time.year, width: 4)
    text.append(UInt8(ascii: "-"))
    text.append(time.month, width: 2)
    text.append(UInt8(ascii: "-"))
    text.append(time.day, width: 2)
    text.append(UInt8(ascii: "T"))
    text.append(time.hour, width: 2)
    text.append(UInt8(ascii: ":"))
    text.append(time.minute, width: 2)
    text.append(UInt8(ascii: ":"))
    text.append(time.second, width: 2)
    appendFraction(to: &text)
    if time.offset == 0 {
      text.append(UInt8(ascii: "Z"))
    } else {
      text.append(offset: time.offset ?? 0, separator: ":")
    }
    return text.text
  }

  private func appendFraction(to text: inout DateText) {
    guard nanoseconds > 0 else { return }
    var fraction = Int(nanoseconds)
    var width = 9
    while fraction % 10 == 0 {
      fraction /= 10
      width -= 1
    }
    text.append(UInt8(ascii: "."))
    text.append(fraction, width: width)
  }
}

extension CivilTime {
  /// Reads a date-time of RFC 3339 strictly, whether or not there is such a day.
  init?(rfc3339 bytes: Span<UInt8>) {
    guard
      let date = CivilTime(isoDate: bytes),
      let time = date.readingTime(bytes, at: 11, needsSeconds: true),
      bytes[10] == UInt8(ascii: "T")
    else { return nil }
    self = time
  }

  /// Whether the text that was read is the one that ``Timestamp/rfc3339`` writes for the time.
  func isWrittenAsRFC3339(_ text: Span<UInt8>) -> Bool {
    guard hour < 24, second < 60 else { return false }
    // `Z` and no other way to say UTC, and no fraction, which has many forms.
    return text.count == 20
      || text.count == 25 && nanoseconds == 0 && offset != 0
        && text[19] != UInt8(ascii: ".")
  }

  /// Reads `YYYY-MM-DD` at the beginning.
  init?(isoDate bytes: Span<UInt8>) {
    guard
      let year = Digits.read(bytes, at: 0, count: 4),
      let month = Digits.read(bytes, at: 5, count: 2),
      let day = Digits.read(bytes, at: 8, count: 2),
      bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-")
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// Adds `hh:mm[:ss[.fraction]]` and the zone, which must be all that follows.
  func readingTime(_ bytes: Span<UInt8>, at place: Int, needsSeconds: Bool) -> CivilTime? {
    guard
      let hour = Digits.read(bytes, at: place, count: 2),
      let minute = Digits.read(bytes, at: place + 3, count: 2),
      bytes[place + 2] == UInt8(ascii: ":")
    else { return nil }
    var time = self
    (time.hour, time.minute) = (hour, minute)
    var end = place + 5
    if end < bytes.count, bytes[end] == UInt8(ascii: ":") {
      guard let second = Digits.read(bytes, at: end + 1, count: 2) else { return nil }
      time.second = second
      end += 3
      if end < bytes.count, bytes[end] == UInt8(ascii: ".") {
        let count = Digits.count(bytes, at: end + 1)
        guard count > 0 else { return nil }
        time.nanoseconds = Digits.nanoseconds(bytes, at: end + 1, count: count)
        end += 1 + count
      }
    } else if needsSeconds {
      return nil
    }
    time.offset = CivilTime.isoOffset(bytes, at: end)
    return time.offset == nil ? nil : time
  }

  /// `Z`, `+hh:mm` or `-hh:mm`, up to the end.
  private static func isoOffset(_ bytes: Span<UInt8>, at place: Int) -> Int? {
    guard place < bytes.count else { return nil }
    let sign = bytes[place]
    if sign == UInt8(ascii: "Z") { return place + 1 == bytes.count ? 0 : nil }
    guard
      sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"),
      let hours = Digits.read(bytes, at: place + 1, count: 2),
      let minutes = Digits.read(bytes, at: place + 4, count: 2),
      bytes[place + 3] == UInt8(ascii: ":"),
      place + 6 == bytes.count, hours <= 23, minutes <= 59
    else { return nil }
    let seconds = hours * 3600 + minutes * 60
    return sign == UInt8(ascii: "-") ? -seconds : seconds
  }
}
