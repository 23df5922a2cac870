extension Message {
  static let invalidLink = Message(
    "InvalidLink",
    .error,
    "{element} is no URI: {value}",
    "Write the address as a browser shows it, with percent-encoding where it is needed.",
    "RFC 3986"
  )
  static let invalidFullLink = Message(
    "InvalidFullLink",
    .error,
    "{element} is no absolute URI: {value}",
    "Write the whole address with its scheme: feeds are read far from the page that they belong to.",
    "RSS 2.0, link; RFC 3986 section 4.3",
    fix: .absolute
  )
  static let invalidUriChar = Message(
    "InvalidUriChar",
    .error,
    "{element} holds a character that no URI can hold: {value}",
    "Percent-encode it: a space is %20.",
    "RFC 3986 section 2",
    fix: .percentEncoded
  )
  static let uriNotIri = Message(
    "UriNotIri",
    .error,
    "{element} is an IRI where a URI is needed: {value}",
    "Write characters outside ASCII percent-encoded, and the host in its xn-- form.",
    "RFC 3987 section 3.1"
  )
  static let invalidIRI = Message(
    "InvalidIRI",
    .error,
    "{element} is no IRI: {value}",
    "Write the address as a browser shows it.",
    "RFC 3987"
  )
  static let invalidURIAttribute = Message(
    "InvalidURIAttribute",
    .error,
    "The attribute {attr} of {element} is no address: {value}",
    "Write the address as a browser shows it.",
    "RFC 4287 sections 4.1.3.2 and 4.2.4; RFC 3987"
  )
  static let invalidURLAttribute = Message(
    "InvalidURLAttribute",
    .error,
    "{element} is no full http(s) address: {value}",
    "Write the whole address, beginning with http:// or https:// and a host name.",
    "RSS 2.0, enclosure",
    fix: .absolute
  )
  static let invalidTAG = Message(
    "InvalidTAG",
    .error,
    "{element} is no tag: URI of RFC 4151: {value}",
    "Write it as tag:example.org,2026:name, the domain in lower case with a date that you owned it on.",
    "RFC 4151 section 2.1"
  )
  static let invalidURN = Message(
    "InvalidURN",
    .error,
    "{element} is no URN: {value}",
    "Write it as urn:namespace:name; namespaces are registered.",
    "RFC 2141 section 2"
  )
  static let invalidUUID = Message(
    "InvalidUUID",
    .error,
    "{element} is no UUID: {value}",
    "Write 32 hexadecimal digits in groups of 8, 4, 4, 4 and 12.",
    "RFC 4122 section 3"
  )
  static let localAddress = Message(
    "LocalAddress",
    .warning,
    "{element} leads to the machine of the reader: {value}",
    "Write the address under which the world can reach it.",
    "RFC 6761 section 6.3"
  )
  static let schemeNotIANARegistered = Message(
    "SchemeNotIANARegistered",
    .warning,
    "The scheme of {element} is not a registered one: {value}",
    "Readers can follow only addresses whose scheme they know.",
    "RFC 4395"
  )
  static let nonCanonicalURI = Message(
    "NonCanonicalURI",
    .warning,
    "{element} is not in its normal form: {value}",
    "Ids are compared letter by letter: where a program rewrites {value}, it becomes another entry.",
    "RFC 4287 section 4.2.6.1; RFC 3986 section 6"
  )
  static let sameDocumentReference = Message(
    "SameDocumentReference",
    .warning,
    "{element} means the feed itself, because of xml:base: {value}",
    "Write the address that is meant in full.",
    "RFC 3986 section 4.4"
  )
  static let unexpectedWhitespace = Message(
    "UnexpectedWhitespace",
    .error,
    "{element} begins or ends with white space",
    "Nothing takes it away: the white space is part of the value.",
    "RFC 4287 section 2",
    fix: .trimmed
  )
}

extension Value {
  /// A URI, absolute or relative; empty too.
  static let uri = Value(passed: "ValidURI") { text, _ in
    fault(in: text.trimmingXMLSpace, mustBeAbsolute: false, otherwise: .invalidLink)
  }
  .plainly(PlainAddress.isOne)

  static let absoluteURI = Value(passed: "ValidURI") { text, _ in
    fault(in: text.trimmingXMLSpace, mustBeAbsolute: true, otherwise: .invalidFullLink)
  }
  .plainly(PlainAddress.isOne)

  /// An IRI, absolute or relative.
  static let iri = Value(passed: "ValidURI") { text, _ in
    let text = text.trimmingXMLSpace
    return fault(in: text.asciiForm, mustBeAbsolute: false, otherwise: .invalidLink)
  }
  .plainly(PlainAddress.isOne)

  static let absoluteIRI = Value(passed: "ValidURI") { text, _ in
    let text = text.trimmingXMLSpace
    return fault(in: text.asciiForm, mustBeAbsolute: true, otherwise: .invalidFullLink)
  }
  .plainly(PlainAddress.isOne)

  static let xmlBase = Value { text, _ in
    fault(in: text.asciiForm, mustBeAbsolute: false, otherwise: .invalidIRI)
  }

  /// The text of an element that is a link: whether white space may stand around it is a question of
  /// its own.
  static let linkIRIText = Value(passed: "ValidURI") { text, scope in
    linkIRI.fault(text.trimmingXMLSpace, scope)
  }
  .plainly(PlainAddress.isOne)

  /// An IRI in a document with xml:base: it must not mean the document by accident.
  static let linkIRI = link(otherwise: .invalidLink)

  /// The same in an attribute of something that is no link itself.
  static let attributeIRI = link(otherwise: .invalidURIAttribute)

  private static func link(otherwise: Message) -> Value {
    Value(passed: "ValidURI") { text, scope in fault(inLink: text, scope, otherwise) }
      .plainly { text, _ in PlainAddress(text) != nil }
  }

  private static func fault(inLink text: String, _ scope: Scope, _ otherwise: Message) -> Fault? {
    if let found = fault(in: text.asciiForm, mustBeAbsolute: false, otherwise: otherwise) {
      return found
    }
    guard scope.hasBase, let base = scope.base, base != scope.documentURL else { return nil }
    let isSame = URI.resolve(text, against: base)?.prefix { $0 != "#" } == base.prefix { $0 != "#" }
    return isSame && !URI.isAbsolute(text) ? .fault(.sameDocumentReference) : nil
  }

  /// An id: absolute, and in its normal form.
  static let canonicalURI = Value(passed: "ValidURI") { text, _ in
    let text = text.trimmingXMLSpace
    // An id is an IRI (RFC 4287 section 4.2.6).
    let wrong = fault(in: text.asciiForm, mustBeAbsolute: true, otherwise: .invalidFullLink)
    if let wrong { return wrong }
    let normal = URI.normalized(text)
    return normal == text ? nil : .fault(.nonCanonicalURI, ["uri": normal])
  }
  .plainly { text, scope in PlainAddress.isNormalOne(text, scope) || PlainName.isOne(text) }
  .named { $0.hasPrefix("tag:") ? "ValidTAG" : $0.hasPrefix("urn:") ? "ValidURN" : "ValidURI" }

  /// An http(s) address with a host.
  static let httpURL = Value(passed: "ValidURLAttribute") { text, _ in
    let text = text.trimmingXMLSpace
    guard text.utf8.allSatisfy({ isURIByte($0) || $0 >= 0x80 }) else {
      return .fault(.invalidURLAttribute)
    }
    let parts = URI.Components(text)
    let host = parts.host ?? ""
    guard ["http", "https"].contains(parts.scheme?.lowercased()), isHost(host),
      fault(in: text.asciiForm, mustBeAbsolute: true, otherwise: .invalidURLAttribute) == nil
    else { return .fault(.invalidURLAttribute) }
    return isLocal(host) ? .fault(.localAddress) : nil
  }
  .plainly(PlainAddress.isPublicOne)

  /// A name with a dot, in any script, or an address in brackets.
  private static func isHost(_ host: String) -> Bool {
    if host.hasPrefix("["), host.hasSuffix("]") {
      return IPv6Address.isValid(host.dropFirst().dropLast())
    }
    let isNamed = host.contains(".") && !host.hasPrefix(".") || host.lowercased() == "localhost"
    return isNamed && host.utf8.allSatisfy { isHostByte($0) || $0 >= 0x80 }
  }

  private static func isLocal(_ host: String) -> Bool {
    let host = host.lowercased()
    return host == "localhost" || host == "[::1]" || host.hasPrefix("127.")
      || [".localhost", ".local", ".internal", ".lan"].contains { host.hasSuffix($0) }
  }

  /// Nothing may stand around the value.
  static let noWhitespaceAround = Value(.unexpectedWhitespace) { $0.trimmingXMLSpace == $0 }
    .plainly { text, _ in text.trimmed.count == text.count }

  private static func isHostByte(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_")
      || Digits.isDigit(byte) || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)
  }

  // MARK: The parts of the check

  static func fault(in text: String, mustBeAbsolute: Bool, otherwise: Message) -> Fault? {
    if PlainAddress(text.utf8.span) != nil { return nil }
    if text.hasPrefix("tag:") { return Tag.isValid(text) ? nil : .fault(.invalidTAG) }
    var isASCII = true
    for byte in text.utf8 {
      if byte >= 0x80 {
        isASCII = false
      } else if !isURIByte(byte) {
        return .fault(.invalidUriChar)
      }
    }
    if !isASCII {
      guard text.unicodeScalars.allSatisfy(isIRIScalar) else { return .fault(otherwise) }
      return fault(in: text.asciiForm, mustBeAbsolute: mustBeAbsolute, otherwise: otherwise) == nil
        ? .fault(.uriNotIri) : .fault(otherwise)
    }
    let parts = URI.Components(text)
    guard hasWholeEscapes(text), hasPort(parts) else { return .fault(otherwise) }
    guard let scheme = parts.scheme?.lowercased() else {
      let colon = text.utf8.firstIndex(of: UInt8(ascii: ":"))
      let slash = text.utf8.firstIndex { [0x2F, 0x3F, 0x23].contains($0) }
      // A colon before the first slash would make the text before it a scheme.
      if let colon, slash.map({ colon < $0 }) ?? true { return .fault(otherwise) }
      return mustBeAbsolute ? .fault(otherwise) : nil
    }
    return fault(ofScheme: scheme, in: text, parts, otherwise)
  }

  private static func fault(
    ofScheme scheme: String,
    in text: String,
    _ parts: URI.Components,
    _ otherwise: Message
  ) -> Fault? {
    let hash = text.utf8.firstIndex(of: UInt8(ascii: "#"))
    if let hash, text[text.utf8.index(after: hash)...].utf8.contains(UInt8(ascii: "#")) {
      return .fault(otherwise)
    }
    switch scheme {
    case "tag": return .fault(.invalidTAG)
    case "urn":
      if text.lowercased().hasPrefix("urn:uuid:") {
        return Tag.isUUID(text.dropFirst(9)) ? nil : .fault(.invalidUUID)
      }
      return Tag.isURN(text) ? nil : .fault(.invalidURN)
    case "http", "https", "ftp":
      return parts.authority?.isEmpty ?? true ? .fault(otherwise) : nil
    default:
      return Registries.schemes.contains(scheme) ? nil : .fault(.schemeNotIANARegistered)
    }
  }

  /// Whether each percent sign begins an escape (RFC 3986 section 2.1).
  static func hasWholeEscapes(_ text: String) -> Bool {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return true }
    let bytes = Array(text.utf8)
    return bytes.indices.allSatisfy { place in
      bytes[place] != UInt8(ascii: "%")
        || place + 2 < bytes.count
          && bytes[place + 1...place + 2].allSatisfy {
            Digits.isDigit($0) || (0x61...0x66).contains($0 | 0x20)
          }
    }
  }

  /// Whether the port, where there is one, is a number of 16 bits, and an address in brackets is one.
  private static func hasPort(_ parts: URI.Components) -> Bool {
    guard let (_, host, port) = parts.authorityParts else { return true }
    if host.hasPrefix("[") {
      guard host.hasSuffix("]") else { return false }
      let address = host.dropFirst().dropLast()
      return address.hasPrefix("v") || IPv6Address.isValid(address)
    }
    return port.utf8.count <= 1 || UInt16(port.dropFirst()) != nil
  }

  /// Whether a character may stand in an IRI (RFC 3987 section 2.2); those of URIs are not looked at.
  private static func isIRIScalar(_ scalar: Unicode.Scalar) -> Bool {
    let value = scalar.value
    return value < 0x80
      || value >= 0xA0 && value <= 0xFFEF && !(0xFDD0...0xFDEF).contains(value)
      || value >= 0x10000 && value & 0xFFFE != 0xFFFE
  }

  /// The characters of RFC 3986, and the brackets of an IPv6 address.
  static func isURIByte(_ byte: UInt8) -> Bool { uriBytes.contains(byte) }

  private static let uriBytes = ByteSet.alphanumeric(and: "-._~:/?#[]@!$&'()*+,;=%")
}

extension String {
  /// A text whose characters outside ASCII are percent-encoded (RFC 3987 section 3.1).
  var asciiForm: String {
    guard utf8.contains(where: { $0 >= 0x80 }) else { return self }
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in utf8 {
      if byte < 0x80 {
        bytes.append(byte)
      } else {
        bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension URI {
  /// Whether the validator finds no error in an id (RFC 4287 section 4.2.6); it may have remarks.
  package static func isValidID(_ id: String) -> Bool {
    Value.canonicalURI.fault(id, Scope()).map { $0.message.severity != .error } ?? true
  }
}
