import Markup

/// The checks on Atom documents that look at more than one element.
extension Atom {
  static let textAttributes = [AttributeRule("type")]

  static let checkFeed: ElementCheck = { place, validation in
    if place.name == "feed" { checkOrder(place, &validation) }
    checkIDs(place, &validation)
    AtomLink.checkAlternates(place, &validation)
    AtomLink.checkHistory(place, &validation)
    let hasSelf = AtomLink.hasSelf(place.element, &validation)
    if !hasSelf { validation.report(.missingSelf, at: place, ["parent": place.name]) }
    Advice.give(on: place, &validation)
  }

  /// Metadata of the feed must stand before the entries.
  private static func checkOrder(_ place: Place, _ validation: inout Validation) {
    var hasEntry = false
    for child in place.element.children {
      if validation.known(child) == .atomEntry {
        hasEntry = true
      } else if hasEntry, validation.key(child)?.hasPrefix("atom:") ?? false {
        let misplaced = Place(
          element: child,
          name: validation.shown(child),
          parent: place.name,
          scope: place.scope
        )
        validation.report(.misplacedMetadata, at: misplaced)
      }
    }
  }

  private static func checkIDs(_ place: Place, _ validation: inout Validation) {
    var (ids, again, times): (Set<String>, Set<String>, Set<String>) = ([], [], [])
    var (count, withID) = (0, 0)
    let entries = place.element.children.count { validation.known($0) == .atomEntry }
    ids.reserveCapacity(entries)
    times.reserveCapacity(entries)
    var repeated: [(Element, String)] = []
    for entry in place.element.children where validation.known(entry) == .atomEntry {
      count += 1
      // That of two feeds that were merged some entries share an instant is nobody's mistake.
      let source = validation.child(.atomSource, of: entry)
        .flatMap { validation.child(.atomID, of: $0)?.trimmedText }
      for child in entry.children {
        switch validation.known(child) {
        case .atomID:
          let id = child.text
          withID += 1
          if !ids.insert(id).inserted, again.insert(id).inserted { repeated.append((child, id)) }
        case .atomUpdated:
          let time = child.text
          guard !times.insert(source.map { time + " " + $0 } ?? time).inserted else { continue }
          validation.report(
            .duplicateUpdated,
            at: Place(
              element: child,
              name: "updated",
              parent: "entry",
              scope: place.scope
            ),
            ["value": time]
          )
        default: break
        }
      }
    }
    if count > 9, ids.count == 1, count == withID {
      validation.report(.duplicateIds, at: place)
      return
    }
    for (element, id) in repeated {
      let second = Place(element: element, name: "id", parent: "entry", scope: place.scope)
      validation.report(.duplicateEntries, at: second, ["value": id])
    }
  }

  /// What a category holds means nothing here; Atom has nothing for it (RFC 4287 section 4.2.2).
  static let checkCategory: ElementCheck = { place, validation in
    for child in place.element.children {
      let key = validation.key(child) ?? ""
      if key.hasPrefix("atom:") || key.hasPrefix(":") {
        validation.visitUndefined(child, in: place)
      }
    }
  }

  static let checkSource: ElementCheck = { place, validation in
    for key in ["atom:title", "atom:id", "atom:updated"]
    where validation.child(key, of: place.element) == nil {
      let name = String(key.dropFirst(5))
      validation.report(missing: name, .missingSourceElement, in: place)
    }
    AtomLink.checkAlternates(place, &validation)
  }

  static let checkEntry: ElementCheck = { place, validation in
    AtomLink.checkAlternates(place, &validation)
    let content = validation.child(.atomContent, of: place.element)
    let summary = validation.child(.atomSummary, of: place.element)
    if let content {
      let isRemote = content["src"] != nil
      if summary == nil, isRemote || AtomText.isBinary(content["type"]) {
        validation.report(.missingSummary, at: place)
      }
    } else {
      let links = place.element.children.filter { validation.known($0) == .atomLink }
      if !links.contains(where: { ($0["rel"] ?? "alternate") == "alternate" }) {
        validation.report(.missingContentOrAlternate, at: place)
      }
      if summary == nil { validation.report(.missingTextualContent, at: place) }
    }
    let source = validation.child(.atomSource, of: place.element)
    let hasAuthor =
      place.scope.hasAuthor || validation.child(.atomAuthor, of: place.element) != nil
      || source.map { validation.child(.atomAuthor, of: $0) != nil } ?? false
    if !hasAuthor, place.name == "entry" { validation.report(missing: "author", in: place) }
  }
}
