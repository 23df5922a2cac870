/// What a feed says of its own history (RFC 5005 sections 2 and 4).
public struct Paging: Extension {
  /// fh:complete: entries that are not here have been removed.
  public var isComplete = false
  /// fh:archive: this page is not going to change.
  public var isArchive = false

  /// Makes an empty statement.
  public init() {}
}
