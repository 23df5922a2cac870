/// What a feed of search results says of the search: a view of the elements kept as foreign.
public struct SearchResults: Sendable, Hashable {
  /// opensearch:totalResults.
  public var totalResults: Int?
  /// opensearch:startIndex.
  public var startIndex: Int?
  /// opensearch:itemsPerPage.
  public var itemsPerPage: Int?
  /// opensearch:Query/@searchTerms of each query whose role is `request`.
  public var searchTerms: [String]

  init(_ foreign: [ForeignElement]) {
    let vocabulary = OpenSearchVocabulary.self
    totalResults = foreign.number("totalResults", vocabulary)
    startIndex = foreign.number("startIndex", vocabulary)
    itemsPerPage = foreign.number("itemsPerPage", vocabulary)
    searchTerms = foreign.named("Query", vocabulary)
      .filter { $0[attribute: "role"] == "request" }
      .compactMap { $0[attribute: "searchTerms"] }
  }
}

/// opensearch: (OpenSearch 1.1, response elements).
enum OpenSearchVocabulary: Vocabulary {
  static let prefix = "opensearch"
  static let namespace = "http://a9.com/-/spec/opensearch/1.1/"
  static let aliases = [
    "http://a9.com/-/spec/opensearchrss/1.0/", "http://a9.com/-/spec/opensearchrss/1.1/",
  ]
}

extension Feed {
  /// opensearch:.
  public var openSearch: SearchResults { SearchResults(foreign) }
}
