/// What a member of JSON Feed may be.
enum JSONType: String, Sendable {
  case string, number, boolean, array, object
}

/// The rule for a member of an object of JSON Feed.
struct MemberRule: Sendable {
  let name: String
  let type: JSONType
  /// What is reported when it is missing.
  let missing: Message?
  let values: [Value]
  /// The rules for the members of the object, or of each object in the array.
  let members: [MemberRule]
  /// What the elements of an array are, when they are no objects.
  let elements: JSONType?

  init(
    _ name: String,
    _ type: JSONType = .string,
    required missing: Message? = nil,
    _ values: Value...,
    of elements: JSONType? = nil,
    members: [MemberRule] = []
  ) {
    self.name = name
    self.type = type
    self.missing = missing
    self.values = values
    self.elements = elements
    self.members = members
  }
}

extension MemberRule {
  /// The members of version 1.1, https://jsonfeed.org/version/1.1.
  static let jsonFeed = [
    MemberRule("version", required: .missingMember, .jsonFeedVersion),
    MemberRule("title", required: .missingMember, .nonblank, .noHTML),
    MemberRule("home_page_url", .string, .absoluteIRI),
    MemberRule("feed_url", .string, .absoluteIRI),
    MemberRule("description", .string, .noHTML),
    MemberRule("user_comment"),
    MemberRule("next_url", .string, .absoluteIRI),
    MemberRule("icon", .string, .absoluteIRI),
    MemberRule("favicon", .string, .absoluteIRI),
    MemberRule("author", .object, .deprecatedAuthor, members: author),
    MemberRule("authors", .array, members: author),
    MemberRule("language", .string, .language),
    MemberRule("expired", .boolean),
    MemberRule(
      "hubs",
      .array,
      members: [
        MemberRule("type", required: .missingMember, .nonblank),
        MemberRule("url", required: .missingMember, .absoluteIRI),
      ]
    ),
    MemberRule("items", .array, required: .missingMember, members: item),
  ]

  private static let author = [
    MemberRule("name", .string, .nonblank, .noHTML),
    MemberRule("url", .string, .absoluteIRI),
    MemberRule("avatar", .string, .absoluteIRI),
  ]

  private static let item = [
    MemberRule("id", required: .missingMember, .nonblank),
    MemberRule("url", .string, .absoluteIRI),
    MemberRule("external_url", .string, .absoluteIRI),
    MemberRule("title", .string, .noHTML),
    MemberRule("content_html"),
    MemberRule("content_text"),
    MemberRule("summary", .string, .noHTML),
    MemberRule("image", .string, .absoluteIRI),
    MemberRule("banner_image", .string, .absoluteIRI),
    MemberRule("date_published", .string, .rfc3339),
    MemberRule("date_modified", .string, .rfc3339),
    MemberRule("author", .object, .deprecatedAuthor, members: author),
    MemberRule("authors", .array, members: author),
    MemberRule("tags", .array, of: .string),
    MemberRule("language", .string, .language),
    MemberRule(
      "attachments",
      .array,
      members: [
        MemberRule("url", required: .missingMember, .absoluteIRI),
        MemberRule("mime_type", required: .missingMember, .mediaType),
        MemberRule("title"),
        MemberRule("size_in_bytes", .number, .nonNegativeNumber),
        MemberRule("duration_in_seconds", .number, .nonNegativeNumber),
      ]
    ),
  ]
}

extension Message {
  static let jsonError = Message(
    "JSONError",
    .error,
    "This is not well-formed JSON: {value}",
    "Readers stop here. Let a library write it.",
    "RFC 8259"
  )
  static let missingMember = Message(
    "MissingMember",
    .error,
    "{parent} lacks {element}",
    "JSON Feed demands it; readers may refuse the feed without it.",
    "JSON Feed 1.1"
  )
  static let invalidMemberType = Message(
    "InvalidMemberType",
    .error,
    "{element} is {found}, and should be {expected}",
    "Readers in languages with types refuse the whole feed.",
    "JSON Feed 1.1",
    fix: .text
  )
  static let duplicateMember = Message(
    "DuplicateMember",
    .error,
    "{parent} has more than one {element}",
    "Programs take the first or the last.",
    "RFC 8259 section 4"
  )
  static let unknownMember = Message(
    "UnknownMember",
    .warning,
    "{parent} has no member {element}",
    "Readers pass it over; names of your own begin with an underscore.",
    "JSON Feed 1.1, extensions"
  )
  static let invalidJSONFeedVersion = Message(
    "InvalidJSONFeedVersion",
    .error,
    "{element} is no version of JSON Feed: {value}",
    "Write https://jsonfeed.org/version/1.1.",
    "JSON Feed 1.1, top-level"
  )
  static let missingItemContent = Message(
    "MissingItemContent",
    .error,
    "{element} has neither content_html nor content_text",
    "One of the two must be there.",
    "JSON Feed 1.1, items"
  )
  static let missingFeedURL = Message(
    "MissingFeedURL",
    .warning,
    "{element} does not say where it is to be had",
    "Add feed_url: readers subscribe by it.",
    "JSON Feed 1.1, top-level"
  )
  static let nextIsSelf = Message(
    "NextIsSelf",
    .error,
    "{element} is the address of the feed itself: {value}",
    "Readers would ask for the same page forever: leave it out on the last page.",
    "JSON Feed 1.1, top-level; RFC 5005 section 3"
  )
  static let emptyAuthor = Message(
    "EmptyAuthor",
    .error,
    "{element} has neither name nor url nor avatar",
    "An author without any of them says nothing: at least one is demanded.",
    "JSON Feed 1.1, top-level"
  )
  static let duplicateLink = Message(
    "DuplicateLink",
    .info,
    "Two entries have the address {value}",
    "Some readers tell entries apart by it.",
    "RSS Advisory Board profile, link; JSON Feed 1.1, items"
  )
  static let deprecatedMember = Message(
    "DeprecatedMember",
    .info,
    "{element} was replaced by authors",
    "Write authors, a list; keep author as well for old readers.",
    "JSON Feed 1.1"
  )
  static let notAFeed = Message(
    "NotAFeed",
    .error,
    "This is no JSON Feed",
    "A feed is an object with a version and items.",
    "JSON Feed 1.1"
  )
}

extension Value {
  static let jsonFeedVersion = Value(.invalidJSONFeedVersion) {
    let text = $0.hasPrefix("http://") ? "https" + $0.dropFirst(4) : $0
    return ["https://jsonfeed.org/version/1", "https://jsonfeed.org/version/1.1"].contains(text)
  }
  static let nonNegativeNumber = Value(.invalidNonNegativeInteger) { !$0.hasPrefix("-") }
  static let deprecatedAuthor = Value(.deprecatedMember) { _ in false }
}
