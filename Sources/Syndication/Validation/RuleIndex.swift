/// All rules, to be looked up by the kind of the parent and the name of the element.
struct RuleIndex: Sendable {
  static let shared = RuleIndex(RuleSet.all)

  let rules: [CompiledRule]
  /// For each kind of parent, the number of the rule for each name.
  let children: [[String: Int]]
  /// For each kind of parent, the rules of what must stand in it.
  let required: [[Int]]
  /// Every element name that some rule is for: known, though perhaps not where it stands.
  let knownNames: Set<String>
  /// The prefix of the rules for each namespace, with differences that do not matter taken away.
  let prefixes: [String: String]
  /// The same of the namespaces as they are written: most are right.
  let exactPrefixes: [String: String]
  /// The namespaces as they are to be written.
  let exactNamespaces: Set<String>
  /// The customary prefixes, and their namespaces.
  let namespaces: [String: String]
  let root: Int

  init(_ sets: [RuleSet]) {
    var kinds: [Kind: Int] = [:]
    func number(_ kind: Kind) -> Int {
      if let known = kinds[kind] { return known }
      kinds[kind] = kinds.count
      return kinds.count - 1
    }
    root = number("root")
    var rules: [CompiledRule] = []
    var places: [(parent: Int, key: String, rule: Int)] = []
    var known: Set<String> = []
    var prefixes: [String: String] = [:]
    var namespaces: [String: String] = [:]
    for set in sets {
      for namespace in set.namespaces { prefixes[Self.folded(namespace)] = set.prefix }
      if let first = set.namespaces.first, namespaces[set.prefix] == nil {
        namespaces[set.prefix] = first
      }
      for rule in set.rules {
        let key = set.prefix + ":" + rule.name
        known.insert(key)
        let child: Int? =
          switch rule.content {
          case .elements(let kind), .mixed(let kind): number(kind)
          case .text, .empty, .own, .anything: nil
          }
        rules.append(CompiledRule(rule, number: rules.count, key: key, childKind: child))
        places += rule.parents.map { (number($0), key, rules.count - 1) }
      }
    }
    var children: [[String: Int]] = Array(repeating: [:], count: kinds.count)
    var required: [[Int]] = Array(repeating: [], count: kinds.count)
    for place in places {
      children[place.parent][place.key] = place.rule
      switch rules[place.rule].rule.occurrence {
      case .required, .some: required[place.parent].append(place.rule)
      case .any, .once: break
      }
    }
    self.rules = rules
    self.children = children
    self.required = required
    self.knownNames = known
    self.prefixes = prefixes
    var exact: [String: String] = [:]
    for namespace in sets.flatMap(\.namespaces) {
      exact[namespace] = prefixes[Self.folded(namespace)]
    }
    exactPrefixes = exact
    self.exactNamespaces = Set(sets.flatMap(\.namespaces))
    self.namespaces = namespaces
  }

  /// The namespace without what people get wrong: case, and the mark at the end.
  static func folded(_ namespace: String) -> String {
    var folded = namespace.lowercased()
    while let last = folded.last, last == "/" || last == "#" || last == "?" { folded.removeLast() }
    return folded
  }
}

/// A rule with what is looked up in it for each element.
final class CompiledRule: Sendable {
  let rule: ElementRule
  /// Its place among all rules.
  let number: Int
  /// The prefix of its set and its name.
  let key: String
  let childKind: Int?
  /// Whether it matters that the element is there, and that it is there once only.
  let isCounted, isSingle: Bool
  /// The rules of its attributes; nil when attributes are not looked at.
  let attributes: [AttributeRule]?
  /// Whether any of them must be there.
  let demandsAttributes: Bool
  /// The places of the rules of attributes, by their names.
  private let places: [String: Int]

  init(_ rule: ElementRule, number: Int, key: String, childKind: Int?) {
    self.rule = rule
    self.number = number
    self.key = key
    self.childKind = childKind
    (isCounted, isSingle) =
      switch rule.occurrence {
      case .any: (false, false)
      case .some: (true, false)
      case .once, .required: (true, true)
      }
    attributes = rule.attributes
    let list = rule.attributes ?? []
    demandsAttributes = list.contains { $0.missing != nil }
    places = Dictionary(list.enumerated().map { ($0.element.name, $0.offset) }) { first, _ in first
    }
  }

  /// Where in ``attributes`` the rule for an attribute is.
  func place(of attribute: String) -> Int? { places[attribute] }
}
