/// What a server said to one request.
package struct ServerAnswer: Sendable {
  /// What was asked for.
  package var url: String
  package var status: Int
  /// The fields as they came, in their order.
  package var fields: [(name: String, value: String)]
  /// The body, decompressed; empty of an answer that has none.
  package var body: [UInt8]

  package init(
    url: String,
    status: Int,
    fields: [(name: String, value: String)] = [],
    body: [UInt8] = []
  ) {
    self.url = url
    self.status = status
    self.fields = fields
    self.body = body
  }

  /// The values of a field, joined as RFC 9110 section 5.3 has it; nil without it.
  package subscript(name: String) -> String? {
    let name = name.lowercased()
    let values = fields.filter { $0.name.lowercased() == name }.map(\.value)
    return values.isEmpty ? nil : values.joined(separator: ", ")
  }

  /// The members of a field that is a list of tokens, in lower case.
  func tokens(_ name: String) -> [String] {
    (self[name] ?? "").split(separator: ",").map { String($0).trimmingXMLSpace.lowercased() }
  }
}

/// What a server said to the requests that feed readers make, one after the other.
package struct ServerEvidence: Sendable {
  /// The first request and each redirect; the last is the answer.
  package var hops: [ServerAnswer]
  /// The same request once more, without validators.
  package var again: ServerAnswer?
  /// Asked with If-None-Match alone.
  package var byETag: ServerAnswer?
  /// Asked with If-None-Match in its other form: weak for strong, strong for weak.
  package var byOtherETag: ServerAnswer?
  /// Asked with If-Modified-Since alone.
  package var byDate: ServerAnswer?
  /// Asked with both, as most readers do.
  package var byBoth: ServerAnswer?
  /// Asked with If-None-Match and a tag that it never sent.
  package var byForeignETag: ServerAnswer?
  /// Asked with If-Modified-Since and a date before its Last-Modified.
  package var byOldDate: ServerAnswer?
  /// Asked with HEAD.
  package var head: ServerAnswer?
  /// The page that the feed says it is of, and whether that names the feed.
  package var page: (url: String, namesFeed: Bool)?
  /// The hubs that the feed names, and why one does not answer.
  package var hubs: [(url: String, failure: String?)] = []

  package init(hops: [ServerAnswer]) { self.hops = hops }

  /// The answer that has the feed.
  package var answer: ServerAnswer? { hops.last }
}

/// An entity tag (RFC 9110 section 8.8.3).
package enum EntityTagForm {
  /// Whether a text is one: quoted, nothing in it that must not be there.
  static func isValid(_ text: String) -> Bool {
    let quoted = text.hasPrefix("W/") ? text.utf8.dropFirst(2) : text.utf8[...]
    guard quoted.count >= 2, quoted.first == 0x22, quoted.last == 0x22 else { return false }
    return quoted.dropFirst().dropLast().allSatisfy { $0 > 0x20 && $0 != 0x22 && $0 != 0x7F }
  }

  /// The weak form of a strong tag and the reverse: both match where weak comparison is made.
  package static func other(_ text: String) -> String {
    text.hasPrefix("W/") ? String(text.dropFirst(2)) : "W/" + text
  }
}
