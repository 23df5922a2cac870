/// Turns the bytes of a document into UTF-8, by what they say of themselves and by what they are.
///
/// In order (RFC 7303 section 3, XML 1.0 appendix F): a byte order mark; the charset of HTTP; the
/// encoding of the XML declaration; UTF-8, if the bytes are UTF-8; the fallback. A statement that the
/// bytes contradict is passed over, and a problem says so.
struct Decoder {
  private(set) var encoding = DecodedEncoding()
  private(set) var problems: [Problem] = []
  private let options: Document.Options
  /// Whether bytes are UTF-8, from the one who has to go through them anyway.
  private let isUTF8: ([UInt8]) -> Bool

  init(_ options: Document.Options, isUTF8: @escaping ([UInt8]) -> Bool = Decoder.isUTF8) {
    self.options = options
    self.isUTF8 = isUTF8
    encoding.charset = options.charset
  }

  /// Decodes; the result has no byte order mark.
  mutating func decode(_ bytes: [UInt8]) -> [UInt8] {
    if let (name, count) = Self.byteOrderMark(bytes) {
      encoding.hasByteOrderMark = true
      encoding.declared = Self.declaration(in: bytes[count...], unit: Self.unit(of: name))
      for stated in [options.charset, encoding.declared].compactMap(\.self)
      where !Self.agrees(stated, with: name) {
        override(stated, by: "the byte order mark is of \(name)")
      }
      return convert(Array(bytes[count...]), from: name)
    }
    let shape = Self.shape(bytes)
    encoding.declared = Self.declaration(in: bytes[...], unit: shape)
    if let name = shape.encoding {
      return convert(bytes, from: refined(name, shape: shape))
    }
    let stated = [options.charset, encoding.declared].compactMap { $0 }.filter { !$0.isEmpty }
    if options.readsAsStated,
      let text = literal(bytes, from: stated.first ?? options.fallbackEncoding)
    {
      return text
    }
    for (place, name) in stated.enumerated() {
      let name = name.lowercased()
      if Self.isWide(name) {
        override(name, by: "the bytes are not")
        continue
      }
      if let text = attempt(bytes, name) {
        if place > 0 { override(stated[0], by: "reading \(name)") }
        return text
      }
    }
    return undeclared(bytes, stated: stated.first)
  }

  /// Bytes that state nothing that holds: UTF-8, or what the one who asks says they are.
  private mutating func undeclared(_ bytes: [UInt8], stated: String?) -> [UInt8] {
    if isUTF8(bytes) {
      encoding.name = "utf-8"
      if let stated { override(stated, by: "the bytes are UTF-8") }
      return bytes
    }
    let mixed = MixedText(bytes)
    let place = mixed.place
    if mixed.isMostlyUTF8 {
      encoding.name = "utf-8"
      let count = mixed.strays == 1 ? "a byte" : "\(mixed.strays) bytes"
      override(stated ?? "UTF-8", by: "it is UTF-8, but for \(count) of windows-1252", at: place)
      return mixed.utf8
    }
    encoding.name = options.fallbackEncoding
    override(
      stated ?? "UTF-8",
      by: "the bytes are not, \(options.fallbackEncoding) is assumed",
      at: place
    )
    return Transcoder.decode(bytes, from: options.fallbackEncoding)?.text ?? Self.repaired(bytes)
  }

  /// Bytes under a name that was stated; nil when the name is unknown or the bytes contradict it.
  private mutating func attempt(_ bytes: [UInt8], _ name: String) -> [UInt8]? {
    if name == "utf-8" || name == "utf8" || name == "us-ascii" || name == "ascii" {
      guard isUTF8(bytes) else { return nil }
      encoding.name = name == "utf8" ? "utf-8" : name
      return bytes
    }
    if name == "utf-7" {
      problems.append(
        Problem(
          .charsetUnknown,
          "UTF-7 is refused: it hides markup from what looks for it",
          at: place(of: name)
        )
      )
      return nil
    }
    guard let (text, isExact) = Transcoder.decode(bytes, from: name) else {
      let message = "the encoding \(name) is not known"
      problems.append(Problem(.charsetUnknown, message, at: place(of: name)))
      return nil
    }
    if !isExact, Self.isUTF8(bytes) { return nil }
    // Two or more letters of Latin-1 that are by chance a character of UTF-8, each time: no text.
    if Transcoder.isWindows1252(name), MixedText(bytes).isMostlyUTF8 { return nil }
    encoding.name = Transcoder.isGB(name) ? "gb18030" : name
    if !isExact {
      problems.append(
        Problem(.charsetOverride, "some bytes are not \(name); they became U+FFFD")
      )
    }
    return text
  }

  private mutating func convert(_ bytes: [UInt8], from name: String) -> [UInt8] {
    encoding.name = name
    if name == "utf-8" {
      guard !isUTF8(bytes) else { return bytes }
      problems.append(
        Problem(
          .charsetOverride,
          "some bytes are not UTF-8; they became U+FFFD",
          at: MixedText(bytes).place
        )
      )
      return Self.repaired(bytes)
    }
    guard let (text, isExact) = Transcoder.decode(bytes, from: name) else {
      problems.append(Problem(.charsetUnknown, "the encoding \(name) is not known"))
      return Self.repaired(bytes)
    }
    if !isExact {
      problems.append(
        Problem(.charsetOverride, "some bytes are not \(name); they became U+FFFD")
      )
    }
    return text
  }

  /// Bytes in the encoding of a name, whatever they look like; nil where the name decides nothing.
  private mutating func literal(_ bytes: [UInt8], from name: String) -> [UInt8]? {
    let name = name.lowercased()
    switch name {
    case "utf-8", "utf8": return convert(bytes, from: "utf-8")
    case "us-ascii", "ascii":
      guard let place = bytes.firstIndex(where: { $0 >= 0x80 }) else {
        encoding.name = encoding.declared == nil ? "utf-8" : name
        return bytes
      }
      encoding.name = name
      var index = PositionIndex(bytes)
      problems.append(
        Problem(
          .charsetOverride,
          "some bytes are not \(name); they became U+FFFD",
          at: index.position(ofOffset: place)
        )
      )
      return Self.widened(bytes) { _, text in text += [0xEF, 0xBF, 0xBD] }
    case "iso-8859-1", "latin1":
      encoding.name = name
      return Self.widened(bytes) { byte, text in
        text.append(0xC0 | byte >> 6)
        text.append(0x80 | byte & 0x3F)
      }
    default: return nil
    }
  }

  /// Bytes of which those beyond ASCII are written otherwise.
  private static func widened(
    _ bytes: [UInt8],
    _ write: (UInt8, inout [UInt8]) -> Void
  ) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count + bytes.count / 8)
    for byte in bytes {
      if byte < 0x80 { text.append(byte) } else { write(byte, &text) }
    }
    return text
  }

  /// The exact name, where the shape of the bytes only tells a family.
  private func refined(_ name: String, shape: Shape) -> String {
    guard shape == .ebcdic, let declared = encoding.declared?.lowercased() else { return name }
    return Transcoder.isKnown(declared) ? declared : name
  }

  private mutating func override(_ name: String, by reason: String, at place: Position? = nil) {
    let message = "not read as \(name): \(reason)"
    problems.append(Problem(.charsetOverride, message, at: place ?? self.place(of: name)))
  }

  /// Where an encoding is stated: a declaration is on the first line, the charset of HTTP nowhere.
  private func place(of name: String) -> Position? {
    encoding.declared?.lowercased() == name.lowercased() ? Position(line: 1, column: 1) : nil
  }
}

extension Decoder {
  /// How the first four bytes of an XML document look without a byte order mark.
  enum Shape {
    case bytes
    case utf16BE
    case utf16LE
    case utf32BE
    case utf32LE
    case ebcdic

    var encoding: String? {
      switch self {
      case .bytes: nil
      case .utf16BE: "utf-16be"
      case .utf16LE: "utf-16le"
      case .utf32BE: "utf-32be"
      case .utf32LE: "utf-32le"
      case .ebcdic: "ibm037"
      }
    }
  }

  static func byteOrderMark(_ bytes: [UInt8]) -> (name: String, count: Int)? {
    let marks: [(String, [UInt8])] = [
      ("utf-32le", [0xFF, 0xFE, 0, 0]), ("utf-32be", [0, 0, 0xFE, 0xFF]),
      ("utf-8", [0xEF, 0xBB, 0xBF]), ("utf-16le", [0xFF, 0xFE]), ("utf-16be", [0xFE, 0xFF]),
    ]
    return marks.first { bytes.starts(with: $0.1) }.map { ($0.0, $0.1.count) }
  }

  static func shape(_ bytes: [UInt8]) -> Shape {
    switch (bytes.first, bytes.dropFirst().first, bytes.dropFirst(2).first) {
    case (0, 0, 0): .utf32BE
    case (0x3C, 0, 0): .utf32LE
    case (0, 0x3C, 0): .utf16BE
    case (0x3C, 0, _): .utf16LE
    case (0x4C, 0x6F, 0xA7): .ebcdic
    default: .bytes
    }
  }

  static func unit(of name: String) -> Shape {
    switch name {
    case "utf-16be": .utf16BE
    case "utf-16le": .utf16LE
    case "utf-32be": .utf32BE
    case "utf-32le": .utf32LE
    default: .bytes
    }
  }

  /// Whether a name is of an encoding whose units are wider than a byte: bytes that look like ASCII
  /// are not in it.
  static func isWide(_ name: String) -> Bool {
    let plain = name.filter { $0 != "-" && $0 != "_" }
    return plain.hasPrefix("utf16") || plain.hasPrefix("utf32") || plain.hasPrefix("ucs")
      || plain.hasPrefix("iso10646") || plain == "u16" || plain == "u32"
  }

  /// Whether a name allows for the encoding of a byte order mark.
  private static func agrees(_ stated: String, with name: String) -> Bool {
    let plain = stated.lowercased().filter { $0 != "-" && $0 != "_" }
    let marked = name.filter { $0 != "-" }
    return plain.isEmpty || marked == plain || isWide(plain) && marked.hasPrefix(plain)
      || plain.hasPrefix("ucs") && marked != "utf8"
      || plain.hasPrefix("iso10646") && marked != "utf8"
  }

  static func isUTF8(_ bytes: [UInt8]) -> Bool {
    unsafe bytes.withUnsafeBufferPointer { bytes in
      unsafe ByteView(bytes)?.validity(of: 0..<bytes.count) != .broken
    }
  }

  static func repaired(_ bytes: [UInt8]) -> [UInt8] {
    Array(String(decoding: bytes, as: UTF8.self).utf8)
  }

  /// Whether a byte can stand in the name of an encoding (XML 1.0 section 4.3.3).
  private static func isNameByte(_ byte: UInt8) -> Bool {
    byte < 0x80 && XMLScanner.isNamePart(byte) && byte != UInt8(ascii: ":")
  }

  /// The encoding that an XML declaration at the start names, as written.
  static func declaration(in bytes: ArraySlice<UInt8>, unit: Shape) -> String? {
    var head = bytes.prefix(unit == .bytes ? 512 : 1024)
    if unit == .ebcdic {
      head = (Transcoder.decode(Array(head), from: "ibm037")?.text ?? [])[...]
    } else if unit != .bytes {
      head.removeAll { $0 == 0 }
    }
    let text = head.drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
    guard text.starts(with: "<?xml".utf8), let end = text.firstIndex(of: Byte.greater),
      let name = place(behind: "encoding", in: text[..<end])
    else { return nil }
    var rest = text[name..<end].drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A }
    guard rest.first == Byte.equals else { return nil }
    rest = rest.dropFirst().drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A }
    if unit == .ebcdic {
      // Its pages do not agree on which byte is a quote.
      rest = rest.drop { !isNameByte($0) }.prefix(while: isNameByte)
      return String(decoding: rest, as: UTF8.self)
    }
    guard let quote = rest.first, quote == Byte.quote || quote == Byte.apostrophe else {
      return nil
    }
    return String(decoding: rest.dropFirst().prefix { $0 != quote }, as: UTF8.self)
  }

  /// Where a word ends that stands somewhere.
  private static func place(behind word: String, in bytes: ArraySlice<UInt8>) -> Int? {
    bytes.indices.first { bytes[$0...].starts(with: word.utf8) }.map { $0 + word.utf8.count }
  }
}
