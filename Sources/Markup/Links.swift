/// Rewrites the URLs in HTML and leaves every other byte as it is.
public enum Links {
  /// Puts every URL-bearing attribute through `resolve`; nil leaves the attribute as it is.
  public static func rewrite(_ html: String, resolve: (String) -> String?) -> String {
    let source = Array(html.utf8)
    var output: [UInt8] = []
    var copied = 0
    var place = 0
    while let found = find(Byte.less, in: source, from: place) {
      var scanner = XMLScanner(source, at: found + 1)
      guard scanner.name() != nil, scanner.isAtTagBoundary else {
        place = found + 1
        continue
      }
      while let (name, value) = attribute(&scanner, in: source) {
        guard let url = rewritten(value, of: name, in: source, resolve) else { continue }
        if copied == 0 { output.reserveCapacity(source.count + 256) }
        output += source[copied..<value.lowerBound]
        output.appendEscaped(url)
        copied = value.upperBound
      }
      place = max(scanner.place, found + 1)
    }
    // In most texts every address is absolute.
    if copied == 0 { return html }
    output += source[copied...]
    return unsafe String(utf8: output)
  }

  private static let names = NameIndex(
    (SanitizerPolicy.attributeTable.filter { $0.0 == .link || $0.0 == .resource }
      .flatMap { $0.1.split(separator: " ").map(String.init) } + ["formaction"])
      .map { PackedName($0) }
  )

  private static func find(_ byte: UInt8, in source: [UInt8], from place: Int) -> Int? {
    unsafe source.withUnsafeBufferPointer { source in
      unsafe ByteView(source)?.find(byte, in: place..<max(place, source.count))
    }
  }

  /// The next attribute of a tag: where its name and its value are.
  private static func attribute(
    _ scanner: inout XMLScanner,
    in source: [UInt8]
  ) -> (name: Range<Int>, value: Range<Int>)? {
    while let byte = scanner.byte, byte != Byte.greater {
      guard let range = scanner.name() else {
        scanner.place += 1
        continue
      }
      scanner.skipSpace()
      guard scanner.byte == Byte.equals else { continue }
      scanner.place += 1
      scanner.skipSpace()
      let value = scanner.quoted() ?? scanner.unquoted()
      return (range, value)
    }
    return nil
  }

  private static func rewritten(
    _ value: Range<Int>,
    of name: Range<Int>,
    in source: [UInt8],
    _ resolve: (String) -> String?
  ) -> String? {
    guard let packed = PackedName(source, name), names[packed] != nil else { return nil }
    let written = String(decoding: source[value], as: UTF8.self)
    // Only a reference with a character reference in it costs a parse.
    let url = written.utf8.contains(Byte.ampersand) ? written.plainTextOfHTML : written
    guard let resolved = resolve(url), resolved != url else { return nil }
    return resolved
  }
}
