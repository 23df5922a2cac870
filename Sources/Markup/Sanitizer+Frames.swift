extension SanitizerPass {
  /// Writes a frame that shows a player, or a link to what another frame would show.
  ///
  /// What stands in a frame is for those that have none: it is read as any other markup.
  mutating func startFrame(_ element: HTMLTag) {
    guard nesting.foreignDepth == 0 else { return }
    let wanted = element.isNamed("object") ? "data" : "src"
    let written = scanner.attributes.first { source.equals(wanted, in: $0.name) }
    guard let written,
      let address = url(HTMLEscaping.decoded(written.value, of: source), isResource: true)
    else { return }
    let isUnderstood = address.allSatisfy { $0 > 0x20 && $0 != UInt8(ascii: "\\") && $0 < 0x7F }
    if isUnderstood, !policy.isUserGenerated, let player = Self.player(address) {
      writeFrame(player, of: element)
    } else if !policy.isForPrograms, !address.isEmpty {
      writeLink(address)
    }
  }

  /// The address of a player on the list, by https; nil for any other.
  private static func player(_ address: [UInt8]) -> [UInt8]? {
    var rest = address[...]
    for scheme in ["https:", "http:"] where rest.starts(with: scheme.utf8) {
      rest = rest.dropFirst(scheme.utf8.count)
      break
    }
    guard rest.starts(with: "//".utf8) else { return nil }
    rest = rest.dropFirst(2)
    let host = rest.prefix { $0 != Byte.slash }
    let name = String(decoding: host, as: UTF8.self).lowercased()
    let path = rest[host.endIndex...]
    // The player of old, for a plug-in.
    if name == "www.youtube.com" || name == "youtube.com", path.starts(with: "/v/".utf8) {
      let id = path.dropFirst(3).prefix { $0 != UInt8(ascii: "&") && $0 != Byte.question }
      return Array("https://www.youtube.com/embed/".utf8) + id
    }
    let isKnown = SanitizerPolicy.players.contains {
      $0.host == name && path.starts(with: $0.path.utf8)
    }
    return isKnown ? Array("https://\(name)".utf8) + path : nil
  }

  private mutating func writeFrame(_ address: [UInt8], of element: HTMLTag) {
    guard let frame = nesting.table.numbers(Array("iframe".utf8), 0..<6)?.html,
      nesting.place(frame) == .written
    else { return }
    nesting.output.append("<iframe src=\"")
    HTMLEscaping.append(
      0..<address.count,
      of: address,
      to: &nesting.output,
      readsReferences: false,
      inAttribute: true
    )
    nesting.output.append(Byte.quote)
    writeFrameAttributes()
    nesting.output.append(utf8: " sandbox=\"\(SanitizerPolicy.sandbox)\"></iframe>")
    nesting.isAtPreformattedStart = false
    if element.isNamed("iframe") {
      _ = scanner.rawText(of: "iframe")
      if scanner.place < source.count { _ = scanner.next() }
    }
  }

  private mutating func writeFrameAttributes() {
    var written: Set<String> = []
    for attribute in scanner.attributes {
      let name = String(decoding: source[attribute.name], as: UTF8.self).lowercased()
      guard SanitizerPolicy.frameAttributes.contains(name), written.insert(name).inserted else {
        continue
      }
      var value = HTMLEscaping.decoded(attribute.value, of: source)
      if name == "style" {
        value = CSS.sanitize(value)
        if value.isEmpty { continue }
      }
      nesting.output.append(utf8: " \(name)=\"")
      HTMLEscaping.append(
        0..<value.count,
        of: value,
        to: &nesting.output,
        readsReferences: false,
        inAttribute: true
      )
      nesting.output.append(Byte.quote)
    }
  }

  /// Writes a link whose text is its address; none inside of another link.
  private mutating func writeLink(_ address: [UInt8]) {
    guard !nesting.open.contains(where: { $0.traits.contains(.anchor) }) else { return }
    nesting.flush()
    guard
      let link = nesting.table.numbers(Array("a".utf8), 0..<1)?.html,
      nesting.place(link) == .written
    else { return }
    let rel = policy.isUserGenerated ? " rel=\"nofollow ugc noopener\"" : ""
    nesting.output.append("<a href=\"")
    HTMLEscaping.append(
      0..<address.count,
      of: address,
      to: &nesting.output,
      readsReferences: false,
      inAttribute: true
    )
    nesting.output.append(utf8: "\"\(rel)>")
    HTMLEscaping.append(
      0..<address.count,
      of: address,
      to: &nesting.output,
      readsReferences: false
    )
    nesting.output.append("</a>")
    nesting.isAtPreformattedStart = false
  }
}

extension [UInt8] {
  /// Whether a range is a word, ASCII letters in either case.
  func equals(_ word: String, in range: Range<Int>) -> Bool {
    range.count == word.utf8.count && contains(word, in: range)
  }
}
