/// References and their resolution (RFC 3986), IRIs included (RFC 3987).
public enum URI {
  /// Resolves a reference against a base (RFC 3986 section 5.2).
  ///
  /// Returns nil when the base is not absolute and the reference is not either.
  public static func resolve(_ reference: String, against base: String?) -> String? { nil }
}
