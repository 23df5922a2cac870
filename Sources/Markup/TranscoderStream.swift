#if canImport(Glibc)
import Glibc
#else
import Musl
#endif

/// One of iconv's converters to UTF-8, with the state that it keeps between pieces of a text.
///
/// Unchecked, since iconv's state is behind a pointer: one decoder owns it and nobody else uses it.
@safe final class TranscoderStream: @unchecked Sendable {
  /// nil where a table of ours serves.
  private let converter: iconv_t?
  private let table: String
  private let isWindows1252: Bool

  /// nil when the encoding is not known.
  init?(_ name: String) {
    table = Transcoder.canonical(name)
    unsafe converter = unsafe Transcoder.open(name)
    if unsafe converter == nil, !SingleByte.isKnown(table) { return nil }
    isWindows1252 = Transcoder.canonical(name) == "windows1252"
  }

  deinit {
    if let converter = unsafe converter { unsafe iconv_close(converter) }
  }

  /// Decodes the next bytes.
  ///
  /// - Parameters:
  ///   - bytes: the bytes that follow those before.
  ///   - isFinal: whether no more come: then a character that is cut short is an error; else it is
  ///     left.
  /// - Returns: the text; whether every byte had a meaning, since what has none becomes U+FFFD; and
  ///   how many bytes were used up.
  func decode(
    _ bytes: [UInt8],
    isFinal: Bool
  ) -> (text: [UInt8], isExact: Bool, consumed: Int) {
    guard let converter = unsafe converter else {
      let (text, isExact) = SingleByte.decode(bytes, from: table) ?? ([], false)
      return (text, isExact, bytes.count)
    }
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count + bytes.count / 4)
    var isExact = true
    var bytes = bytes
    let left = unsafe bytes.withUnsafeMutableBytes { raw in
      var input = unsafe raw.baseAddress?.assumingMemoryBound(to: CChar.self)
      var remaining = raw.count
      while remaining > 0 {
        let failure = unsafe convert(converter, &input, &remaining, to: &text)
        guard failure != 0, remaining > 0 else { continue }
        if failure == EINVAL, !isFinal { break }
        let byte = unsafe input.map { unsafe UInt8(bitPattern: $0.pointee) } ?? 0
        if isWindows1252 {
          // The five bytes that windows-1252 leaves free are C1 controls there.
          text += [0xC2, byte]
        } else {
          text += [0xEF, 0xBF, 0xBD]
          isExact = false
        }
        unsafe input = unsafe input.map { unsafe $0 + 1 }
        remaining -= 1
      }
      return remaining
    }
    return (text, isExact, bytes.count - left)
  }

  /// Converts until the room for a piece of text is used up; returns why it stopped before, or 0.
  private func convert(
    _ converter: iconv_t,
    _ input: inout UnsafeMutablePointer<CChar>?,
    _ remaining: inout Int,
    to text: inout [UInt8]
  ) -> Int32 {
    let size = 16 << 10
    var failure: Int32 = 0
    text += unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      var output = unsafe UnsafeMutableRawPointer(buffer.baseAddress)?
        .assumingMemoryBound(to: CChar.self)
      var room = size
      // size_t is Int in Swift: iconv's (size_t)-1 is -1.
      if unsafe iconv(converter, &input, &remaining, &output, &room) == -1, errno != E2BIG {
        failure = errno
      }
      count = size - room
    }
    return failure
  }
}
