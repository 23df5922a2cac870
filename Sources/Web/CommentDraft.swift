import Crypto
package import Storage
package import Syndication

/// Have Your Say: what was typed into the form of a post, and what may be wrong with it.
package struct CommentDraft: Equatable, Sendable {
  /// A field that its sender should look at, and why.
  package struct Problem: Equatable, Sendable {
    package let field: String
    package let message: String
  }

  package var name: String
  package var email: String
  package var url: String
  package var inReplyTo: String
  package var body: String
  /// The field that people do not see: programs fill it in.
  private let trap: String
  private let isUTF8: Bool

  package static let trapField = "website"
  package static let longestBody = 20_000
  private static let longestLine = 250
  private static let longestURL = 1000

  package init(_ form: Form) {
    name = form["name"].oneLine
    email = form["email"].oneLine
    url = form["url"].oneLine
    inReplyTo = form["inReplyTo"].oneLine
    body = form["body"].withoutControls.withoutBlankEnds
    trap = form[Self.trapField]
    isUTF8 = form.isUTF8
  }

  package var isFromProgram: Bool { !trap.isEmpty }

  /// What keeps the comment from being taken; nothing for one that is well.
  package var problems: [Problem] {
    var problems: [Problem] = []
    func check(_ isWrong: Bool, _ field: String, _ message: String) {
      if isWrong { problems.append(Problem(field: field, message: message)) }
    }
    check(!isUTF8, "body", "Some characters arrived damaged. Please look them over.")
    check(name.isEmpty, "name", "Please say who you are: a name or a nickname.")
    let line = Self.longestLine
    check(name.unicodeScalars.count > line, "name", "The name is longer than \(line) characters.")
    check(
      email.unicodeScalars.count > line,
      "email",
      "The address is longer than \(line) characters."
    )
    check(
      !email.isEmpty && !email.contains("@"),
      "email",
      "This is no mail address. It may stay empty."
    )
    check(
      url.unicodeScalars.count > Self.longestURL,
      "url",
      "The address is longer than \(Self.longestURL) characters."
    )
    check(!url.isEmpty && webURL == nil, "url", "This is no web address. It may stay empty.")
    check(body.isEmpty, "body", "Please write something.")
    let count = body.unicodeScalars.count
    check(
      count > Self.longestBody,
      "body",
      "The comment has \(count) characters; \(Self.longestBody) are the limit."
    )
    return problems
  }

  /// The writer's page, if it is on the web: anything else would be a link that runs something.
  private var webURL: String? {
    let lowered = url.lowercased()
    let isWeb = lowered.hasPrefix("https://") || lowered.hasPrefix("http://")
    if isWeb { return url.contains(" ") || url.contains("\"") ? nil : url }
    // People write their address without the scheme.
    let isHost = url.contains(".") && !url.contains(":") && !url.contains(" ")
    return isHost && !url.hasPrefix("/") ? "https://" + url : nil
  }

  /// The comment as it waits for moderation.
  package func comment(on post: String, now: Timestamp) -> SubmittedComment {
    SubmittedComment(
      id: id(on: post),
      post: post,
      inReplyTo: inReplyTo.isEmpty ? nil : inReplyTo,
      name: name,
      email: email,
      url: webURL,
      body: body,
      submitted: now,
      status: isFromProgram ? .spam : .awaiting
    )
  }

  /// A UUID (RFC 9562, version 8) of what the comment says: pressing the button twice, or a browser
  /// that sends again what it had no answer to, makes one comment.
  private func id(on post: String) -> String {
    var hash = SHA256()
    for part in [post, inReplyTo, name, email, url, body] {
      let bytes = Array(part.utf8)
      // With its length before it, so that no text can pass from one field into the next.
      hash.update(data: Array("\(bytes.count):".utf8) + bytes)
    }
    var bytes = Array(hash.finalize().prefix(16))
    bytes[6] = bytes[6] & 0x0F | 0x80
    bytes[8] = bytes[8] & 0x3F | 0x80
    let groups = [0..<4, 4..<6, 6..<8, 8..<10, 10..<16]
    return groups.map { bytes[$0].map(\.hexadecimal).joined() }.joined(separator: "-")
  }
}

extension SubmittedComment {
  /// The id in files and feeds, where it has to be an address.
  package var publicID: String { "urn:uuid:" + id }
}

extension String {
  /// Without what no text needs and terminals, XML and databases may stumble over.
  fileprivate var withoutControls: String {
    String(
      String.UnicodeScalarView(
        unicodeScalars.filter { scalar in
          switch scalar.value {
          case 0x09, 0x0A: true
          case 0..<0x20, 0x7F..<0xA0, 0xFFFE, 0xFFFF: false
          // What turns the direction of everything behind it.
          case 0x202A...0x202E, 0x2066...0x2069: false
          default: true
          }
        }
      )
    )
  }

  fileprivate var withoutBlankEnds: String {
    guard let first = firstIndex(where: { !$0.isWhitespace }),
      let last = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(self[first...last])
  }

  fileprivate var oneLine: String {
    withoutControls.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
