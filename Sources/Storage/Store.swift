package import Foundation

/// What a blog remembers beside its files: the state of its feeds, their entries, comments that wait.
///
/// The tables are in ``Schema``; each has a file with the functions that know its columns.
package final class Store: Sendable {
  /// How many who write at once share a transaction.
  package static let writersTogether = WriteQueue.most

  let database: Database

  private init(_ database: Database) {
    self.database = database
  }

  /// Opens the store of a blog's folder, `.feedloom/feedloom.sqlite`; makes it when it is not there.
  package static func open(blogAt directory: URL) throws(StoreError) -> Store {
    let folder = directory.appending(path: ".feedloom", directoryHint: .isDirectory)
    do {
      // Comments that wait hold mail addresses: for the owner's eyes only.
      try FileManager.default.createDirectory(
        at: folder,
        withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700]
      )
      let ignore = folder.appending(path: ".gitignore")
      if !FileManager.default.fileExists(atPath: ignore.path) {
        try Data("*\n".utf8).write(to: ignore)
      }
    } catch {
      throw .cannotOpen(path: folder.path, reason: error.localizedDescription)
    }
    return Store(try Database(path: folder.appending(path: "feedloom.sqlite").path))
  }

  /// Whether a blog has a store yet.
  package static func exists(blogAt directory: URL) -> Bool {
    FileManager.default.fileExists(
      atPath: directory.appending(path: ".feedloom/feedloom.sqlite").path
    )
  }

  /// A store that is gone with the process.
  package static func inMemory() throws(StoreError) -> Store {
    Store(try Database(path: nil))
  }
}
