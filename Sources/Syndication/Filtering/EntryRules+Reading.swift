internal import Markup

extension EntryRules {
  /// The namespace of what Feedloom says in OPML: OPML 2.0 knows no other way to say more.
  package static let namespace = "tag:feedloom,2026:opml"

  /// What can be said in blog.yaml below `timeline:`, and as an attribute of an outline.
  package static let listNames = lists.map(\.name)
  package static let numberNames = numbers.map(\.name)

  private static let lists:
    [(name: String, path: any WritableKeyPath<EntryRules, [String]> & Sendable)] = [
      ("include", \.include), ("exclude", \.exclude), ("includeTags", \.includeTags),
      ("excludeTags", \.excludeTags), ("includeAuthors", \.includeAuthors),
      ("excludeAuthors", \.excludeAuthors), ("languages", \.languages), ("addTags", \.addTags),
    ]
  private static let numbers:
    [(name: String, path: any WritableKeyPath<EntryRules, Int?> & Sendable)] = [
      ("maxPerFeed", \.maxPerFeed), ("maxPerAuthor", \.maxPerAuthor),
      ("firstEntries", \.firstEntries), ("firstDays", \.firstDays), ("pollMinutes", \.pollMinutes),
    ]

  /// Takes one value of a list; says what is wrong with it.
  package mutating func add(_ value: String, to name: String) -> String? {
    guard let list = Self.lists.first(where: { $0.name == name }) else { return nil }
    let value = value.trimmingXMLSpace
    if value.isEmpty { return "\(name) has an empty item" }
    if name == "languages", !LanguageTag.isValid(value) {
      return "\(name): \"\(value)\" is no language: write en or pt-BR"
    }
    if ["include", "exclude"].contains(name), !WordSearch.isWord(value) {
      return "\(name): \"\(value)\" is no word"
    }
    self[keyPath: list.path].append(value)
    return nil
  }

  /// Takes a number; says what is wrong with it.
  package mutating func set(_ name: String, _ value: String) -> String? {
    guard let number = Self.numbers.first(where: { $0.name == name }) else { return nil }
    guard let count = Int(value.trimmingXMLSpace), count >= 0 else {
      return "\(name) should be a whole number, not \"\(value)\""
    }
    self[keyPath: number.path] = count
    return nil
  }
}

extension WordSearch {
  static func isWord(_ text: String) -> Bool {
    text.unicodeScalars.contains { $0.properties.isAlphabetic || $0.properties.numericType != nil }
  }
}

/// The rules of all feeds: what holds for each, and what the blogroll says of single ones.
package struct TimelineRules: Sendable, Hashable {
  /// A mistake in the blogroll.
  package struct Mistake: Sendable, Hashable {
    package var line: Int
    package var column: Int
    package var message: String
  }

  /// For the entries of all other feeds.
  package var all = EntryRules()
  /// By the address of the feed, from the outermost group to the feed itself.
  package private(set) var feeds: [String: [EntryRules]] = [:]
  package private(set) var mistakes: [Mistake] = []

  package init() {}

  /// Reads the attributes of a blogroll's outlines; those of a group hold for the feeds in it.
  package init(opml bytes: [UInt8]) {
    guard let root = Document(xml: bytes).root else { return }
    for body in root.children where body.name.local == "body" {
      for outline in body.children { read(outline, in: []) }
    }
  }

  /// All that holds for a feed.
  package func rules(for address: String) -> [EntryRules] {
    [all] + (feeds[address] ?? [])
  }

  /// The number that holds for a feed: the innermost that says one.
  package func number(_ path: KeyPath<EntryRules, Int?>, for address: String) -> Int? {
    rules(for: address).reversed().compactMap { $0[keyPath: path] }.first
  }

  private mutating func read(_ element: Element, in outer: [EntryRules]) {
    guard element.name.local.lowercased() == "outline" else { return }
    var own = EntryRules()
    var address: String?
    for attribute in element.attributes {
      let (name, value, namespace) = (
        attribute.name.local, attribute.value, attribute.name.namespace
      )
      // By hand one writes them without a prefix.
      guard namespace.isEmpty || namespace == EntryRules.namespace else { continue }
      if namespace.isEmpty, name.lowercased() == "xmlurl" { address = value.trimmingXMLSpace }
      var faults: [String?] = [own.set(name, value)]
      if EntryRules.listNames.contains(name) {
        faults = value.split(separator: ",", omittingEmptySubsequences: false).map {
          own.add(String($0), to: name)
        }
      }
      let position = element.position
      mistakes += faults.compactMap { fault in
        fault.map { Mistake(line: position.line, column: position.column, message: $0) }
      }
    }
    let rules = own == EntryRules() ? outer : outer + [own]
    if let address, !rules.isEmpty, feeds[address] == nil { feeds[address] = rules }
    for child in element.children { read(child, in: rules) }
  }
}
