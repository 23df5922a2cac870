/// Makes markup from outside safe to show: an allow-list walk that writes fresh, escaped HTML.
///
/// What it writes is well-formed XML too. Every `<`, `>`, `&` and quote of text and of attribute
/// values is escaped, so that no other parser can see a tag where this one saw none.
public struct Sanitizer: Sendable {
  /// Turns a URL reference as written into what is to be written, nil to drop it.
  public typealias Resolve = (String) -> String?

  /// Whether links get `rel="nofollow ugc noopener"`, as in comments of strangers.
  public var isUserGenerated = false
  /// Whether elements of forms are written; a page of ours must not ask for a password by feed.
  public var allowsForms = false

  /// The policy for entries of feeds.
  public init() {}

  /// Returns safe HTML.
  ///
  /// Every URL-bearing attribute (href, src, srcset, poster, cite, data and others) goes through
  /// `resolve` after its scheme has been found harmless.
  public func sanitize(_ html: String, resolve: Resolve? = nil) -> String {
    // Most titles and many summaries have nothing to look at.
    if !html.utf8.contains(where: { $0 == Byte.less || $0 == Byte.ampersand || $0 == Byte.greater })
    {
      return html
    }
    var output: [UInt8] = []
    output.reserveCapacity(html.utf8.count + 64)
    write(Document(html: html).nodes, to: &output, resolve)
    return String(decoding: output, as: UTF8.self)
  }

  private func write(_ nodes: Element.Nodes, to output: inout [UInt8], _ resolve: Resolve?) {
    for node in nodes {
      switch node {
      case .text(let text): output.appendEscaped(text)
      case .element(let element): write(element, to: &output, resolve)
      case .instruction: break
      }
    }
  }

  private func write(_ element: Element, to output: inout [UInt8], _ resolve: Resolve?) {
    let name = element.name.local
    if SanitizerPolicy.dropped.contains(name) { return }
    guard isAllowed(name) else {
      write(element.nodes, to: &output, resolve)
      return
    }
    output.append(Byte.less)
    output += name.utf8
    for attribute in element.attributes {
      write(attribute, of: name, to: &output, resolve)
    }
    if isUserGenerated, name == "a" || name == "area" {
      output += " rel=\"nofollow ugc noopener\"".utf8
    }
    if SanitizerPolicy.void.contains(name) {
      output += " />".utf8
      // The parser may still have put something inside: it stands behind, as in a browser.
      write(element.nodes, to: &output, resolve)
      return
    }
    output.append(Byte.greater)
    write(element.nodes, to: &output, resolve)
    output += "</\(name)>".utf8
  }

  private func isAllowed(_ name: String) -> Bool {
    SanitizerPolicy.elements.contains(name)
      || allowsForms && SanitizerPolicy.formElements.contains(name)
  }

  private func write(
    _ attribute: Element.Attribute,
    of element: String,
    to output: inout [UInt8],
    _ resolve: Resolve?
  ) {
    let name = attribute.name.local
    guard SanitizerPolicy.attributes.contains(name) else { return }
    if isUserGenerated, name == "rel" { return }
    var value = attribute.value
    if SanitizerPolicy.urlAttributes.contains(name) {
      guard let url = Self.url(value, of: element, name, resolve) else { return }
      value = url
    } else if name == "srcset" {
      value = Self.srcset(value, of: element, resolve)
      if value.isEmpty { return }
    } else if name == "style" {
      value = CSS.sanitize(value)
      if value.isEmpty { return }
    }
    output.append(UInt8(ascii: " "))
    output += name.utf8
    output += "=\"".utf8
    output.appendEscaped(value)
    output.append(Byte.quote)
  }

  /// A URL that is safe to write; nil when its scheme is not.
  static func url(
    _ value: String,
    of element: String,
    _ attribute: String,
    _ resolve: Resolve?
  ) -> String? {
    // Browsers drop tabs and line ends anywhere, and controls and spaces at both ends.
    let plain = String(
      decoding: value.utf8.filter { $0 != 0x09 && $0 != 0x0A && $0 != 0x0D && $0 != 0 }
        .trimmed { $0 <= 0x20 },
      as: UTF8.self
    )
    guard isHarmless(plain, of: element, attribute) else { return nil }
    guard let resolve else { return plain }
    guard let resolved = resolve(plain), isHarmless(resolved, of: element, attribute) else {
      return nil
    }
    return resolved
  }

  private static func isHarmless(_ url: String, of element: String, _ attribute: String) -> Bool {
    guard let scheme = scheme(of: url) else { return true }
    if SanitizerPolicy.schemes.contains(scheme) { return true }
    guard scheme == "data", element == "img", attribute == "src" else { return false }
    let type = url.utf8.dropFirst(5).prefix { $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: ",") }
    return SanitizerPolicy.bitmaps.contains(String(decoding: type, as: UTF8.self).lowercased())
  }

  /// What stands before the first colon, unless a `/`, `?` or `#` does too.
  ///
  /// In lower case.
  private static func scheme(of url: String) -> String? {
    let head = url.utf8.prefix {
      $0 != UInt8(ascii: ":") && $0 != Byte.slash && $0 != Byte.question && $0 != UInt8(ascii: "#")
    }
    guard head.endIndex != url.utf8.endIndex, url.utf8[head.endIndex] == UInt8(ascii: ":") else {
      return nil
    }
    return String(decoding: head, as: UTF8.self).lowercased()
  }

  /// Each candidate of a srcset with its URL made safe (HTML section 4.8.4.2).
  private static func srcset(_ value: String, of element: String, _ resolve: Resolve?) -> String {
    var candidates: [String] = []
    var rest = value[...]
    while true {
      rest = rest.drop { $0.isWhitespace || $0 == "," }
      guard !rest.isEmpty else { break }
      var reference = rest.prefix { !$0.isWhitespace }
      rest = rest[reference.endIndex...]
      var descriptor = Substring()
      if reference.last == "," {
        while reference.last == "," { reference.removeLast() }
      } else {
        descriptor = rest.prefix { $0 != "," }
        rest = rest[descriptor.endIndex...]
      }
      guard let url = url(String(reference), of: element, "srcset", resolve) else { continue }
      let words = descriptor.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      candidates.append(words.isEmpty ? url : url + " " + words)
    }
    return candidates.joined(separator: ", ")
  }
}

extension [UInt8] {
  /// Adds text so that no parser of HTML or XML sees markup in it.
  mutating func appendEscaped(_ text: String) {
    for byte in text.utf8 {
      switch byte {
      case Byte.ampersand: self += "&amp;".utf8
      case Byte.less: self += "&lt;".utf8
      case Byte.greater: self += "&gt;".utf8
      case Byte.quote: self += "&quot;".utf8
      default: append(byte)
      }
    }
  }

  fileprivate func trimmed(_ isJunk: (UInt8) -> Bool) -> ArraySlice<UInt8> {
    let head = drop(while: isJunk)
    guard let last = head.lastIndex(where: { !isJunk($0) }) else { return [] }
    return head[...last]
  }
}
