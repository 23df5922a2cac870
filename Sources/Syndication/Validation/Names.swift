import Markup

/// The names of a document as the rules know them: found once for each distinct name.
struct RuleNames {
  /// `prefix:local` of the rules; nil for a namespace without rules.
  private(set) var keys: [String?] = []
  /// The name to show: without the prefix that the format of the document is written in.
  private(set) var shown: [String] = []

  init(_ names: [Name], core: Core, index: RuleIndex) {
    for name in names {
      let prefix = core.prefix(of: name.namespace, index)
      keys.append(prefix.map { $0 + ":" + name.local })
      let isPlain = prefix == nil && name.prefix.isEmpty || prefix == "" || prefix == core.prefix
      shown.append(isPlain ? name.local : (prefix ?? name.prefix) + ":" + name.local)
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
      return index.prefixes[RuleIndex.folded(namespace)]
    }
  }
}
