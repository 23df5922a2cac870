import Markup

extension Feed {
  /// The feed with every markup made safe to show and every relative reference in it resolved.
  public func sanitized() -> Feed { sanitized(by: Sanitizer()) }

  func sanitized(by sanitizer: Sanitizer) -> Feed {
    var feed = self
    feed.title = title?.sanitized(by: sanitizer)
    feed.subtitle = subtitle?.sanitized(by: sanitizer)
    feed.summary = summary?.sanitized(by: sanitizer)
    feed.info = info?.sanitized(by: sanitizer)
    feed.rights = rights?.sanitized(by: sanitizer)
    feed.entries = entries.map { $0.sanitized(by: sanitizer) }
    return feed
  }
}

extension Entry {
  /// The entry with every markup made safe to show and every relative reference in it resolved.
  public func sanitized() -> Entry { sanitized(by: Sanitizer()) }

  func sanitized(by sanitizer: Sanitizer) -> Entry {
    var entry = self
    entry.title = title?.sanitized(by: sanitizer)
    entry.summary = summary?.sanitized(by: sanitizer)
    entry.rights = rights?.sanitized(by: sanitizer)
    entry.content = content.map { $0.sanitized(by: sanitizer) }
    entry.source?.feed = source?.feed.sanitized(by: sanitizer) ?? Feed()
    return entry
  }
}

extension Text {
  func sanitized(by sanitizer: Sanitizer) -> Text {
    guard isMarkup else { return self }
    var text = self
    text.value =
      sanitizer.sanitize(value) { URI.resolve($0, against: base) ?? $0 }.trimmingXMLSpace
    return text
  }
}
