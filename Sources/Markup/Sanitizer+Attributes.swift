extension SanitizerPass {
  /// Writes a start tag with the attributes that are on the list.
  mutating func writeTag(_ tag: Int) {
    let element = nesting.tags[tag]
    nesting.output.append(element.opening)
    if element.traits.contains(.foreignRoot), nesting.foreignDepth == 0 {
      nesting.output.append(element.space == .svg ? Self.svgDeclaration : Self.mathDeclaration)
    }
    if !scanner.attributes.isEmpty { writeAttributes(of: element) }
    if policy.isUserGenerated, element.isNamed("a") || element.isNamed("area") {
      nesting.output.append(" rel=\"nofollow ugc noopener\"")
    }
    if element.traits.contains(.void) {
      nesting.output.append(" />")
    } else {
      nesting.output.append(Byte.greater)
    }
  }

  private static let svgDeclaration = FixedBytes(" xmlns=\"http://www.w3.org/2000/svg\"")
  private static let mathDeclaration = FixedBytes(" xmlns=\"http://www.w3.org/1998/Math/MathML\"")

  private mutating func writeAttributes(of element: HTMLTag) {
    written.removeAll(keepingCapacity: true)
    var hasXLink = false
    for attribute in scanner.attributes {
      guard let number = attributes.number(source, attribute.name, element.space),
        !written.contains(number)
      else { continue }
      written.append(number)
      let known = attributes.attributes[number]
      if known.kind == .plain {
        if isLeftOut(known, on: element) { continue }
        if known.isXLink { declareXLink(&hasXLink) }
        nesting.output.append(known.opening)
        HTMLEscaping.append(attribute.value, of: source, to: &nesting.output, inAttribute: true)
        nesting.output.append(Byte.quote)
        continue
      }
      let found: [UInt8]?
      if isPlainURL(attribute.value, known.kind) {
        let reference = source.asciiText(attribute.value)
        let resolved = if let resolve { resolve(reference) } else { reference }
        if resolved == reference {
          nesting.output.append(known.opening)
          nesting.output.append(attribute.value, of: source)
          nesting.output.append(Byte.quote)
          continue
        }
        found = resolved.flatMap { harmless($0, known.kind == .resource, element.isNamed("img")) }
      } else {
        found = safe(HTMLEscaping.decoded(attribute.value, of: source), known, on: element)
      }
      guard let safe = found else { continue }
      if known.isXLink { declareXLink(&hasXLink) }
      nesting.output.append(known.opening)
      HTMLEscaping.append(
        0..<safe.count,
        of: safe,
        to: &nesting.output,
        readsReferences: false,
        inAttribute: true
      )
      nesting.output.append(Byte.quote)
    }
  }

  /// Declares the namespace that XML wants declared, once an element.
  private mutating func declareXLink(_ isDeclared: inout Bool) {
    if isDeclared { return }
    isDeclared = true
    nesting.output.append(" xmlns:xlink=\"http://www.w3.org/1999/xlink\"")
  }

  /// Whether an attribute has no place on an element though it is on the list.
  private func isLeftOut(_ attribute: HTMLAttribute, on element: HTMLTag) -> Bool {
    if policy.isUserGenerated, attribute.isNamed("rel") { return true }
    // A field must not become one of another form of the page.
    return element.traits.contains(.form) && element.space == .html && attribute.isNamed("form")
  }

  /// A value that is safe to write; nil where none is.
  private func safe(_ value: [UInt8], _ attribute: HTMLAttribute, on element: HTMLTag) -> [UInt8]? {
    switch attribute.kind {
    case .plain: return value
    case .link: return url(value, isResource: false)
    case .resource:
      return url(value, isResource: true, allowsPixels: element.isNamed("img"))
    case .links:
      let urls = value.split(whereSeparator: HTMLScanner.isSpace).compactMap {
        url(Array($0), isResource: true)
      }
      return Array(urls.joined(separator: [0x20]))
    case .sources:
      let sources = Srcset.sanitize(value) { url($0, isResource: true) }
      return sources.isEmpty ? nil : sources
    case .style:
      let style = CSS.sanitize(value)
      return style.isEmpty ? nil : style
    case .identifier: return Self.isClobbering(value) ? nil : value
    case .paint: return Self.isLocalPaint(value) ? value : nil
    case .reference:
      if element.space == .math || element.isNamed("a") { return url(value, isResource: false) }
      return value.first == UInt8(ascii: "#") ? value : nil
    }
  }

  private static func isClobbering(_ value: [UInt8]) -> Bool {
    guard value.count <= 32 else { return false }
    if SanitizerPolicy.clobberingWords.contains(value, value.indices) { return true }
    // Beyond ASCII, too, are letters whose lower case is one of ASCII.
    guard value.contains(where: { $0 >= 0x80 }) else { return false }
    let lowered = Array(String(decoding: value, as: UTF8.self).lowercased().utf8)
    return SanitizerPolicy.clobberingWords.contains(lowered, lowered.indices)
  }

  /// Whether a value refers to nothing outside of its drawing.
  private static func isLocalPaint(_ value: [UInt8]) -> Bool {
    guard value.contains(UInt8(ascii: "(")) || value.contains(UInt8(ascii: "\\")) else {
      return true
    }
    guard !value.contains(UInt8(ascii: "\\")), !value.contains(Byte.quote),
      !value.contains(Byte.apostrophe), !value.hasComment
    else { return false }
    for start in value.indices where value[start] == UInt8(ascii: "(") {
      let name = value[..<start].suffix(while: {
        HTMLScanner.isLetter($0) || $0 == UInt8(ascii: "-")
      })
      let word = String(decoding: name, as: UTF8.self).lowercased()
      let isLocal = word == "url" && value.has("#", at: start + 1)
      if !isLocal, !functions.contains(word) { return false }
    }
    return true
  }

  /// Functions of presentation attributes: colours and transformations.
  private static let functions: Set<String> = [
    "hsl", "hsla", "matrix", "rgb", "rgba", "rotate", "scale", "skewx", "skewy", "translate",
  ]
}

// MARK: - URLs

extension SanitizerPass {
  /// Whether a value is an address of the web in which nothing has to be decoded, escaped or left out.
  private func isPlainURL(_ value: Range<Int>, _ kind: SanitizerPolicy.AttributeKind) -> Bool {
    guard kind == .link || kind == .resource,
      source.has("https://", at: value.lowerBound) || source.has("http://", at: value.lowerBound)
    else { return false }
    return HTMLEscaping.isPlain(value, of: source)
  }

  /// A URL that is safe to write; nil when its scheme is not.
  func url(_ value: [UInt8], isResource: Bool, allowsPixels: Bool = false) -> [UInt8]? {
    let plain = Self.plain(value)
    guard Self.isHarmless(plain, isResource, allowsPixels) else { return nil }
    guard let resolve else { return plain }
    let reference = String(decoding: plain, as: UTF8.self)
    let resolved = resolve(reference)
    if resolved == reference { return plain }
    return resolved.flatMap { harmless($0, isResource, allowsPixels) }
  }

  private func harmless(_ url: String, _ isResource: Bool, _ allowsPixels: Bool) -> [UInt8]? {
    let bytes = Self.plain(Array(url.utf8))
    return Self.isHarmless(bytes, isResource, allowsPixels) ? bytes : nil
  }

  /// A URL without what browsers drop: tabs and line ends anywhere, controls and spaces at both ends.
  private static func plain(_ value: [UInt8]) -> [UInt8] {
    var value = value
    if value.contains(where: { $0 < 0x20 }) {
      value.removeAll { $0 == 0x09 || $0 == 0x0A || $0 == 0x0D || $0 == 0 }
    }
    guard let first = value.first, let last = value.last, first <= 0x20 || last <= 0x20 else {
      return value
    }
    guard let start = value.firstIndex(where: { $0 > 0x20 }),
      let end = value.lastIndex(where: { $0 > 0x20 })
    else { return [] }
    return Array(value[start...end])
  }

  private static func isHarmless(
    _ url: [UInt8],
    _ isResource: Bool,
    _ allowsPixels: Bool
  ) -> Bool {
    // Nearly all are of these.
    if url.has("https://", at: 0) || url.has("http://", at: 0) { return true }
    guard let scheme = scheme(of: url) else { return true }
    if scheme == "data", allowsPixels {
      let type = url.dropFirst(5).prefix { $0 != Byte.semicolon && $0 != UInt8(ascii: ",") }
      return SanitizerPolicy.bitmaps.contains(String(decoding: type, as: UTF8.self).lowercased())
    }
    return (isResource ? SanitizerPolicy.resourceSchemes : SanitizerPolicy.schemes)
      .contains(scheme)
  }

  /// What stands before the first colon, in lower case, unless a `/`, `?` or `#` does too.
  private static func scheme(of url: [UInt8]) -> String? {
    let end = url.firstIndex {
      $0 == UInt8(ascii: ":") || $0 == Byte.slash || $0 == Byte.question || $0 == UInt8(ascii: "#")
    }
    guard let end, url[end] == UInt8(ascii: ":") else { return nil }
    return String(decoding: url[..<end], as: UTF8.self).lowercased()
  }
}

/// The candidates of a `srcset` (HTML section 4.8.4.2).
enum Srcset {
  /// Each candidate with its URL made safe.
  static func sanitize(_ value: [UInt8], url: ([UInt8]) -> [UInt8]?) -> [UInt8] {
    let comma = UInt8(ascii: ",")
    var output: [UInt8] = []
    output.reserveCapacity(value.count + 64)
    var rest = value[...]
    while true {
      rest = rest.drop { HTMLScanner.isSpace($0) || $0 == comma }
      guard !rest.isEmpty else { break }
      var reference = rest.prefix { !HTMLScanner.isSpace($0) }
      rest = rest[reference.endIndex...]
      var descriptor = ArraySlice<UInt8>()
      if reference.last == comma {
        while reference.last == comma { reference.removeLast() }
      } else {
        descriptor = rest.prefix { $0 != comma }
        rest = rest[descriptor.endIndex...]
      }
      guard let address = url(Array(reference)), !address.isEmpty else { continue }
      if !output.isEmpty { output += [comma, 0x20] }
      output += address
      for word in descriptor.split(whereSeparator: HTMLScanner.isSpace) {
        output.append(0x20)
        output += word
      }
    }
    return output
  }
}
