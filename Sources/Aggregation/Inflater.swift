import CZlib

/// Unpacks gzip (RFC 1952), members one after the other, and the zlib format (RFC 1950), which HTTP calls
/// `deflate`.
@safe final class Inflater: Unpacker {
  enum Format {
    case gzip
    /// Also without its frame, as some servers send it (RFC 9110 section 8.4.1.2).
    case zlib
  }

  // zlib keeps the address: the stream must stay where it is.
  private let stream: UnsafeMutablePointer<z_stream>
  private let format: Format
  private let limits: Fetcher.Limits
  private var room = [UInt8](repeating: 0, count: 32 << 10)
  private var packed = 0
  /// Whether a member has ended, and nothing has come since.
  private var isDone = false
  /// Whether one has ended before.
  private var hasMember = false

  /// Fails where there is no memory for it.
  init(_ format: Format, limits: Fetcher.Limits) throws(Failure) {
    self.format = format
    self.limits = limits
    unsafe stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    // 15 bits of window, and 16 more for gzip's header.
    guard unsafe feedloom_inflateInit2(stream, format == .gzip ? 15 + 16 : 15) == Z_OK else {
      throw .broken("there is no memory to unpack it")
    }
  }

  deinit {
    unsafe inflateEnd(stream)
    unsafe stream.deallocate()
  }

  func unpack(_ bytes: [UInt8], to body: inout [UInt8]) throws(Failure) {
    guard let first = bytes.first else { return }
    if packed == 0, format == .zlib, first & 0x0F != 8 { unsafe inflateReset2(stream, -15) }
    packed += bytes.count
    var failure: Failure?
    unsafe bytes.withUnsafeBufferPointer { failure = unsafe unpack($0, to: &body) }
    if let failure { throw failure }
  }

  func finish() throws(Failure) {
    guard isDone || packed == 0 else { throw .badEndOfPacking }
  }

  private func unpack(_ bytes: UnsafeBufferPointer<UInt8>, to body: inout [UInt8]) -> Failure? {
    // zlib never writes to what it reads.
    unsafe stream.pointee.next_in = UnsafeMutablePointer(mutating: bytes.baseAddress)
    unsafe stream.pointee.avail_in = UInt32(bytes.count)
    repeat {
      if isDone {
        guard unsafe format == .gzip && inflateReset(stream) == Z_OK else {
          return .badEndOfPacking
        }
        isDone = false
      }
      let (status, count) = inflate()
      if let failure = limits.refusal(of: body.count + count, packed: packed) { return failure }
      body += room[..<count]
      switch status {
      case Z_STREAM_END: (isDone, hasMember) = (true, true)
      // Z_BUF_ERROR: all that came is used up.
      case Z_OK, Z_BUF_ERROR: if count == 0 { return nil }
      default: return hasMember ? .badEndOfPacking : .badPacking
      }
    } while unsafe !isDone || stream.pointee.avail_in > 0
    return nil
  }

  /// Unpacks as much as there is room for.
  private func inflate() -> (status: CInt, count: Int) {
    unsafe room.withUnsafeMutableBufferPointer { room in
      unsafe stream.pointee.next_out = room.baseAddress
      unsafe stream.pointee.avail_out = UInt32(room.count)
      let status = unsafe CZlib.inflate(stream, Z_NO_FLUSH)
      return unsafe (status, room.count - Int(stream.pointee.avail_out))
    }
  }
}
