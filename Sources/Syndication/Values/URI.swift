/// References and their resolution (RFC 3986), IRIs included (RFC 3987).
public enum URI {
  /// Resolves a reference against a base (RFC 3986 section 5.2).
  ///
  /// Returns nil when the base is not absolute and the reference is not either.
  public static func resolve(_ reference: String, against base: String?) -> String? {
    if isAbsolute(reference) {
      // Most addresses are as they should be, and need not be taken apart.
      guard reference.utf8.mayNeedMending else { return reference }
      var target = Components(reference)
      target.findHost()
      target.path = removingDotSegments(target.path)
      return target.text
    }
    guard let base, isAbsolute(base) else { return nil }
    var target = Components(reference).resolved(against: Components(base))
    target.findHost()
    return target.text
  }

  /// Whether references can be relative to an address: whether it is absolute and its path a hierarchy.
  ///
  /// `mailto:`, `tag:` and `javascript:` name something that nothing is below of.
  static func isBase(_ address: String) -> Bool {
    let parts = Components(address)
    return parts.scheme != nil && (parts.authority != nil || parts.path.hasPrefix("/"))
  }

  /// The scheme in lower case; nil for a relative reference.
  public static func scheme(of reference: String) -> String? {
    Components(reference).scheme.map { $0.lowercased() }
  }

  /// Whether a reference has a scheme: whether it stands on its own.
  public static func isAbsolute(_ reference: String) -> Bool {
    Components.endOfScheme(reference) != nil
  }

  /// The five parts of a reference; a part that is absent differs from one that is empty.
  public struct Components: Sendable, Hashable {
    /// What stands before the first colon, as written.
    public var scheme: String?
    /// User, host and port: what stands after `//`.
    public var authority: String?
    /// The path, dot segments and all.
    public var path: String
    /// What stands after `?`.
    public var query: String?
    /// What stands after `#`.
    public var fragment: String?

    /// Splits a reference (RFC 3986 appendix B): whatever the text, ``text`` gives it back.
    public init(_ reference: String) {
      var rest = Substring(reference)
      if let colon = Self.endOfScheme(reference) {
        scheme = String(rest[..<colon])
        rest = rest[rest.utf8.index(after: colon)...]
      }
      if let hash = rest.utf8.firstIndex(of: UInt8(ascii: "#")) {
        fragment = String(rest[rest.utf8.index(after: hash)...])
        rest = rest[..<hash]
      }
      if let mark = rest.utf8.firstIndex(of: UInt8(ascii: "?")) {
        query = String(rest[rest.utf8.index(after: mark)...])
        rest = rest[..<mark]
      }
      if rest.utf8.starts(with: "//".utf8) {
        rest = rest[rest.utf8.index(rest.startIndex, offsetBy: 2)...]
        let end = rest.utf8.firstIndex(of: UInt8(ascii: "/")) ?? rest.endIndex
        authority = String(rest[..<end])
        rest = rest[end...]
      }
      path = String(rest)
    }

    /// The parts put together again.
    public var text: String {
      var text = scheme.map { $0 + ":" } ?? ""
      if let authority {
        text += "//" + authority
      } else if path.utf8.starts(with: "//".utf8) {
        // What is left of dot segments must not read as an authority.
        text += "/."
      }
      text += path
      if let query { text += "?" + query }
      if let fragment { text += "#" + fragment }
      return text
    }

    /// Takes the first segment for the host where a scheme of the web has none: browsers read
    /// `http:///example.org/` as `http://example.org/`, and nothing else could be meant.
    fileprivate mutating func findHost() {
      guard authority == "", let scheme = scheme?.lowercased(), URI.webSchemes.contains(scheme)
      else { return }
      let rest = path.drop { $0 == "/" }
      guard !rest.isEmpty else { return }
      let end = rest.firstIndex(of: "/") ?? rest.endIndex
      authority = String(rest[..<end])
      path = String(rest[end...])
    }

    /// The host without user and port, as written; nil without an authority.
    public var host: String? { authorityParts?.host }

    /// User, host and port, the first and the last with their marks.
    var authorityParts: (user: String, host: String, port: String)? {
      guard let authority else { return nil }
      let at = authority.utf8.lastIndex(of: UInt8(ascii: "@"))
      let start = at.map { authority.utf8.index(after: $0) } ?? authority.startIndex
      let hostPort = authority[start...]
      var end = hostPort.endIndex
      // The colons inside the brackets of an IPv6 address begin no port.
      if let colon = hostPort.utf8.lastIndex(of: UInt8(ascii: ":")),
        !hostPort[colon...].utf8.contains(UInt8(ascii: "]"))
      {
        end = colon
      }
      return (
        String(authority[..<start]), String(hostPort[..<end]), String(hostPort[end...])
      )
    }

    /// The place of the colon that ends the scheme.
    static func endOfScheme(_ reference: String) -> String.Index? {
      let text = reference.utf8.span
      for place in text.indices {
        switch text[place] {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"):
          break
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
          UInt8(ascii: "."):
          if place == 0 { return nil }
        case UInt8(ascii: ":"):
          return place == 0 ? nil : reference.utf8.index(reference.startIndex, offsetBy: place)
        default:
          return nil
        }
      }
      return nil
    }

    /// RFC 3986 section 5.2.2, for a reference without a scheme.
    func resolved(against base: Components) -> Components {
      var target = self
      target.scheme = base.scheme
      if authority != nil {
        target.path = URI.removingDotSegments(path)
        return target
      }
      target.authority = base.authority
      if path.isEmpty {
        // RFC 3986 leaves it as it is; then the same address would be two, resolved once and twice.
        target.path = URI.removingDotSegments(base.path)
        target.query = query ?? base.query
      } else if path.utf8.first == UInt8(ascii: "/") {
        target.path = URI.removingDotSegments(path)
      } else {
        target.path = URI.removingDotSegments(base.merged(with: path))
      }
      return target
    }

    /// RFC 3986 section 5.2.3.
    private func merged(with relative: String) -> String {
      if authority != nil, path.isEmpty { return "/" + relative }
      guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return relative }
      return path[...slash] + relative
    }
  }

  private static let webSchemes: Set<String> = ["http", "https", "ws", "wss", "ftp"]

  /// RFC 3986 section 5.2.4.
  static func removingDotSegments(_ path: String) -> String {
    let segments = path.split(separator: "/", omittingEmptySubsequences: false)
    guard segments.contains(where: { $0 == "." || $0 == ".." }) else { return path }
    let isRooted = path.utf8.first == UInt8(ascii: "/")
    var kept: [Substring] = []
    for segment in isRooted ? segments.dropFirst() : segments[...] {
      if segment == ".." {
        if !kept.isEmpty { kept.removeLast() }
      } else if segment != "." {
        kept.append(segment)
      }
    }
    // What ended in a dot segment is a folder.
    if let last = segments.last, last == "." || last == ".." { kept.append("") }
    let joined = kept.joined(separator: "/")
    return isRooted ? "/" + joined : joined
  }
}

extension String.UTF8View {
  /// Whether a dot stands where a segment of a path may begin, or a host may be missing.
  fileprivate var mayNeedMending: Bool {
    let bytes = span
    var slashes = 0
    var isAtStart = false
    for place in bytes.indices {
      let byte = bytes[place]
      slashes = byte == UInt8(ascii: "/") ? slashes + 1 : 0
      if slashes > 2 || byte == UInt8(ascii: ".") && isAtStart { return true }
      isAtStart = slashes > 0 || byte == UInt8(ascii: ":")
    }
    return false
  }
}
