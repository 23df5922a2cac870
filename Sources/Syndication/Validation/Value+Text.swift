extension Message {
  static let notBlank = Message(
    "NotBlank",
    .warning,
    "{element} is empty",
    "Give it a value, or leave the element out.",
    "RFC 4287; RSS 2.0"
  )
  static let attrNotBlank = Message(
    "AttrNotBlank",
    .warning,
    "The attribute {attr} of {element} is empty",
    "Give it a value, or leave it out.",
    "RFC 4287 section 4.2.7"
  )
  static let invalidLanguage = Message(
    "InvalidLanguage",
    .error,
    "{element} is no language tag: {value}",
    "Write a tag of BCP 47, such as en, de-CH or zh-Hant.",
    "BCP 47; ISO 639"
  )
  static let invalidContact = Message(
    "InvalidContact",
    .error,
    "{element} is no e-mail address: {value}",
    "Write it as name@example.org (Real Name); for a name alone use dc:creator.",
    "RSS 2.0, author"
  )
  static let invalidAddrSpec = Message(
    "InvalidAddrSpec",
    .error,
    "{element} is no bare e-mail address: {value}",
    "Write name@example.org and nothing else; the name has its own element.",
    "RFC 4287 section 3.2.3"
  )
  static let unknownHost = Message(
    "UnknownHost",
    .warning,
    "{element} is at a host that the world does not know: {value}",
    "Write the whole name of the host: no letter from outside finds it otherwise.",
    "RFC 5321 section 2.3.5"
  )
  static let emailFormat = Message(
    "EmailFormat",
    .warning,
    "{element} has the name in an unusual place: {value}",
    "Write it as name@example.org (Real Name).",
    "RSS Advisory Board profile, author"
  )
  static let missingRealName = Message(
    "MissingRealName",
    .warning,
    "{element} gives no name: {value}",
    "Write it as name@example.org (Real Name): readers show the name.",
    "RSS Advisory Board profile, author"
  )
  static let containsEmail = Message(
    "ContainsEmail",
    .warning,
    "{element} holds an e-mail address: {value}",
    "Put the address into email.",
    "RFC 4287 section 3.2.1"
  )
  static let invalidInteger = Message(
    "InvalidInteger",
    .error,
    "{element} is no whole number: {value}",
    "Write digits only.",
    "RSS 2.0"
  )
  static let invalidPositiveInteger = Message(
    "InvalidPositiveInteger",
    .error,
    "{element} is no whole number above zero: {value}",
    "Write digits only.",
    "RSS 2.0"
  )
  static let invalidNonNegativeInteger = Message(
    "InvalidNonNegativeInteger",
    .error,
    "{element} is no whole number: {value}",
    "Write digits only, zero or more.",
    "RSS 2.0, enclosure"
  )
  static let useZeroForUnknown = Message(
    "UseZeroForUnknown",
    .error,
    "{element} is negative: {value}",
    "Write 0 where the size is not known.",
    "RSS Advisory Board profile, enclosure",
    fix: .zero
  )
  static let integerOverflow = Message(
    "IntegerOverflow",
    .error,
    "{element} is above 2147483647: {value}",
    "Programs read it into 32 bits.",
    "FeedSync 1.0"
  )
  static let invalidFloat = Message(
    "InvalidFloat",
    .error,
    "{element} is no number: {value}",
    "Write digits with at most one point.",
    "XML Schema part 2"
  )
  static let invalidMIMEAttribute = Message(
    "InvalidMIMEAttribute",
    .error,
    "{element} is no media type: {value}",
    "Write a type such as audio/mpeg.",
    "RSS 2.0, enclosure; RFC 6838"
  )
  static let invalidMIMEType = Message(
    "InvalidMIMEType",
    .error,
    "{element} is no media type: {value}",
    "Write a type such as text/html.",
    "RFC 4287 section 4.2.7.3; RFC 6838"
  )
  static let invalidBooleanAttribute = Message(
    "InvalidBooleanAttribute",
    .error,
    "{attr} of {element} is neither true nor false: {value}",
    "Write true or false, in lower case.",
    "RSS 2.0, guid",
    fix: .lowercased
  )
  static let invalidTrueFalse = Message(
    "InvalidTrueFalse",
    .error,
    "{element} is neither true nor false: {value}",
    "Write true or false.",
    "Apple's podcast RSS specification",
    fix: .lowercased
  )
  static let invalidYesNo = Message(
    "InvalidYesNo",
    .error,
    "{element} is neither yes nor no: {value}",
    "Write yes or no, in lower case.",
    "RFC 5023",
    fix: .lowercased
  )
  static let tooLong = Message(
    "TooLong",
    .error,
    "{element} is longer than {max} characters",
    "Programs cut it; shorten it.",
    "Apple's podcast RSS specification; OpenSearch 1.1"
  )
}

extension Message {
  static let invalidValue = Message(
    "InvalidValue",
    .error,
    "{element} should be {values}: {value}",
    "Programs that follow the specification understand nothing else.",
    "XML Schema part 2"
  )
}

extension Message {
  static let unregisteredSubtag = Message(
    "UnregisteredSubtag",
    .info,
    "The language {value} holds {subtag}, which was not registered on {date}",
    "Programs that look for a voice or a dictionary by it find none, unless it is younger than that.",
    "RFC 5646 section 2.2.9; BCP 47"
  )
}

extension Value {
  /// One of a few words, which the finding lists.
  static func word(_ words: String...) -> Value {
    let list = (words.count > 1 ? "one of " : "") + words.joined(separator: ", ")
    return shaped(list) { words.contains($0) }
  }

  /// A text of a form that the finding describes.
  static func shaped(_ form: String, _ isValid: @escaping @Sendable (String) -> Bool) -> Value {
    Value { text, _ in
      isValid(text.trimmingXMLSpace) ? nil : .fault(.invalidValue, ["values": form])
    }
  }

  static let nonblank = Value { text, _ in
    text.trimmingXMLSpace.isEmpty ? .init(message: .notBlank, namesValue: false) : nil
  }
  .plainly { text, _ in !text.trimmed.isEmpty }

  static let language = Value(passed: "ValidLanguage") { text, _ in
    let tag = text.trimmingXMLSpace
    guard LanguageTag.isValid(tag) else { return .fault(.invalidLanguage) }
    guard let subtag = LanguageTag.firstUnregistered(in: tag) else { return nil }
    return .fault(.unregisteredSubtag, ["subtag": subtag, "date": LanguageSubtagRegistry.date])
  }

  static let integer = Value(.invalidInteger, passed: "ValidInteger") {
    Number.sign(ofInteger: $0.trimmingXMLSpace) != nil
  }
  .plainly { text, _ in Number.isShort(text) }

  static let nonNegativeInteger = Value(passed: "ValidInteger") { text, _ in
    Number.sign(ofInteger: text.trimmingXMLSpace) ?? -1 >= 0
      ? nil : .fault(.invalidNonNegativeInteger)
  }
  .plainly { text, _ in Number.isShort(text) }

  static let positiveInteger = Value(.invalidPositiveInteger, passed: "ValidInteger") {
    Number.sign(ofInteger: $0.trimmingXMLSpace) == 1
  }
  .plainly { text, _ in Number.isShort(text) && text[0] != UInt8(ascii: "0") }

  /// At most 2³¹ - 1.
  static let positiveInt32 = Value { text, _ in
    guard Number.sign(ofInteger: text) == 1 else { return .fault(.invalidPositiveInteger) }
    return Int32(text) == nil ? .fault(.integerOverflow) : nil
  }

  static let float = Value(.invalidFloat) { Number.isDecimal($0.trimmingXMLSpace) }

  static let mediaType = Value(.invalidMIMEType, passed: "ValidMIMEAttribute") {
    MediaType.isValid($0)
  }

  static let mediaTypeAttribute = Value(.invalidMIMEAttribute, passed: "ValidMIMEAttribute") {
    MediaType.isValid($0)
  }

  /// A bare e-mail address.
  static let addrSpec = Value(passed: "ValidContact") { text, _ in
    let text = text.trimmingXMLSpace
    if EmailAddress.isValid(text) { return nil }
    // A host without a dot is known in its own network at best.
    guard EmailAddress.isValid(text + ".example"), let at = text.firstIndex(of: "@") else {
      return .fault(.invalidAddrSpec)
    }
    return .fault(.unknownHost, ["host": String(text[text.index(after: at)...])])
  }

  /// `name@example.org (Real Name)`.
  static let contact = Value(passed: "ValidContact") { text, _ in EmailAddress.contactFault(text) }

  /// Any text: only noted when it is there.
  static let title = Value(passed: "ValidTitle") { _, _ in nil }.plainly { _, _ in true }

  static let trueFalse = one(of: ["true", "false"], .invalidTrueFalse)
  static let yesNo = one(of: ["yes", "no"], .invalidYesNo)

  static func atMost(_ count: Int) -> Value {
    Value { text, _ in
      text.unicodeScalars.count <= count ? nil : .fault(.tooLong, ["max": String(count)])
    }
    .plainly { text, _ in text.count <= count }
  }
}

/// Numbers as text.
enum Number {
  /// At most nine digits and nothing else.
  static func isShort(_ text: Span<UInt8>) -> Bool {
    guard text.count > 0, text.count < 10 else { return false }
    var place = 0
    while place < text.count, Digits.isDigit(text[place]) { place += 1 }
    return place == text.count
  }

  /// The sign of a whole number, however long it is: -1, 0 or 1; nil when it is none.
  static func sign(ofInteger text: String) -> Int? {
    let digits = text.hasPrefix("-") || text.hasPrefix("+") ? text.dropFirst() : text[...]
    guard !digits.isEmpty, digits.utf8.allSatisfy(Digits.isDigit) else { return nil }
    if digits.utf8.allSatisfy({ $0 == UInt8(ascii: "0") }) { return 0 }
    return text.hasPrefix("-") ? -1 : 1
  }

  /// Digits with a sign and a point, and no exponent.
  static func isDecimal(_ text: String) -> Bool {
    let digits = text.hasPrefix("-") || text.hasPrefix("+") ? text.dropFirst() : text[...]
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count <= 2 && parts.contains { !$0.isEmpty }
      && parts.allSatisfy { $0.utf8.allSatisfy(Digits.isDigit) }
  }
}
