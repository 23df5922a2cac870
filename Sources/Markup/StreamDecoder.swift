#if canImport(Glibc)
import Glibc
#else
import Musl
#endif

/// Turns the bytes of a document that come in pieces into UTF-8.
///
/// The encoding is chosen by ``Decoder``'s rules from the first bytes, 64 KiB of them; bytes after them that have no
/// meaning in it become U+FFFD, and a problem says so.
package struct StreamDecoder: ~Copyable {
  /// How the bytes are decoded, once that is known.
  package private(set) var encoding = DecodedEncoding()
  /// What was passed over.
  package private(set) var problems: [Problem] = []

  private let window: Int
  private let options: Document.Options
  /// Bytes that have come and are not decoded yet.
  private var pending: [UInt8] = []
  private var form = Form.unknown

  private enum Form {
    case unknown
    case utf8
    case other(TranscoderStream)
  }

  /// - Parameters:
  ///   - options: what is known of the bytes.
  ///   - window: how many bytes to wait for before the encoding is chosen.
  package init(_ options: Document.Options, window: Int = 64 << 10) {
    self.options = options
    self.window = window
  }

  /// The text of the next bytes, as far as they are complete.
  package mutating func decode(_ bytes: [UInt8]) -> [UInt8] {
    pending += bytes
    if case .unknown = form {
      guard pending.count >= window else { return [] }
      choose()
    }
    return convert(isFinal: false)
  }

  /// The text of what is left.
  package mutating func finish() -> [UInt8] {
    if case .unknown = form { choose() }
    return convert(isFinal: true)
  }

  private mutating func choose() {
    let sample = sample(pending)
    var decoder = Decoder(options)
    _ = decoder.decode(sample)
    encoding = decoder.encoding
    // What the window says of bytes that have no meaning is said again while decoding.
    problems = decoder.problems.filter { !$0.message.contains("became U+FFFD") }
    if let mark = Decoder.byteOrderMark(pending) { pending.removeFirst(mark.count) }
    let name = encoding.name
    if ["utf-8", "us-ascii", "ascii"].contains(name) {
      form = .utf8
    } else if let stream = TranscoderStream(name) {
      form = .other(stream)
    } else {
      form = .utf8
    }
  }

  /// The first bytes, without a character cut in two at their end.
  private func sample(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.count > window else { return bytes }
    let end = window / 4 * 4
    // In no encoding of bytes is a > part of a longer character; in wide ones, four bytes are whole.
    let isWide =
      Decoder.shape(bytes) != .bytes
      || Decoder.byteOrderMark(bytes).map { $0.name != "utf-8" } == true
    guard !isWide, let last = bytes[..<end].lastIndex(of: Byte.greater) else {
      return Array(bytes[..<end])
    }
    return Array(bytes[...last])
  }

  private mutating func convert(isFinal: Bool) -> [UInt8] {
    var isExact = true
    var text: [UInt8]
    switch form {
    case .other(let stream):
      let result = stream.decode(pending, isFinal: isFinal)
      (text, isExact) = (result.text, result.isExact)
      pending.removeFirst(result.consumed)
    case .utf8, .unknown:
      let end = isFinal ? pending.count : Self.wholeCharacters(pending)
      text = end == pending.count ? pending : Array(pending[..<end])
      pending.removeFirst(end)
      if !Decoder.isUTF8(text) {
        text = Decoder.repaired(text)
        isExact = false
      }
    }
    if !isExact, !problems.contains(where: { $0.message.contains("became U+FFFD") }) {
      let name = encoding.name == "utf-8" ? "UTF-8" : encoding.name
      let problem = "some bytes are not \(name); they became U+FFFD"
      problems.append(Problem(.charsetOverride, problem))
    }
    return text
  }

  /// How many bytes there are before a character of UTF-8 that is not complete.
  private static func wholeCharacters(_ bytes: [UInt8]) -> Int {
    for back in 1...4 where bytes.count >= back {
      let byte = bytes[bytes.count - back]
      if byte & 0xC0 == 0x80 { continue }
      let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
      return length > back ? bytes.count - back : bytes.count
    }
    return bytes.count
  }
}
