package import Foundation
import Synchronization

/// Files that are there whole or not at all.
package enum AtomicFile {
  private static let counter = Atomic(0)

  /// Writes beside the file, makes sure that it is on the disk, then renames.
  package static func write(_ bytes: [UInt8], to file: URL) throws {
    let number = counter.add(1, ordering: .relaxed).newValue
    let temporary = file.deletingLastPathComponent()
      .appending(path: ".\(file.lastPathComponent).\(getpid()).\(number).new")
    do {
      try Data(bytes).write(to: temporary)
      let handle = try FileHandle(forWritingTo: temporary)
      try handle.synchronize()
      try handle.close()
      try FileError.check(unsafe rename(temporary.path, file.path), file)
    } catch {
      try? FileManager.default.removeItem(at: temporary)
      throw error
    }
  }
}

/// Keeps other processes, and other tasks of this one, from changing the files of a folder.
enum FolderLock {
  static func whileLocked<Result>(_ folder: URL, _ body: () throws -> Result) throws -> Result {
    let descriptor = unsafe open(folder.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    try FileError.check(descriptor, folder)
    defer { close(descriptor) }
    try FileError.check(flock(descriptor, LOCK_EX), folder)
    return try body()
  }
}

/// What the operating system refused to do with a file.
package struct FileError: Error, CustomStringConvertible {
  package var description: String

  /// Throws when a call of the C library has failed.
  static func check(_ result: Int32, _ file: URL) throws(FileError) {
    guard result < 0 else { return }
    let reason = POSIXErrorCode(rawValue: errno).map { "\(POSIXError($0).localizedDescription)" }
    throw FileError(description: "\(file.path): \(reason ?? "failed")")
  }
}
