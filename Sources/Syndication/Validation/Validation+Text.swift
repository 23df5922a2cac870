import Markup

/// What concerns the text as a whole: its encoding, its declaration, what had to be repaired.
extension Validation {
  mutating func validateText(_ bytes: [UInt8]) {
    let isUnknown = document.problems.contains { $0.code == .charsetUnknown }
    for problem in document.problems where !isUnknown || problem.code != .charsetOverride {
      let message: Message? =
        switch problem.code {
        case .notWellFormed where isBlankLineOfWordPress(problem, bytes): .wpBlankLine
        case .notWellFormed: .saxError
        case .undeclaredEntity: .undefinedNamedEntity
        case .undeclaredPrefix: .missingNamespace
        case .charsetOverride: .unicodeError
        case .charsetUnknown: .unknownEncoding
        case .limit: .validatorLimit
        default: nil
        }
      if let message {
        let position = position(of: problem, declaration(bytes).encoding?.position)
        reportWhole(message, ["value": problem.message], at: position)
      }
    }
    checkDeclaration(bytes)
    checkDoctype()
  }

  /// Whether nothing but white space stands before the declaration, in a feed that WordPress made: what
  /// its plugins and themes are known for.
  private func isBlankLineOfWordPress(_ problem: Problem, _ bytes: [UInt8]) -> Bool {
    guard problem.position == Position(line: 1, column: 1),
      let first = bytes.first, [0x20, 0x09, 0x0A, 0x0D].contains(first),
      bytes.drop(while: { [0x20, 0x09, 0x0A, 0x0D].contains($0) }).starts(with: "<?xml".utf8),
      let root = document.root
    else { return false }
    let feed = root.children.first { $0.name.local == "channel" } ?? root
    return feed.children.contains {
      $0.name.local == "generator" && $0.text.lowercased().contains("wordpress")
    }
  }

  mutating func reportWhole(
    _ message: Message,
    _ parameters: Parameters = [:],
    at position: Position? = nil
  ) {
    let place = position ?? Position(line: 1, column: 1)
    findings.append(Finding(message, parameters.sorted, at: place))
  }

  /// What contradicts the bytes is told of where they do, what contradicts a byte order mark or is no
  /// encoding at all where it is declared.
  private func position(of problem: Problem, _ declared: Position?) -> Position? {
    switch problem.code {
    case .charsetUnknown: declared ?? problem.position
    case .charsetOverride where document.encoding.hasByteOrderMark: declared ?? problem.position
    case .charsetOverride: problem.position ?? declared
    default: problem.position
    }
  }

  private mutating func checkDoctype() {
    checkExternalEntities()
    guard let doctype = document.doctype, doctype.publicID != nil || doctype.systemID != nil else {
      return
    }
    if let publicID = doctype.publicID, RSS.doctypes.contains(publicID) {
      if doctype.systemID?.contains("netscape.com") ?? false {
        reportWhole(.deprecatedDTD, at: doctypePosition)
      }
      if options.collectsPasses { passes.append(.init(id: "ValidDoctype", parameters: [])) }
    } else {
      reportWhole(.containsSystemEntity, at: doctypePosition)
    }
  }

  /// An entity whose text is elsewhere, which the internal part of the document type names.
  private mutating func checkExternalEntities() {
    guard document.doctype != nil, let start = doctypeOffset else { return }
    let text = document.originalText
    let root = document.root?.sourceOffset ?? text.count
    guard start < root else { return }
    let words = text[start..<root].split { $0 <= 0x20 }
    for (place, word) in words.enumerated()
    where word.suffix(8).elementsEqual("<!ENTITY".utf8) {
      let rest = words[(place + 1)...].drop { $0.elementsEqual("%".utf8) }.dropFirst()
      guard let kind = rest.first,
        ["SYSTEM", "PUBLIC"].contains(where: { kind.elementsEqual($0.utf8) })
      else { continue }
      reportWhole(.containsSystemEntity, at: doctypePosition)
      return
    }
  }

  /// Where the document type declaration begins.
  var doctypePosition: Position? {
    guard let offset = doctypeOffset else { return nil }
    var index = PositionIndex(Array(document.originalText[...offset]))
    return index.position(ofOffset: offset)
  }

  private var doctypeOffset: Int? {
    document.originalText.firstRange(of: Array("<!DOCTYPE".utf8))?.lowerBound
  }

  // MARK: The XML declaration

  private typealias Literal = (value: String, position: Position)

  private mutating func checkDeclaration(_ bytes: [UInt8]) {
    let stated = declaration(bytes)
    if let version = stated.version, version.value != "1.0" {
      reportWhole(.badXmlVersion, ["version": version.value], at: version.position)
    }
    guard let encoding = stated.encoding else {
      if document.encoding.name.hasPrefix("utf-32"), document.encoding.charset == nil {
        reportWhole(.unicodeError, ["value": "\(document.encoding.name) has to be declared"])
      }
      if !document.encoding.hasByteOrderMark, document.encoding.charset == nil {
        reportWhole(.missingEncoding)
      }
      return
    }
    if let charset = document.encoding.charset, charset.lowercased() != encoding.value.lowercased()
    {
      reportWhole(
        .encodingMismatch,
        ["charset": charset, "encoding": encoding.value],
        at: encoding.position
      )
    }
    let name = encoding.value.lowercased()
    let isUnknown = findings.listed.contains { $0.id == "UnknownEncoding" }
    if isUnknown || Self.standard.contains(name) { return }
    let message: Message = Self.common.contains(name) ? .nonstdEncoding : .obscureEncoding
    reportWhole(message, ["encoding": encoding.value], at: encoding.position)
  }

  private static let standard: Set<String> = ["utf-8", "utf8", "utf-16", "utf-16be", "utf-16le"]
  private static let common: Set<String> = [
    "us-ascii", "iso-8859-1", "iso-8859-2", "iso-8859-7", "iso-8859-15", "euc-jp", "koi8-r",
    "shift_jis", "windows-1250", "windows-1251", "windows-1252", "windows-1254", "windows-1255",
    "windows-1256", "gb18030",
  ]

  /// What the XML declaration says, as far as it is written in something like ASCII.
  private func declaration(_ bytes: [UInt8]) -> (version: Literal?, encoding: Literal?) {
    // Without its zero bytes, UTF-16 reads like ASCII.
    var text: [UInt8] = []
    for byte in bytes.prefix(512) where byte != 0 && byte < 0x80 {
      if text.isEmpty, byte <= 0x20 { continue }
      text.append(byte)
      if byte == UInt8(ascii: ">") { break }
    }
    guard text.starts(with: "<?xml".utf8), text.suffix(2).elementsEqual("?>".utf8) else {
      return (nil, nil)
    }
    let declaration = text.dropLast(2)
    return (
      literal(Self.versionName, in: declaration), literal(Self.encodingName, in: declaration)
    )
  }

  private static let versionName = Array("version".utf8)
  private static let encodingName = Array("encoding".utf8)

  private func literal(_ name: [UInt8], in declaration: ArraySlice<UInt8>) -> Literal? {
    guard let found = declaration.place(of: name) else { return nil }
    let rest = declaration[(found + name.count)...]
    guard let quote = rest.firstIndex(where: { $0 == 0x22 || $0 == 0x27 }) else { return nil }
    let start = quote + 1
    guard let end = declaration[start...].firstIndex(of: declaration[quote]) else { return nil }
    let before = declaration[..<start]
    let line = before.count { $0 == 0x0A } + 1
    let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? before.startIndex
    let position = Position(line: line, column: start - lineStart + 1)
    return (String(decoding: declaration[start..<end], as: UTF8.self), position)
  }

  // MARK: Namespace declarations

  mutating func checkDeclaration(_ prefix: String, _ uri: String, at place: Place) {
    // Nearly all are as they should be: nothing is to be said of those.
    if let known = index.exactPrefixes[uri], prefix.isEmpty || known == prefix,
      uri != Self.shortMediaNamespace, !uri.hasPrefix("http://www.usemod.com/")
    {
      return
    }
    guard memory.declarations.insert([prefix, uri]).inserted, !uri.isEmpty else { return }
    if let fault = Value.fault(in: uri, mustBeAbsolute: false, otherwise: .invalidLink),
      fault.message.id == "InvalidTAG" || fault.message.id == "InvalidUriChar"
    {
      report(fault.message, at: place.at("xmlns:" + prefix), ["value": uri])
    }
    let place = place.pointing(at: prefix.isEmpty ? "xmlns" : "xmlns:" + prefix)
    let folded = RuleIndex.folded(uri)
    if uri == Self.shortMediaNamespace {
      report(.mediaRssNamespace, at: place)
      return
    }
    if uri.hasPrefix("http://www.usemod.com/") { report(.obsoleteWikiNamespace, at: place) }
    // Namespaces are compared letter by letter; what stands in one that is nearly right is looked at.
    guard index.exactNamespaces.contains(uri), let known = index.prefixes[folded] else {
      checkUnknown(prefix, uri, folded, at: place)
      return
    }
    guard !prefix.isEmpty, !known.isEmpty, prefix != known, !Self.cores.contains(known) else {
      return
    }
    if index.namespaces[prefix] != nil, index.namespaces[prefix] != "" {
      report(.reservedPrefix, at: place, ["prefix": prefix, "ns": index.namespaces[prefix] ?? ""])
    } else {
      report(.nonstdPrefix, at: place, ["preferred": known, "ns": uri])
    }
  }

  /// That of Media RSS, but for the slash at its end.
  private static let shortMediaNamespace = "http://search.yahoo.com/mrss"
  private static let cores: Set<String> = ["rss1", "rss11", "opml"]

  private mutating func checkUnknown(
    _ prefix: String,
    _ uri: String,
    _ folded: String,
    at place: Place
  ) {
    // That the root stands in the namespace of a draft is said of the root.
    if uri.hasPrefix("http://purl.org/atom/ns#") || Self.markup.contains(folded) { return }
    let module = Self.reserved[prefix].flatMap { RuleIndex.folded($0) == folded ? nil : $0 }
    if let customary = index.namespaces[prefix] ?? module, !prefix.isEmpty {
      report(.reservedPrefix, at: place, ["prefix": prefix, "ns": customary])
    } else if index.prefixes[folded] == nil, Self.known.contains(folded) {
      report(.unsupportedNamespace, at: place, ["namespace": uri])
    } else {
      report(.unknownNamespace, at: place, ["namespace": uri])
    }
  }

  private static let markup: Set<String> = [
    "http://www.w3.org/2000/svg", "http://www.w3.org/1998/math/mathml",
    "http://www.w3.org/1999/xlink",
    "http://www.w3.org/xml/1998/namespace",
  ]

  /// Modules of RSS 1.0 that are known by name only, with the prefixes that are theirs.
  private static let reserved: [String: String] = [
    "audio": "http://media.tangent.org/rss/1.0/",
    "company": "http://purl.org/rss/1.0/modules/company",
    "email": "http://purl.org/rss/1.0/modules/email/",
    "image": "http://purl.org/rss/1.0/modules/image/",
    "ref": "http://purl.org/rss/1.0/modules/reference/",
    "reqv": "http://purl.org/rss/1.0/modules/richequiv/",
    "search": "http://purl.org/rss/1.0/modules/search/",
    "ss": "http://purl.org/rss/1.0/modules/servicestatus/",
    "str": "http://hacks.benhammersley.com/rss/streaming/",
    "sub": "http://purl.org/rss/1.0/modules/subscription/",
  ]

  /// Namespaces that are read, or known by name, and have no rules here.
  private static let known = Set(
    (Vocabularies.all.flatMap { [$0.namespace] + $0.aliases } + reserved.values)
      .map(RuleIndex.folded) + [
        "com-wordpress:feed-additions:1", "http://gdata.youtube.com/schemas/2007",
        "http://ogp.me/ns", "http://planet.intertwingly.net",
        "http://prismstandard.org/namespaces/1.2/basic",
        "http://prismstandard.org/namespaces/basic/2.0",
        "http://purl.org/rss/1.0/modules/prism", "http://schema.org",
        "http://schemas.google.com/blogger/2008", "http://schemas.google.com/g/2005",
        "http://schemas.google.com/photos/2007", "http://wordpress.org/export/1.0",
        "http://wordpress.org/export/1.1", "http://wordpress.org/export/1.2",
        "http://wordpress.org/export/1.2/excerpt",
        "http://www.google.com/schemas/play-podcasts/1.0",
        "http://www.andymatuschak.org/xml-namespaces/sparkle", "http://www.itunes.com/dtds/rss-1.0",
        "http://www.rawvoice.com/rawvoicerssmodule", "http://www.spotify.com/ns/rss",
        "http://www.w3.org/2005/11/its", "http://www.w3.org/2007/app",
        "http://www.w3.org/ns/activitystreams",
        "http://xspf.org/ns/0", "https://feed.press/xmlns", "https://omny.fm/rss-extensions",
        "https://schema.acast.com/1.0", "https://schema.org", "https://www.spotify.com/ns/rss",
        "http://activitystrea.ms/spec/1.0", "http://poco.com/1.0",
        "http://portablecontacts.net/spec/1.0",
        "http://ostatus.org/schema/1.0", "http://salmon-protocol.org/ns/salmon-replies",
      ]
  )
}
