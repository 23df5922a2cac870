extension Text {
  /// The text, said to be markup where it is plain and readers may take it for markup.
  ///
  /// RFC 4287 has plain text shown as it stands, `<b>` and all; but many readers look at the
  /// characters, and not at the type that is not stated.
  package var declared: Text {
    guard kind == .plain, source == nil else { return self }
    let mayMislead = HTMLText.markup(in: value) != nil || HTMLGuess.looksLikeHTML(value)
    return mayMislead ? asHTML : self
  }

  /// The text without markup: what readers of RSS expect of a title.
  package var withoutMarkup: Text { asPlain }
}
