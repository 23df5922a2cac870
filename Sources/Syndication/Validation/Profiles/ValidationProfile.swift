import Markup

/// What a directory or a program asks of the feeds that it takes, beyond what their format does.
///
/// Nothing is asked of a feed but what ``ValidationOptions/profiles`` names. The rules are of the same
/// shape as those of formats and vocabularies; they are walked apart, after those.
public struct ValidationProfile: Sendable {
  /// What it is called on the command line.
  public let name: String
  /// Other names that it is known by.
  package let aliases: [String]
  /// One line on who asks.
  package let summary: String
  /// What is reported of a document of a format that is not taken at all.
  let refusal: Message
  /// The rules for elements, whose names are whole keys such as `itunes:image` and `:title`.
  let rules: [ElementRule]
  /// General findings that stand under an id of the profile: what is advice elsewhere is a demand here.
  let restated: [String: Message]
  /// General findings that the profile's own say better.
  let replaced: Set<String>

  /// The profiles that there are: the one list to add to.
  public static let all = [apple, planet]

  /// The names that are known, without the aliases.
  package static var names: [String] { all.map(\.name) }

  /// The profile of a name, whatever its capitals.
  public static func named(_ name: String) -> ValidationProfile? {
    let folded = name.lowercased()
    return all.first { $0.name == folded || $0.aliases.contains(folded) }
  }
}

extension ValidationProfile {
  /// Adds to the findings on a document what the profile has to say.
  func judge(_ root: Element, _ validation: inout Validation) {
    adjust(&validation.findings.listed)
    guard let rule = rules.first(where: { $0.isFor(root, in: "root", validation) }) else {
      // A list of feeds beside them, or a description of a search, is none to be refused.
      guard let format = Self.formats[validation.key(root) ?? ""] else { return }
      let place = Place(element: root, name: format, parent: "root", scope: Scope())
      validation.report(refusal, at: place)
      return
    }
    let scope = Scope(
      base: validation.options.url,
      documentURL: validation.options.url,
      now: validation.options.now
    )
    visit(root, rule, in: "root", parentName: "root", scope, &validation)
  }

  private static let formats = [
    ":rss": "RSS 2.0", "atom:feed": "Atom", "rdf:RDF": "RSS 1.0", "rss11:Channel": "RSS 1.1",
  ]

  /// The finding on a document that is no XML.
  func refuse(_ format: String) -> Finding {
    let parameters = [Finding.Parameter(name: "element", value: format)]
    return Finding(refusal, parameters, at: Position(line: 1, column: 1))
  }

  private func adjust(_ findings: inout [Finding]) {
    findings.removeAll { replaced.contains($0.id) }
    for index in findings.indices {
      guard let message = restated[findings[index].id] else { continue }
      let old = findings[index]
      findings[index] = Finding(message, old.parameters, at: old.position)
    }
  }

  private func visit(
    _ element: Element,
    _ rule: ElementRule,
    in kind: Kind,
    parentName: String,
    _ outer: Scope,
    _ validation: inout Validation
  ) {
    guard validation.enter(element) else { return }
    defer { validation.leave() }
    var scope = outer
    validation.readScope(of: element, &scope)
    let place = Place(
      element: element,
      name: validation.shown(element),
      parent: parentName,
      scope: scope,
      parentKind: kind
    )
    check(Array(element.attributes), rule, at: place, &validation)
    guard !validation.isCut(element) else {
      visitChildren(of: place, rule, &validation)
      return
    }
    validation.checkText(rule.values, at: place)
    visitChildren(of: place, rule, &validation)
    for check in rule.checks { check(place, &validation) }
  }

  private func check(
    _ attributes: [Element.Attribute],
    _ rule: ElementRule,
    at place: Place,
    _ validation: inout Validation
  ) {
    for wanted in rule.attributes ?? [] {
      let found = attributes.first { validation.attributeKey($0) == wanted.name }
      if let found {
        for value in wanted.values {
          validation.check(found.value, value, at: place.at(wanted.name, naming: wanted.naming))
        }
      } else if let missing = wanted.missing {
        validation.report(missing, at: place, ["attr": wanted.name])
      }
    }
  }

  private func visitChildren(
    of place: Place,
    _ rule: ElementRule,
    _ validation: inout Validation
  ) {
    guard case .elements(let kind) = rule.content else { return }
    let wanted = rules.filter { $0.parents.contains(kind) }
    var seen: Set<String> = []
    for child in place.element.children where !validation.isBehindError(child) {
      guard let key = validation.key(child), let rule = wanted.first(where: { $0.name == key })
      else { continue }
      seen.insert(key)
      visit(child, rule, in: kind, parentName: place.name, place.scope, &validation)
    }
    if validation.isCut(place.element) { return }
    for rule in wanted where !seen.contains(rule.name) {
      guard case .required(let message) = rule.occurrence else { continue }
      let name = rule.name.hasPrefix(":") ? String(rule.name.dropFirst()) : rule.name
      validation.report(missing: name, message, in: place)
    }
  }
}

extension ElementRule {
  fileprivate func isFor(_ element: Element, in kind: Kind, _ validation: Validation) -> Bool {
    parents.contains(kind) && name == validation.key(element)
  }
}
