import Syndication

/// Dates as people write them in front matter.
enum Dates {
  /// Reads `2013-03-25`, `2013-03-25 10:00`, `2013-03-25 10:00:00 +0100`, RFC 3339, and the dates of
  /// feeds; a date without a zone is in `zone`, such as `+01:00` or `Z`.
  static func timestamp(_ text: String, zone: String = "Z") -> Timestamp? {
    Timestamp(rfc3339: text) ?? rfc3339(text, zone: zone).flatMap { Timestamp(rfc3339: $0) }
      ?? Timestamp(lenient: text)
  }

  /// Completes a date to RFC 3339; nil when it does not begin as `YYYY-MM-DD`.
  static func rfc3339(_ text: String, zone: String) -> String? {
    var rest = text[...]
    guard let day = take(&rest, "dddd-dd-dd") else { return nil }
    while let next = rest.first, next == " " || next == "T" || next == "t" { rest.removeFirst() }
    if rest.isEmpty { return "\(day)T00:00:00\(zone)" }
    guard let minutes = take(&rest, "dd:dd") else { return nil }
    let seconds = take(&rest, ":dd") ?? ":00"
    while rest.first == " " { rest.removeFirst() }
    if rest.isEmpty { return "\(day)T\(minutes)\(seconds)\(zone)" }
    if rest == "Z" || rest == "z" || rest == "UTC" || rest == "GMT" {
      return "\(day)T\(minutes)\(seconds)Z"
    }
    guard let sign = rest.popFirst(), sign == "+" || sign == "-", let hours = take(&rest, "dd")
    else { return nil }
    if rest.first == ":" { rest.removeFirst() }
    let offset = rest.isEmpty ? "00" : take(&rest, "dd")
    guard let offset, rest.isEmpty else { return nil }
    return "\(day)T\(minutes)\(seconds)\(sign)\(hours):\(offset)"
  }

  /// Takes what matches a pattern of literal characters and `d` for a digit.
  static func take(_ text: inout Substring, _ pattern: String) -> String? {
    let head = text.prefix(pattern.count)
    guard head.count == pattern.count else { return nil }
    for (character, wanted) in zip(head, pattern) {
      let isMatch = wanted == "d" ? ("0"..."9").contains(character) : character == wanted
      if !isMatch { return nil }
    }
    text = text.dropFirst(pattern.count)
    return String(head)
  }

  /// `2013-03-25`, in the zone that the date was stated in.
  static func day(_ timestamp: Timestamp) -> String { String(timestamp.rfc3339.prefix(10)) }

  /// `25 March 2013`.
  static func words(_ timestamp: Timestamp) -> String {
    let day = day(timestamp)
    let parts = day.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3, (1...12).contains(parts[1]) else { return day }
    return "\(parts[2]) \(months[parts[1] - 1]) \(parts[0])"
  }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
}
