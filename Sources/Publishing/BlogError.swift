/// A mistake in one of a blog's files, said so that its author can mend it.
package struct Mistake: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The file, relative to the blog's folder.
  package var path: String
  /// 1-based; nil when the whole file is meant.
  package var line: Int?
  /// 1-based; nil when it is not known.
  package var column: Int?
  /// What is wrong and what to do.
  package var message: String

  package init(_ path: String, line: Int? = nil, column: Int? = nil, _ message: String) {
    self.path = path
    self.line = line
    self.column = column
    self.message = message
  }

  /// `path:line:column: message`, the form that editors can jump to.
  package var description: String {
    let place = [line, column].compactMap { $0 }.map { ":\($0)" }.joined()
    return "\(path)\(place): \(message)"
  }

  package static func < (left: Self, right: Self) -> Bool {
    (left.path, left.line ?? 0, left.column ?? 0, left.message)
      < (right.path, right.line ?? 0, right.column ?? 0, right.message)
  }
}

/// Why a blog cannot be read or made into a site: every mistake found, not only the first.
package struct BlogError: Error, Hashable, CustomStringConvertible {
  package var mistakes: [Mistake]

  package init(_ mistakes: [Mistake]) {
    self.mistakes = mistakes.sorted()
  }

  /// One mistake a line.
  package var description: String {
    mistakes.map(\.description).joined(separator: "\n")
  }
}
