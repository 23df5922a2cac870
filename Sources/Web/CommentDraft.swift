import Crypto
package import Publishing
package import Storage
package import Syndication

/// Have Your Say: what was typed into the form of a post, and what may be wrong with it.
package struct CommentDraft: Equatable, Sendable {
  package private(set) var values = CommentForm.Values()
  private let inReplyTo: String
  private let trap: String
  private let isUTF8: Bool

  package init(_ form: Form) {
    values.name = form[CommentForm.name].oneLine
    values.email = form[CommentForm.email].oneLine
    values.url = form[CommentForm.url].oneLine
    values.body = form[CommentForm.body].withoutControls.withoutBlankEnds
    inReplyTo = form["inReplyTo"].oneLine
    trap = form[CommentForm.trap]
    isUTF8 = form.isUTF8
  }

  /// What keeps the comment from being taken; nothing for one that is well.
  package var problems: [NoticePage.Problem] {
    var problems: [NoticePage.Problem] = []
    func check(_ field: String, _ message: String, when isWrong: Bool) {
      if isWrong { problems.append(NoticePage.Problem(field: field, message: message)) }
    }
    func check(_ field: String, _ text: String, _ what: String, limit: Int) {
      // As browsers count for `maxlength`.
      let count = text.utf16.count
      let message = "\(what) has \(count) characters; \(limit) are the limit."
      check(field, message, when: count > limit)
    }
    let (name, email, url, body) = (values.name, values.email, values.url, values.body)
    check(
      CommentForm.body,
      "Some characters arrived damaged. Please look it over.",
      when: !isUTF8
    )
    check(CommentForm.name, "Please say who you are: a nickname will do.", when: name.isEmpty)
    check(CommentForm.name, name, "The name", limit: CommentForm.maximumName)
    check(CommentForm.email, email, "The mail address", limit: CommentForm.maximumEmail)
    let isAddress = email.isEmpty || email.contains("@")
    check(CommentForm.email, "This is no mail address. It may stay empty.", when: !isAddress)
    check(CommentForm.url, url, "The web address", limit: CommentForm.maximumURL)
    let isOnTheWeb = url.isEmpty || webURL != nil
    check(CommentForm.url, "This is no web address. It may stay empty.", when: !isOnTheWeb)
    check(CommentForm.body, "Please write something.", when: body.isEmpty)
    check(CommentForm.body, body, "The comment", limit: CommentForm.maximumBody)
    return problems
  }

  /// The writer's page, if it is on the web: anything else would be a link that runs something.
  private var webURL: String? {
    let url = values.url
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
      name: values.name,
      email: values.email,
      url: webURL,
      body: values.body,
      submitted: now,
      // Programs fill in what people do not see. They are thanked: they must not learn from it.
      status: trap.isEmpty ? .awaiting : .spam
    )
  }

  /// A UUID (RFC 9562, version 8) of what the comment says: pressing the button twice, or a browser
  /// that sends again what it had no answer to, makes one comment.
  private func id(on post: String) -> String {
    var hash = SHA256()
    for part in [post, inReplyTo, values.name, values.email, values.url, values.body] {
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
