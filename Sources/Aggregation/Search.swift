import Markup
package import Storage
package import Syndication

/// Looks for words in the blog's own posts and in what is stored of other feeds.
package enum Search {
  /// What people type: words, `"phrases"`, `begin*`, and `-without`.
  package struct Query: Sendable, Hashable {
    /// A word or phrase that must be there; `*` at its end stands for any ending.
    package var wanted: [String] = []
    package var unwanted: [String] = []

    /// Reads a query; nil when it names nothing to be found.
    package init?(_ text: String) {
      var rest = text[...]
      while let start = rest.firstIndex(where: { !$0.isWhitespace }) {
        rest = rest[start...]
        let isUnwanted = rest.first == "-"
        if isUnwanted { rest.removeFirst() }
        let isPhrase = rest.first == "\""
        if isPhrase { rest.removeFirst() }
        let end = rest.firstIndex { isPhrase ? $0 == "\"" : $0.isWhitespace } ?? rest.endIndex
        var term = String(rest[..<end])
        rest = rest[end...].dropFirst(isPhrase ? 1 : 0)
        if isPhrase, rest.first == "*" {
          term += "*"
          rest.removeFirst()
        }
        guard term.contains(where: { $0.isLetter || $0.isNumber }) else { continue }
        if isUnwanted { unwanted.append(term) } else { wanted.append(term) }
      }
      if wanted.isEmpty { return nil }
    }

    /// As FTS5 has it: each term in quotes, so that none is an operator.
    var fts5: String {
      func quoted(_ term: String) -> String {
        let isPrefix = term.hasSuffix("*")
        let words = term.filter { $0 != "\"" && $0 != "*" && $0 != "\0" }
        return "\"\(words)\"" + (isPrefix ? "*" : "")
      }
      let wanted = wanted.map(quoted).joined(separator: " AND ")
      return unwanted.isEmpty
        ? wanted : "(\(wanted)) NOT (\(unwanted.map(quoted).joined(separator: " OR ")))"
    }
  }

  /// The entries that have all the words, newest first, each once.
  package static func find(
    _ query: Query,
    own: Feed,
    in store: Store,
    now: Timestamp,
    limit: Int
  ) async throws(StoreError) -> Feed {
    while try await store.index(limit: 500, text: text) > 0 {}
    let outside = try await store.search(query.fts5, limit: 2 * min(limit, 100_000))
    var mine = own
    mine.entries = own.entries.filter { entry in
      query.wanted.allSatisfy { entry.says($0) } && !query.unwanted.contains { entry.says($0) }
    }
    return Merge.merge(
      own: mine,
      // Whoever searches looks for what is not on the timeline, too.
      outside: outside.map { stored in
        var stored = stored
        if stored.placement == .backlog { stored.placement = .timeline }
        return stored
      },
      now: now,
      limit: limit
    )
  }

  private static func text(of entry: Entry) -> SearchText {
    let texts = [entry.summary].compactMap(\.self) + entry.content
    let people = entry.authors.compactMap(\.name)
    let tags = entry.categories.map { $0.label ?? $0.term }
    return SearchText(
      title: entry.title?.plain ?? "",
      text: (texts.map(\.plain) + people + tags).joined(separator: "\n")
    )
  }
}
