/// A place in a source text, as editors count it.
public struct Position: Sendable, Hashable, Comparable {
  /// 1-based.
  public var line: Int
  /// 1-based, in Unicode scalars of the decoded text.
  public var column: Int

  /// Makes a position.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// Earlier or later in the text.
  public static func < (left: Self, right: Self) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}
