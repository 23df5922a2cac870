extension Message {
  static let undefinedElement = Message(
    "UndefinedElement",
    .error,
    "{element} is not defined inside {parent}",
    "Readers pass it over; check its spelling and its place.",
    "RSS 2.0; RFC 4287"
  )
  static let missingElement = Message(
    "MissingElement",
    .error,
    "{parent} lacks {element}",
    "The specification demands it; readers may refuse the feed without it.",
    "RSS 2.0; RFC 4287",
    fix: .demanded
  )
  static let duplicateElement = Message(
    "DuplicateElement",
    .error,
    "{parent} has more than one {element}",
    "Readers take the first or the last: keep the one that is meant.",
    "RSS 2.0; RFC 4287",
    fix: .duplicate
  )
  static let missingAttribute = Message(
    "MissingAttribute",
    .error,
    "{element} lacks the attribute {attr}",
    "The element means nothing without it.",
    "RSS 2.0; RFC 4287"
  )
  static let missingRecommendedAttribute = Message(
    "MissingRecommendedAttribute",
    .warning,
    "{element} lacks the attribute {attr}",
    "It is advised: some programs need it.",
    "FeedSync 1.0"
  )
  static let unexpectedAttribute = Message(
    "UnexpectedAttribute",
    .error,
    "{element} has no attribute {attribute}",
    "Readers pass it over; check its spelling.",
    "RSS 2.0; RFC 4287"
  )
  static let useOfExtensionAttr = Message(
    "UseOfExtensionAttr",
    .warning,
    "{attribute} extends {element}, an element of RSS itself",
    "Some readers refuse attributes that RSS does not have; use an element of your namespace.",
    "RSS Advisory Board profile, namespace elements"
  )
  static let unexpectedText = Message(
    "UnexpectedText",
    .error,
    "Text stands in {element}, where only elements may: {value}",
    "Readers pass it over.",
    "RSS 2.0; RFC 4287"
  )
  static let missingTitle = Message(
    "MissingTitle",
    .error,
    "{parent} lacks a title",
    "Readers have no name to show for it.",
    "RSS 2.0, required channel elements"
  )
  static let missingLink = Message(
    "MissingLink",
    .error,
    "{parent} lacks a link",
    "Readers cannot lead to the page behind it.",
    "RSS 2.0, required channel elements"
  )
  static let missingDescription = Message(
    "MissingDescription",
    .error,
    "{parent} lacks a description",
    "RSS demands it; a sentence is enough.",
    "RSS 2.0, required channel elements"
  )
  static let questionableUsage = Message(
    "QuestionableUsage",
    .warning,
    "{element} has no defined meaning inside {parent}",
    "It is known elsewhere; few readers will look for it here.",
    "RFC 4287 section 6"
  )
  static let misplacedXHTMLContent = Message(
    "MisplacedXHTMLContent",
    .warning,
    "XHTML stands directly in {parent}",
    "Put markup into the elements that are made for it.",
    "RFC 4287 section 3.1.1.3"
  )
  static let noBlink = Message(
    "NoBlink",
    .error,
    "channel has no element blink",
    "The blogChannel module has it, RSS itself has not.",
    "blogChannel module"
  )
  static let noThrWhen = Message(
    "NoThrWhen",
    .error,
    "thr:when was replaced by thr:updated",
    "Rename the attribute.",
    "RFC 4685 section 4",
    fix: .threadUpdated
  )

  // Namespaces and roots
  static let missingNamespace = Message(
    "MissingNamespace",
    .error,
    "{element} stands in no namespace",
    "Declare the namespace, or the prefix that is used.",
    "Namespaces in XML 1.0"
  )
  static let invalidNamespace = Message(
    "InvalidNamespace",
    .error,
    "{element} stands in a namespace that is not its own: {namespace}",
    "Readers find the format by it.",
    "RFC 4287 section 1.2"
  )
  static let obsoleteNamespace = Message(
    "ObsoleteNamespace",
    .error,
    "{element} stands in the namespace of a draft: {namespace}",
    "Write Atom 1.0; many readers no longer know Atom 0.3.",
    "RFC 4287 section 1.2"
  )
  static let unknownNamespace = Message(
    "UnknownNamespace",
    .warning,
    "The namespace {namespace} is not known here",
    "What stands in it was not checked; perhaps it is misspelled.",
    "Namespaces in XML 1.0"
  )
  static let unsupportedNamespace = Message(
    "UnsupportedNamespace",
    .info,
    "What stands in the namespace {namespace} is not checked",
    "It is known by name only.",
    "Namespaces in XML 1.0"
  )
  static let reservedPrefix = Message(
    "ReservedPrefix",
    .warning,
    "The prefix {prefix} customarily means {ns}",
    "Some readers go by the prefix; choose another, or correct the namespace.",
    "Namespaces in XML 1.0"
  )
  static let nonstdPrefix = Message(
    "NonstdPrefix",
    .info,
    "The customary prefix for {ns} is {preferred}",
    "Some readers go by the prefix.",
    "Namespaces in XML 1.0"
  )
  static let mediaRssNamespace = Message(
    "MediaRssNamespace",
    .error,
    "The namespace of Media RSS ends in a slash",
    "Write http://search.yahoo.com/mrss/.",
    "Media RSS 1.5.1",
    fix: .mediaNamespace
  )
  static let obsoleteWikiNamespace = Message(
    "ObsoleteWikiNamespace",
    .warning,
    "The namespace of ModWiki has moved",
    "Write http://purl.org/rss/1.0/modules/wiki/.",
    "ModWiki"
  )
  static let avoidNamespacePrefix = Message(
    "AvoidNamespacePrefix",
    .warning,
    "The prefix {prefix} is used for Atom or XHTML",
    "Some readers only understand them as the default namespace.",
    "RFC 4287 section 1.2"
  )
  static let notInANamespace = Message(
    "NotInANamespace",
    .error,
    "{element} stands in no namespace",
    "What stands inside an extension must have a namespace.",
    "RSS 2.0, extending RSS"
  )
  static let undeterminableVocabulary = Message(
    "UndeterminableVocabulary",
    .warning,
    "{element} stands in no namespace",
    "No reader can tell what it means here.",
    "Namespaces in XML 1.0"
  )

  // The text as a whole
  static let saxError = Message(
    "SAXError",
    .error,
    "This is not well-formed XML: {value}",
    "Many readers stop here. Escape & and < in text, close what is opened, or let a library write it.",
    "XML 1.0",
    fix: .character
  )
  static let wpBlankLine = Message(
    "WPBlankLine",
    .error,
    "Blank space stands before the XML declaration",
    "Nothing may: look for blank lines outside of <?php ?> in wp-config.php, the theme and the plugins.",
    "XML 1.0 section 2.8"
  )
  static let undefinedNamedEntity = Message(
    "UndefinedNamedEntity",
    .error,
    "XML does not know this reference: {value}",
    "Write the character itself, or its number: &#160; for a space that does not break.",
    "XML 1.0 section 4.1",
    fix: .reference
  )
  static let unicodeError = Message(
    "UnicodeError",
    .error,
    "The bytes do not fit the encoding: {value}",
    "Write UTF-8, and say so.",
    "XML 1.0 section 4.3.3"
  )
  static let unknownEncoding = Message(
    "UnknownEncoding",
    .error,
    "The encoding is not known: {value}",
    "Write UTF-8, and say so.",
    "XML 1.0 section 4.3.3"
  )
  static let obscureEncoding = Message(
    "ObscureEncoding",
    .warning,
    "Few programs know the encoding {encoding}",
    "Write UTF-8, and say so.",
    "XML 1.0 section 4.3.3"
  )
  static let nonstdEncoding = Message(
    "NonstdEncoding",
    .info,
    "The encoding is {encoding}",
    "XML programs only have to know UTF-8 and UTF-16.",
    "XML 1.0 section 4.3.3"
  )
  static let missingEncoding = Message(
    "MissingEncoding",
    .info,
    "No encoding is stated",
    "Without a statement it is UTF-8; say so where it may be doubted.",
    "XML 1.0 section 4.3.3"
  )
  static let encodingMismatch = Message(
    "EncodingMismatch",
    .warning,
    "HTTP says {charset}, the document says {encoding}",
    "Programs differ in which they believe.",
    "RFC 7303"
  )
  static let badXmlVersion = Message(
    "BadXmlVersion",
    .error,
    "The version of XML is {version}",
    "Write 1.0: programs refuse others.",
    "XML 1.0 section 2.8",
    fix: .declaration
  )
  static let validatorLimit = Message(
    "ValidatorLimit",
    .error,
    "The document is too large: {value}",
    "What lies behind the limit was not checked.",
    "Feedloom"
  )
  static let badCharacters = Message(
    "BadCharacters",
    .warning,
    "{element} holds characters of a wrong encoding",
    "Bytes were taken for another encoding than theirs; look at the text in a browser.",
    "XML 1.0 section 2.2"
  )
  static let deprecatedDTD = Message(
    "DeprecatedDTD",
    .error,
    "The DTD of Netscape is no longer there",
    "Leave the document type declaration out.",
    "RSS 0.91"
  )
  static let containsSystemEntity = Message(
    "ContainsSystemEntity",
    .info,
    "The document type declaration refers to another document",
    "It is not fetched, neither here nor by careful readers.",
    "XML 1.0 section 4.2.2"
  )
  static let invalidDoctype = Message(
    "InvalidDoctype",
    .error,
    "The document type declaration is that of RSS 0.91",
    "The version is another: leave the declaration out.",
    "RSS 0.91"
  )
  static let unexpectedContentType = Message(
    "UnexpectedContentType",
    .warning,
    "The media type {value} is not that of this feed",
    "Send application/atom+xml, application/rss+xml or application/feed+json.",
    "RFC 7303"
  )
}
