extension URI {
  /// The reference in the normal form of RFC 3986 sections 6.2.2 and 6.2.3.
  ///
  /// Scheme and host in lower case, no default port, no dot segments, no empty path behind a host, percent
  /// encoding in upper case and only where it is needed. Equal results mean the same resource.
  public static func normalized(_ reference: String) -> String {
    var parts = Components(reference)
    parts.scheme = parts.scheme?.lowercased()
    if let (user, host, port) = parts.authorityParts {
      let host = normalHost(withoutDefaultPort(host + port, of: parts.scheme))
      // No name with no password is the same as no mention of them (RFC 3986 section 6.2.3).
      let isNobody = user == "@" || user == ":@"
      parts.authority = (isNobody ? "" : withNormalEscapes(user)) + host
    }
    parts.path = withNormalEscapes(parts.path)
    if parts.scheme == nil, parts.authority == nil, isAbsolute(parts.path) {
      // Without the escapes, what stands before a colon in a relative path would be a scheme.
      parts.path = "./" + parts.path
    }
    if parts.scheme != nil, parts.authority != nil || parts.path.hasPrefix("/") {
      parts.path = removingDotSegments(parts.path)
    }
    let isWeb = parts.scheme.map { defaultPorts[$0] != nil } ?? false
    if isWeb, parts.authority != nil, parts.path.isEmpty { parts.path = "/" }
    parts.query = parts.query.map(withNormalEscapes)
    parts.fragment = parts.fragment.map(withNormalEscapes)
    return parts.text
  }

  /// The reference with its host in lower case (RFC 3986 section 6.2.2.1), all else as written.
  package static func withLowerCaseHost(_ reference: String) -> String {
    var parts = Components(reference)
    guard parts.scheme != nil, let (user, host, port) = parts.authorityParts,
      host.utf8.contains(where: { $0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z") })
    else { return reference }
    parts.authority = user + host.lowercased() + port
    return parts.text
  }

  private static let defaultPorts = [
    "http": ":80", "https": ":443", "ftp": ":21", "ws": ":80", "wss": ":443",
  ]

  private static func withoutDefaultPort(_ host: String, of scheme: String?) -> String {
    let standard = scheme.flatMap { defaultPorts[$0] } ?? ":"
    var host = host[...]
    // Some have several, which is wrong but must not become right only later.
    while host.hasSuffix(":") || host.hasSuffix(standard) {
      host = host.dropLast(host.hasSuffix(":") ? 1 : standard.count)
    }
    return String(host)
  }

  private static func normalHost(_ host: String) -> String {
    // Once more at the end: the digits of escapes are in upper case.
    withNormalEscapes(withNormalEscapes(host).lowercased())
  }

  /// Decodes what needs no escape, and writes the hexadecimal digits of the rest in upper case.
  private static func withNormalEscapes(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var place = 0
    while place < bytes.count {
      guard bytes[place] == UInt8(ascii: "%"), let value = escaped(bytes, at: place) else {
        result.append(bytes[place])
        place += 1
        continue
      }
      // Behind a stray percent sign a digit would make another escape.
      let isBehindStray =
        result.last == UInt8(ascii: "%") || result.dropLast().last == UInt8(ascii: "%")
      if isUnreserved(value), !isBehindStray {
        result.append(value)
      } else {
        result.append(UInt8(ascii: "%"))
        result.append(hexDigits[Int(value >> 4)])
        result.append(hexDigits[Int(value & 15)])
      }
      place += 3
    }
    return String(decoding: result, as: UTF8.self)
  }

  static let hexDigits = Array("0123456789ABCDEF".utf8)

  static func escaped(_ bytes: [UInt8], at place: Int) -> UInt8? {
    guard
      place + 2 < bytes.count,
      let high = hexValue(bytes[place + 1]),
      let low = hexValue(bytes[place + 2])
    else { return nil }
    return high << 4 | low
  }

  private static func hexValue(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    default: nil
    }
  }

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: "_"), UInt8(ascii: "~"):
      true
    default: false
    }
  }

  /// A key under which the addresses of one web page are equal, though feeds write them in several ways.
  ///
  /// Beyond ``normalized(_:)`` it leaves out what does not choose the page: the difference of http and
  /// https, `www.`, a slash at the end, the fragment, the parameters that only count where a visitor
  /// came from (`utm_source`, `fbclid`...), and the order of the others. It is for comparing, not for
  /// following. An address that is not http(s) is only normalized.
  public static func canonicalLink(_ address: String) -> String {
    plainCanonicalLink(address) ?? canonicalLinkInParts(address)
  }

  /// The same for most addresses, which have nothing in them that need be looked at: a scheme of the web,
  /// a host in lower case, a path, a query without escapes, a fragment that does not count.
  private static func plainCanonicalLink(_ address: String) -> String? {
    let text = address.utf8.span
    let start = hostOfWeb(text)
    guard start > 0, start < text.count, text[start] != UInt8(ascii: "/") else { return nil }
    /// Where the path begins, where the query, and where all of it ends.
    var (path, query, end) = (text.count, text.count, text.count)
    for place in start..<text.count {
      let byte = text[place]
      if byte == UInt8(ascii: "#") {
        // What begins with a mark or a slash may choose the page.
        guard path < place, place + 1 == text.count || isWordByte(text[place + 1]) else {
          return nil
        }
        end = place
        break
      }
      if isWordByte(byte) { continue }
      switch byte {
      case UInt8(ascii: "."):
        if query > place, text[place - 1] == UInt8(ascii: "/") { return nil }
      case UInt8(ascii: "/"): path = min(path, place)
      case UInt8(ascii: "?"):
        guard path < place else { return nil }
        query = min(query, place)
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "~"), UInt8(ascii: ","),
        UInt8(ascii: "+"), UInt8(ascii: "="), UInt8(ascii: "!"), UInt8(ascii: "("),
        UInt8(ascii: ")"), UInt8(ascii: "*"), UInt8(ascii: "'"), UInt8(ascii: "$"),
        UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "@"):
        guard path < place else { return nil }
      case UInt8(ascii: "&"):
        guard query < place else { return nil }
      default: return nil
      }
    }
    query = min(query, end)
    var last = query
    while last > path, text[last - 1] == UInt8(ascii: "/") { last -= 1 }
    var key = "https://"
    let isWWW = path - start >= 4 && address.utf8.dropFirst(start).starts(with: "www.".utf8)
    key += Substring(address.utf8.dropFirst(isWWW ? start + 4 : start).dropLast(text.count - last))
    if query < end {
      let parameters = Substring(address.utf8.dropFirst(query + 1).dropLast(text.count - end))
      key += chosen(parameters).map { "?" + $0 } ?? ""
    }
    return key
  }

  /// What stands in most addresses: small letters, digits, `-` and `_`.
  private static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  /// The parameters of a query that choose the page, in the order of the alphabet; nil without any.
  private static func chosen(_ query: Substring) -> String? {
    let parameters = query.split(separator: "&").filter { !isTracking($0) }.sorted()
    return parameters.isEmpty ? nil : parameters.joined(separator: "&")
  }

  /// The place behind `http://` or `https://`; 0 when an address does not begin so.
  private static func hostOfWeb(_ text: Span<UInt8>) -> Int {
    for scheme in webStarts where text.holds(scheme, at: 0) { return scheme.count }
    return 0
  }

  private static let webStarts = [Array("https://".utf8), Array("http://".utf8)]

  static func canonicalLinkInParts(_ address: String) -> String {
    var parts = Components(normalized(address))
    guard parts.scheme == "http" || parts.scheme == "https", let authority = parts.authority
    else { return parts.text }
    parts.scheme = "https"
    parts.authority = authority.hasPrefix("www.") ? String(authority.dropFirst(4)) : authority
    while parts.path.hasSuffix("/") { parts.path.removeLast() }
    // A fragment that begins with `!` or `/` chooses a page in sites that are one script.
    if let fragment = parts.fragment, !fragment.hasPrefix("!"), !fragment.hasPrefix("/") {
      parts.fragment = nil
    }
    parts.query = parts.query.flatMap { chosen($0[...]) }
    return parts.text
  }

  private static func isTracking(_ parameter: Substring) -> Bool {
    let name = parameter.prefix { $0 != "=" }.lowercased()
    return name.hasPrefix("utm_") || trackers.contains(name)
  }

  private static let trackers: Set<String> = [
    "fbclid", "gclid", "dclid", "gbraid", "wbraid", "msclkid", "twclid", "yclid", "igshid",
    "mc_cid", "mc_eid", "mkt_tok", "_hsenc", "_hsmi", "vero_id", "oly_anon_id", "oly_enc_id",
    "ref_src", "wt.mc_id",
  ]
}
