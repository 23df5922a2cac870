/// The local names that the readers of Atom, RSS and RDF know, as they are spelt.
///
/// Names are found once a document, so that elements are told apart by a number.
enum LocalName: String, CaseIterable, Sendable {
  // Containers.
  case rss
  case channel
  case items
  case item
  case feed
  case entry

  // Atom 1.0 and 0.3.
  case id
  case title
  case subtitle
  case tagline
  case info
  case rights
  case copyright
  case link
  case author
  case contributor
  case category
  case generator
  case updated
  case modified
  case published
  case issued
  case created
  case icon
  case logo
  case summary
  case content
  case source
  case name
  case email
  case uri

  // RSS 0.9x, 1.0 and 2.0.
  case description
  case guid
  case pubDate
  case lastBuildDate
  case language
  case managingEditor
  case webMaster
  case comments
  case enclosure
  case image
  case textInput
  case docs
  case ttl
  case rating
  case cloud
  case skipHours
  case skipDays
  case hour
  case day
  case url
  case width
  case height

  // In no specification, but met.
  case body
  case fullitem
  case categories
  case editor
  case lastPubDate
  case expirationDate
  case newLocation

  /// Any other name.
  case other = ""

  /// Finds a name that is in lower case.
  init(lowercased name: String) { self = Self.byLowerCase[name] ?? .other }

  /// Whether a specification has it, so that another spelling is wrong.
  var isSpecified: Bool {
    switch self {
    case .body, .fullitem, .categories, .editor, .lastPubDate, .expirationDate, .newLocation,
      .other:
      false
    default: true
    }
  }

  private static let byLowerCase = Dictionary(
    uniqueKeysWithValues: allCases.map { ($0.rawValue.lowercased(), $0) }
  )
}
