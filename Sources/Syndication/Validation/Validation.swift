import Markup

/// One walk over a document, and what was found on it.
struct Validation {
  let document: Document
  let options: ValidationOptions
  let index = RuleIndex.shared
  var core = RuleNames.Core()
  var names: RuleNames
  /// For each kind of parent, the rule for each name of the document.
  private var rules: NumberTable
  /// For each rule, the place of the rule for each name among those of its attributes.
  private var attributeRules: NumberTable
  var findings: FindingList
  var passes: [ValidationReport.Pass] = []
  var memory = Memory()

  init(_ document: Document, _ options: ValidationOptions) {
    self.document = document
    self.options = options
    findings = FindingList(limit: options.maximumFindings)
    names = RuleNames([], core: core, index: index)
    rules = NumberTable(rows: index.children.count, columns: document.names.count)
    attributeRules = NumberTable(rows: index.rules.count, columns: document.names.count)
    if let root = document.root.map(Validator.unwrapped) { core = Self.core(of: root.name) }
    names = RuleNames(document.names, core: core, index: index)
  }

  /// The rule for an element among the children of a kind.
  private mutating func rule(for name: Int, in kind: Int) -> Int? {
    rules.number(kind, name) { names.keys[name].flatMap { index.children[kind][$0] } }
  }

  /// The place of the rule for an attribute among those of an element.
  mutating func place(ofAttribute name: Int, in rule: CompiledRule) -> Int? {
    attributeRules.number(rule.number, name) { names.attributes[name].flatMap(rule.place(of:)) }
  }

  /// Those of some pairs of names that the document has both of.
  mutating func pairs(among pairs: [(String, String)]) -> [(String, String)] {
    let name = pairs.first?.0 ?? ""
    if let known = memory.pairs[name] { return known }
    let present = Set(names.keys)
    let possible = pairs.filter { present.contains($0.0) && present.contains($0.1) }
    memory.pairs[name] = possible
    return possible
  }

  // MARK: The walk

  mutating func validateRoot(_ root: Element) {
    var scope = Scope(base: options.url, documentURL: options.url, now: options.now)
    scope.isRSS2 = memory.isRSS2 && core.prefix.isEmpty
    guard let rule = rule(for: root.nameIndex, in: index.root) else {
      reportUnknownRoot(root)
      return
    }
    visit(root, index.rules[rule], in: "root", parentName: "root", scope)
  }

  private mutating func visit(
    _ element: Element,
    _ compiled: CompiledRule,
    in parentKind: Kind,
    parentName: String,
    _ scope: Scope
  ) {
    guard enter(element) else { return }
    defer { leave() }
    var scope = scope
    if names.hasXML { readScope(of: element, &scope) }
    let place = Place(
      element: element,
      name: shown(element),
      parent: parentName,
      scope: scope,
      parentKind: parentKind
    )
    if element.hasAnyAttribute {
      checkAttributes(of: compiled, at: place)
      checkScoped(at: place)
    } else if compiled.demandsAttributes {
      reportMissingAttributes(of: compiled, at: place) { _ in false }
    }
    let isCut = isCut(element)
    if memory.mayHoldBadCharacters, !isCut { checkCharacters(at: place) }
    switch compiled.rule.content {
    case .text where isRDF && RDF.holdsNodes(place, self):
      RDF.visitNodes(in: place, &self)
    case .text:
      for child in element.children where !isBehindError(child) { visitUndefined(child, in: place) }
      if !isCut { checkText(compiled.rule.values, at: place) }
    case .elements(let kind):
      if let number = compiled.childKind { visitChildren(of: place, kind, number) }
      checkStrayText(at: place)
    case .mixed(let kind):
      if let number = compiled.childKind { visitChildren(of: place, kind, number) }
      if !isCut { checkText(compiled.rule.values, at: place) }
    case .empty:
      if isRDF {
        RDF.visitNodes(in: place, &self)
      } else {
        for child in element.children where !isBehindError(child) {
          visitUndefined(child, in: place)
        }
      }
      checkStrayText(at: place)
    case .own:
      if !compiled.rule.values.isEmpty, !isCut { checkText(compiled.rule.values, at: place) }
    case .anything:
      if isRDF { RDF.visitNodes(in: place, &self) }
    }
    if !isCut { for check in compiled.rule.checks { check(place, &self) } }
  }

  private mutating func visitChildren(of place: Place, _ kind: Kind, _ number: Int) {
    var seen: [Int] = []
    var scope = place.scope
    if !scope.hasAuthor, hasAuthor(place) { scope.hasAuthor = true }
    for child in place.element.children {
      if isBehindError(child) { break }
      guard let found = rule(for: child.nameIndex, in: number) else {
        visitUndefined(child, in: place)
        continue
      }
      let compiled = index.rules[found]
      if compiled.isCounted {
        if !seen.contains(found) {
          seen.append(found)
        } else if compiled.isSingle {
          let again = Place(
            element: child,
            name: shown(child),
            parent: place.name,
            scope: scope,
            parentKind: kind
          )
          report(.duplicateElement, at: again)
        }
      }
      visit(child, compiled, in: kind, parentName: place.name, scope)
    }
    if isCut(place.element) { return }
    for rule in index.required[number] where !seen.contains(rule) {
      reportMissing(rule, in: place)
    }
  }

  private func hasAuthor(_ place: Place) -> Bool {
    guard place.name == "feed" || place.name == "source" || place.name == "atom:source" else {
      return false
    }
    return place.element.children.contains { known($0) == .atomAuthor }
  }

  private mutating func reportMissing(_ rule: Int, in place: Place) {
    let compiled = index.rules[rule]
    let message: Message
    switch compiled.rule.occurrence {
    case .required(let stated): message = stated
    case .some: message = .missingElement
    case .any, .once: return
    }
    let isPlain = compiled.key.hasPrefix(core.prefix + ":") || compiled.key.hasPrefix(":")
    report(missing: isPlain ? compiled.rule.name : compiled.key, message, in: place)
  }

  /// Reports that an element lacks another.
  mutating func report(
    missing child: String,
    _ message: Message = .missingElement,
    in place: Place
  ) {
    report(message, at: place, ["element": child, "parent": place.name])
  }

  // MARK: What an element is called

  func key(_ element: Element) -> String? { names.keys[element.nameIndex] }
  func shown(_ element: Element) -> String { names.shown[element.nameIndex] }
  func known(_ element: Element) -> KnownName { names.known[element.nameIndex] }

  /// The first child of a name.
  func child(_ name: KnownName, of element: Element) -> Element? {
    element.children.first { known($0) == name }
  }

  /// The first child with a key such as `atom:title`.
  func child(_ key: String, of element: Element) -> Element? {
    element.children.first { self.key($0) == key }
  }

  // MARK: Reporting

  mutating func report(
    _ message: Message,
    at place: Place,
    _ parameters: Parameters = [:]
  ) {
    if findings.leavesOut() { return }
    let (element, parent) = place.names
    var all = parameters.adding("element", element).adding("parent", parent)
    if let attribute = place.attribute { all.add("attr", attribute) }
    let sorted = all.sorted
    var finding = Finding(message, sorted, at: position(of: place, parameters))
    if place.attribute != nil || !message.namesWholeParent,
      sorted.contains(where: { $0.name == "parent" && $0.value.holds(":") })
    {
      finding.parameters = sorted.map(\.asInCatalogue)
    }
    findings.append(finding)
  }

  /// Reports with another name of the element among the parameters than in the sentence.
  mutating func report(_ message: Message, at place: Place, named name: String) {
    let number = findings.listed.count
    report(message, at: place)
    guard name != place.name, findings.listed.count > number else { return }
    for index in findings.listed[number].parameters.indices
    where findings.listed[number].parameters[index].name == "element" {
      findings.listed[number].parameters[index].value = name
    }
  }

  mutating func pass(_ id: String, at place: Place) {
    guard options.collectsPasses else { return }
    let (element, parent) = place.names
    var parameters = [
      Finding.Parameter(name: "element", value: element),
      Finding.Parameter(name: "parent", value: parent),
    ]
    if let attribute = place.attribute {
      parameters.append(Finding.Parameter(name: "attr", value: attribute))
    }
    passes.append(.init(id: id, parameters: parameters))
  }
}

extension Finding.Parameter {
  /// The W3C catalogue writes a stated parent with `_` behind the prefix.
  var asInCatalogue: Self {
    guard name == "parent", let colon = value.utf8.firstIndex(of: UInt8(ascii: ":")) else {
      return self
    }
    let rest = value[value.utf8.index(after: colon)...]
    return .init(name: name, value: value[..<colon] + "_" + rest)
  }
}
