import Syndication

extension Property {
  static let values = [
    Property(name: "dates", seeds: ["dates"], check: dates),
    Property(name: "addresses", seeds: ["addresses"], check: addresses),
    Property(name: "json", seeds: ["json"], check: json),
  ]

  /// A date that was read is written so that it reads as the same instant.
  private static func dates(_ bytes: [UInt8]) -> String? {
    let text = String(decoding: bytes, as: UTF8.self)
    let readings = [
      Timestamp(lenient: text), Timestamp(rfc3339: text), Timestamp(rfc822: text),
      Timestamp(w3cdtf: text), Timestamp(httpDate: text),
    ]
    for date in readings {
      guard let date else { continue }
      for written in [date.rfc3339, date.rfc3339UTC] {
        guard Timestamp(rfc3339: written) == date else { return "\(written) is not \(date)" }
      }
      let second = Timestamp(seconds: date.seconds)
      guard Timestamp(rfc822: date.rfc822) == second else { return "\(date.rfc822) is not \(date)" }
      guard Timestamp(httpDate: date.httpDate) == second else { return "\(date.httpDate)" }
    }
    return nil
  }

  /// An address resolved is absolute and stays as it is; a normal one is a fixed point.
  private static func addresses(_ bytes: [UInt8]) -> String? {
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", maxSplits: 1)
    let reference = lines.first.map(String.init) ?? ""
    let base = lines.count > 1 ? String(lines[1]) : "http://a.example/b/c/d;p?q"
    let parts = URI.Components(reference)
    if let problem = difference("put together again", reference, parts.text) { return problem }
    _ = (parts.host, URI.canonicalLink(reference))
    let normal = URI.normalized(reference)
    if let problem = difference("normalized twice", normal, URI.normalized(normal)) {
      return problem
    }
    guard let resolved = URI.resolve(reference, against: base) else { return nil }
    guard URI.isAbsolute(resolved) else { return "\(resolved) is not absolute" }
    return difference("resolved twice", resolved, URI.resolve(resolved, against: base) ?? "")
  }

  /// What was read can be written, and read again as the same without any recovery.
  private static func json(_ bytes: [UInt8]) -> String? {
    guard let root = JSONDocument(bytes).root else { return nil }
    for indentation in [0, 2] {
      var writer = JSONWriter(indentation: indentation)
      writer.value(root)
      let written = writer.finish()
      let again = JSONDocument(written)
      guard again.problems.isEmpty else { return "\(again.problems)" }
      guard again.root == root else { return "\(String(decoding: written, as: UTF8.self))" }
    }
    return nil
  }
}
