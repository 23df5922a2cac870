#if canImport(Glibc)
import Glibc
#else
import Musl
#endif

/// A file or the standard input, read by the calls of the operating system.
///
/// Foundation asks for a file's size, and opens it, in more time than a feed of 100 KB is read in.
package struct InputFile: ~Copyable {
  private let path: String
  private let descriptor: Int32

  /// Opens a file; `-` is the standard input.
  package init(path: String) throws(JobError) {
    descriptor = try Self.opened(path)
    self.path = path
  }

  private static func opened(_ path: String) throws(JobError) -> Int32 {
    guard path != "-" else { return STDIN_FILENO }
    // The system would read a path with a NUL as a shorter one.
    guard !path.utf8.contains(0) else { throw error(ENOENT, path) }
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw error(errno, path) }
    return descriptor
  }

  deinit {
    if descriptor > STDIN_FILENO { close(descriptor) }
  }

  /// The next bytes, as many as are there at once; nil at the end.
  package func next() throws(JobError) -> [UInt8]? {
    let bytes = try take(upTo: 1 << 20, inOneGo: true)
    return bytes.isEmpty ? nil : bytes
  }

  /// All bytes up to a limit.
  ///
  /// Of what is longer than the limit, one byte more is read than that, which tells that there are more.
  package func bytes(upTo limit: Int) throws(JobError) -> [UInt8] {
    var status = stat()
    let size = unsafe fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
    // Of a file, one byte more than it has shows its end; of a pipe no size is known.
    let first = min(max(size, 0xFFFF), limit) + 1
    var bytes = try take(upTo: first, inOneGo: false)
    var isAtEnd = bytes.count < first
    while !isAtEnd, bytes.count <= limit {
      let wanted = min(1 << 20, limit + 1 - bytes.count)
      let piece = try take(upTo: wanted, inOneGo: false)
      bytes += piece
      isAtEnd = piece.count < wanted
    }
    return bytes
  }

  private func take(upTo count: Int, inOneGo: Bool) throws(JobError) -> [UInt8] {
    var failure: Int32 = 0
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count {
        let rest = unsafe UnsafeMutableBufferPointer(rebasing: buffer[filled...])
        let more = unsafe read(descriptor, rest.baseAddress, rest.count)
        if more < 0, errno == EINTR { continue }
        if more < 0 { failure = errno }
        guard more > 0 else { return }
        filled += more
        if inOneGo { return }
      }
    }
    if failure != 0 { throw Self.error(failure, path) }
    return bytes
  }

  private static func error(_ number: Int32, _ path: String) -> JobError {
    if path.isEmpty { return JobError(message: "an empty name names no file") }
    let reason =
      switch number {
      case ENOENT, ENOTDIR: "no such file"
      case EACCES, EPERM: "no permission to read it"
      case EISDIR: "it is a folder"
      default: "it cannot be read"
      }
    return JobError(message: "\(path): \(reason)")
  }
}
