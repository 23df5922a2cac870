/// What the caller of a ``Store`` must stop for.
package enum StoreError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The database cannot be opened or made.
  case cannotOpen(path: String, reason: String)
  /// The database was written by a later version of the program: nothing was touched.
  case newer(version: Int, known: Int)
  /// A stored document cannot be read.
  case damaged(String)
  /// A backup would replace a file.
  case isThere(path: String)
  /// The database refused; the transaction was rolled back.
  case failed(String)

  package var description: String {
    switch self {
    case .cannotOpen(let path, let reason):
      "the database \(path) cannot be opened: \(reason)"
    case .newer(let version, let known):
      "the database has version \(version), this program knows versions up to \(known): "
        + "use the newer program that wrote it; nothing was changed"
    case .damaged(let what):
      "the database holds something that cannot be read: \(what)"
    case .isThere(let path):
      "\(path) is there already: a backup replaces nothing"
    case .failed(let reason):
      "the database refused: \(reason)"
    }
  }
}
