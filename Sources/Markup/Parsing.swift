extension Document {
  /// What the reader of a document may be told beside its bytes.
  public struct Options: Sendable {
    /// The charset parameter of the HTTP Content-Type: it outranks the declaration (RFC 7303).
    public var charset: String?
    /// The encoding of bytes that state none and are not UTF-8.
    public var fallbackEncoding = "windows-1252"
    /// Bytes beyond this are not read, and a problem says so.
    ///
    /// Default 64 MiB.
    public var maximumBytes = 64 << 20
    /// Elements nested deeper than this end the document, and a problem says so.
    public var maximumDepth = 512

    /// The defaults.
    public init() {}
  }

  /// Parses XML, from whichever encoding.
  ///
  /// Text that is not well-formed is repaired and read again; ``problems`` then says what was wrong.
  public convenience init(xml bytes: [UInt8], options: Options = Options()) {
    self.init(Tape(), source: bytes, encoding: DecodedEncoding(), origin: SourceMap())
  }

  /// Parses HTML, a document or a fragment.
  ///
  /// ``nodes`` are its top level.
  public convenience init(html text: String) {
    self.init(Tape(), source: Array(text.utf8), encoding: DecodedEncoding(), origin: SourceMap())
  }
}
