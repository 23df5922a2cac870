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
      guard unsafe rename(temporary.path, file.path) == 0 else {
        throw CocoaError(.fileWriteUnknown, userInfo: [NSFilePathErrorKey: file.path])
      }
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
    guard descriptor >= 0 else {
      throw CocoaError(.fileReadUnknown, userInfo: [NSFilePathErrorKey: folder.path])
    }
    defer { close(descriptor) }
    guard flock(descriptor, LOCK_EX) == 0 else {
      throw CocoaError(.fileLocking, userInfo: [NSFilePathErrorKey: folder.path])
    }
    return try body()
  }
}
