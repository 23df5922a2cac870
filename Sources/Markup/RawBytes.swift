#if canImport(Glibc)
import Glibc
#else
import Musl
#endif

extension UnsafeRawBufferPointer {
  /// Where a byte first stands, from an offset on; the C library looks at many bytes at once.
  func firstOffset(of byte: UInt8, from start: Int) -> Int? {
    guard start < count, let base = baseAddress,
      let found = unsafe memchr(base + start, Int32(byte), count - start)
    else { return nil }
    return unsafe UnsafeRawPointer(found) - base
  }
}
