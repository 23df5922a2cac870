package import Foundation
import Synchronization

/// Files that are there whole or not at all.
package enum AtomicFile {
  private static let counter = Atomic(0)

  /// Writes beside the file, makes sure that it is on the disk, then renames.
  ///
  /// - Parameters:
  ///   - bytes: what the file is to hold.
  ///   - file: the file.
  ///   - keepsAccess: whether it stays whose it was, and who may do what with it.
  /// - Throws: ``FileError``.
  package static func write(
    _ bytes: [UInt8],
    to file: URL,
    keepsAccess: Bool = false
  ) throws(FileError) {
    do {
      try writeWhole(bytes, to: file, keepsAccess)
    } catch let error as FileError {
      throw error
    } catch {
      throw FileError(error, file)
    }
  }

  private static func writeWhole(_ bytes: [UInt8], to file: URL, _ keepsAccess: Bool) throws {
    let number = counter.add(1, ordering: .relaxed).newValue
    let name = file.lastPathComponent.utf8.count < 200 ? file.lastPathComponent : ""
    let temporary = file.deletingLastPathComponent()
      .appending(path: ".\(name).\(getpid()).\(number).new")
    do {
      try Data().write(to: temporary)
      // Before there is anything to read in it.
      if keepsAccess { try copyAccess(from: file, to: temporary) }
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

extension AtomicFile {
  private static func copyAccess(from old: URL, to new: URL) throws {
    let attributes = try FileManager.default.attributesOfItem(atPath: old.path)
    let owners = attributes.filter { [.ownerAccountID, .groupOwnerAccountID].contains($0.key) }
    // Who is not root cannot give a file away, and mostly has no need to.
    try? FileManager.default.setAttributes(owners, ofItemAtPath: new.path)
    let permissions = attributes.filter { $0.key == .posixPermissions }
    try FileManager.default.setAttributes(permissions, ofItemAtPath: new.path)
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

extension FileError {
  /// What Foundation says of a file, in the words of the operating system.
  init(_ error: any Error, _ file: URL) {
    let cause = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError ?? error as NSError
    let number = cause.domain == NSPOSIXErrorDomain ? Int32(cause.code) : Self.number(of: error)
    let reason = number.map { unsafe String(cString: strerror($0)) }
    description = "\(file.relativePath) cannot be written: \(reason ?? error.localizedDescription)"
  }

  /// The number of the operating system's error that Foundation has made one of its own of.
  private static func number(of error: any Error) -> Int32? {
    switch (error as? CocoaError)?.code {
    case .fileNoSuchFile, .fileReadNoSuchFile: ENOENT
    case .fileReadNoPermission, .fileWriteNoPermission: EACCES
    case .fileWriteOutOfSpace: ENOSPC
    case .fileWriteVolumeReadOnly: EROFS
    default: nil
    }
  }
}
