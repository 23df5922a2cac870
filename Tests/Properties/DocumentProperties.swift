import Markup

extension Property {
  static let documents = [
    Property(name: "xml", seeds: ["xml", "atom", "rdf", "opml", "svg"], check: xml),
    Property(name: "encodings", seeds: ["xml"], check: encodings),
    Property(name: "html", seeds: ["html", "xml", "atom", "svg"], check: html),
    Property(name: "writer", seeds: ["md"], check: writer),
  ]

  /// What was read can be written, and read again as the same without any recovery.
  private static func xml(_ bytes: [UInt8]) -> String? { rewritten(Document(xml: bytes)) }

  /// The same for bytes in every encoding: the first byte chooses what HTTP says of them.
  private static func encodings(_ bytes: [UInt8]) -> String? {
    guard let choice = bytes.first else { return nil }
    var options = Document.Options()
    options.charset = charsets[Int(choice) % charsets.count]
    return rewritten(Document(xml: Array(bytes.dropFirst()), options: options))
  }

  private static let charsets: [String?] = [
    nil, "utf-8", "utf-16", "utf-16be", "utf-32", "windows-1252", "shift_jis", "euc-jp", "big5",
    "gb2312", "gb18030", "iso-2022-jp", "iso-2022-kr", "euc-kr", "koi8-r", "ibm037", "macintosh",
    "hz-gb-2312", "utf-7", "us-ascii", "viscii", "no-such-encoding", "",
  ]

  private static func rewritten(_ document: Document) -> String? {
    guard let root = document.root else { return nil }
    let shown = shape(of: root)
    let writer = XMLWriter(indentation: 0)
    write(root, to: writer)
    let again = Document(xml: writer.finish())
    guard again.problems.isEmpty, let copy = again.root else {
      return "what was written has problems: \(again.problems)"
    }
    return difference("what was written reads otherwise", shown, shape(of: copy))
  }

  private static func write(_ element: Markup.Element, to writer: XMLWriter) {
    writer.start(plain(element.name))
    for attribute in element.attributes { writer.attribute(plain(attribute.name), attribute.value) }
    for node in element.nodes {
      switch node {
      case .element(let child): write(child, to: writer)
      case .text(let text): writer.text(text)
      case .instruction: break
      }
    }
    writer.end()
  }

  /// The tree in one text; of attributes with the same local name the first stands for all.
  private static func shape(of element: Markup.Element) -> String {
    var seen: Set<String> = []
    var text = "<" + plain(element.name)
    _ = element.position
    for attribute in element.attributes where seen.insert(plain(attribute.name)).inserted {
      text += " \(plain(attribute.name))=\(attribute.value)"
    }
    text += ">"
    for node in element.nodes {
      switch node {
      case .element(let child): text += shape(of: child)
      case .text(let run): text += run
      case .instruction: break
      }
    }
    return text + "</>"
  }

  /// The name without what a writer would have to make another name of.
  private static func plain(_ name: Name) -> String {
    let plain = name.local.filter { $0.isASCII && $0 != ":" }
    return plain.first?.isLetter == true && !plain.hasPrefix("xml") ? plain : "n" + plain
  }

  /// Sanitized markup is a fixed point and well-formed; links are rewritten once.
  private static func html(_ bytes: [UInt8]) -> String? {
    let text = String(decoding: bytes, as: UTF8.self)
    _ = text.plainTextOfHTML
    _ = Links.rewrite(text) { "http://example.org/" + $0 }
    for isUserGenerated in [false, true] {
      var sanitizer = Sanitizer()
      sanitizer.isUserGenerated = isUserGenerated
      let once = sanitizer.sanitize(text)
      if let problem = difference("sanitized twice", once, sanitizer.sanitize(once)) {
        return problem
      }
      // HTML knows the prefix of xlink:href without a declaration.
      let problems = Document(xml: Array("<div>\(once)</div>".utf8)).problems
        .filter { $0.code != .undeclaredPrefix }
      if !problems.isEmpty, once.utf8.contains(UInt8(ascii: "<")) {
        return "sanitized markup is no XML: \(problems)"
      }
    }
    return nil
  }

  /// Whatever is called on a writer, what it returns parses.
  private static func writer(_ bytes: [UInt8]) -> String? {
    let isIndented = (bytes.first ?? 0) & 1 == 1
    let writer = XMLWriter(
      indentation: isIndented ? 2 : 0,
      namespaces: [("a", "urn:a"), ("b", "urn:b")]
    )
    var hasRoot = false
    for call in bytes.dropFirst().split(separator: UInt8(ascii: "\n")) {
      let text = String(decoding: call.dropFirst(), as: UTF8.self)
      switch (call.first ?? 0) % 8 {
      case 0:
        writer.start(text)
        hasRoot = true
      case 1: writer.attribute(text, String(text.reversed()))
      case 2: writer.text(text)
      case 3: writer.end()
      case 4: writer.comment(text)
      case 5: writer.instruction(text, String(text.reversed()))
      case 6: writer.attribute(writer.name(text, in: "urn:" + text, preferring: text), text)
      default: writer.attribute("xmlns:" + text, "uri:" + text)
      }
    }
    let written = writer.finish()
    guard hasRoot else { return nil }
    // Prefixes are for the caller to declare.
    let problems = Document(xml: written).problems.filter { $0.code != .undeclaredPrefix }
    if problems.isEmpty { return nil }
    return "\(problems) in \(String(decoding: written, as: UTF8.self))"
  }
}
