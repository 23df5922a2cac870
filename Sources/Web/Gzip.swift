import CZlib

/// Compression ahead of time: the same bytes always give the same bytes.
package enum Gzip {
  /// The bytes as one gzip member (RFC 1952) without name or time; nil when zlib cannot.
  package static func compress(_ bytes: [UInt8]) -> [UInt8]? {
    guard let count = UInt32(exactly: bytes.count) else { return nil }
    var stream = unsafe z_stream()
    // 15 bits of window, and 16 more for gzip's header, whose time zlib leaves at 0.
    guard
      unsafe feedloom_deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) == Z_OK
    else { return nil }
    defer { unsafe deflateEnd(&stream) }
    let room = unsafe Int(deflateBound(&stream, UInt(count)))
    var status = Z_BUF_ERROR
    let packed = unsafe [UInt8](unsafeUninitializedCapacity: room) { output, length in
      unsafe bytes.withUnsafeBufferPointer { input in
        // zlib never writes to what it reads.
        unsafe stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
        unsafe stream.avail_in = count
        unsafe stream.next_out = output.baseAddress
        unsafe stream.avail_out = UInt32(room)
        status = unsafe deflate(&stream, Z_FINISH)
      }
      length = unsafe Int(stream.total_out)
    }
    return status == Z_STREAM_END ? packed : nil
  }
}
