import Markup

/// The names of a document as the rules know them: found once for each distinct name.
struct RuleNames {
  /// `prefix:local` of the rules; nil for a namespace without rules.
  private(set) var keys: [String?] = []
  /// The name to show: without the prefix that the format of the document is written in.
  private(set) var shown: [String] = []
  /// The prefixes of the rules that are for names of the document.
  private(set) var prefixes: Set<String> = []
  /// Which of the names that checks ask for it is.
  private(set) var known: [KnownName] = []
  /// What rules call an attribute of that name; nil in a namespace without rules.
  private(set) var attributes: [String?] = []
  /// Whether it is one of those of XML itself, such as `xml:lang`.
  private(set) var isXML: [Bool] = []
  /// Whether any is.
  private(set) var hasXML = false

  init(_ names: [Name], core: Core, index: RuleIndex) {
    // Names come in the order of their first use: many of one namespace behind one another.
    var last: (namespace: String, prefix: String?)?
    for name in names {
      let prefix: String?
      if let last, last.namespace == name.namespace {
        prefix = last.prefix
      } else {
        prefix = core.prefix(of: name.namespace, index)
        last = (name.namespace, prefix)
        if let prefix { prefixes.insert(prefix) }
      }
      // `dc:date.created`: a qualified name, which was used before there was dcterms.
      let isQualified = prefix == "dc" && name.local.utf8.contains(UInt8(ascii: "."))
      let key = isQualified ? nil : prefix.map { $0 + ":" + name.local }
      keys.append(key)
      let isPlain = prefix == nil && name.prefix.isEmpty || prefix == "" || prefix == core.prefix
      shown.append(isPlain ? name.local : (prefix ?? name.prefix) + ":" + name.local)
      known.append(key.flatMap(KnownName.init) ?? .other)
      attributes.append(name.namespace.isEmpty ? name.local : key)
      isXML.append(name.namespace == XML.namespace)
      hasXML = hasXML || name.namespace == XML.namespace
    }
  }

  /// Which namespace a document is written in.
  struct Core {
    /// The prefix of the rules of the format.
    var prefix = ""
    /// A namespace that stands for the right one in this document.
    var stand: String?

    /// The prefix of the rules for a namespace; nil when there are none.
    func prefix(of namespace: String, _ index: RuleIndex) -> String? {
      if namespace == stand { return prefix }
      if namespace.isEmpty { return "" }
      return index.exactPrefixes[namespace] ?? index.prefixes[RuleIndex.folded(namespace)]
    }
  }
}

/// The elements that checks ask for one by one, by their keys: told apart without a look at strings.
enum KnownName: String {
  case other = "-"
  case item = ":item"
  case title = ":title"
  case link = ":link"
  case description = ":description"
  case guid = ":guid"
  case pubDate = ":pubDate"
  case lastBuildDate = ":lastBuildDate"
  case enclosure = ":enclosure"
  case language = ":language"
  case docs = ":docs"
  case source = ":source"
  case encoded = "content:encoded"
  case slashComments = "slash:comments"
  case dublinCoreLanguage = "dc:language"
  case dublinCoreDate = "dc:date"
  case rss1Channel = "rss1:channel"
  case rss1Item = "rss1:item"
  case rss1Link = "rss1:link"
  case rss1Description = "rss1:description"
  case atomEntry = "atom:entry"
  case atomLink = "atom:link"
  case atomID = "atom:id"
  case atomUpdated = "atom:updated"
  case atomAuthor = "atom:author"
  case atomContent = "atom:content"
  case atomSummary = "atom:summary"
  case atomSource = "atom:source"
  case xhtmlBody = "xhtml:body"
  case historyComplete = "fh:complete"
  case historyArchive = "fh:archive"
}
