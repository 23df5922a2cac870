import Markup

extension Message {
  static let missingHref = Message(
    "MissingHref",
    .error,
    "{element} lacks the attribute href",
    "A link that leads nowhere is none.",
    "RFC 4287 section 4.2.7.1"
  )
  static let atomLinkNotEmpty = Message(
    "AtomLinkNotEmpty",
    .warning,
    "link holds text",
    "The address goes into the attribute href; what the element holds is passed over.",
    "RFC 4287 section 4.2.7"
  )
  static let duplicateAtomLink = Message(
    "DuplicateAtomLink",
    .error,
    "{parent} has two alternate links of one type and language",
    "Readers cannot tell which one to follow.",
    "RFC 4287 section 4.1.1"
  )
  static let unregisteredAtomLinkRel = Message(
    "UnregisteredAtomLinkRel",
    .warning,
    "The relation {value} is not registered",
    "Take one of the registry, or make it an absolute URI.",
    "RFC 4287 section 4.2.7.2"
  )
  static let selfNotAtom = Message(
    "SelfNotAtom",
    .warning,
    "The self link is not of the type of a feed: {value}",
    "It is the address of the feed itself.",
    "RFC 4287 section 4.1.1"
  )
  static let selfDoesntMatchLocation = Message(
    "SelfDoesntMatchLocation",
    .warning,
    "The self link is not where the feed is: {value}",
    "Readers that follow it subscribe to something else.",
    "RFC 4287 section 4.1.1"
  )
  static let relativeSelf = Message(
    "RelativeSelf",
    .warning,
    "The self link is relative: {value}",
    "Who holds only the document cannot tell where it is from.",
    "RFC 4287 section 4.1.1",
    fix: .absolute
  )
  static let feedHistoryRelInEntry = Message(
    "FeedHistoryRelInEntry",
    .warning,
    "The relation {rel} links feeds, not entries",
    "Put the link into the feed.",
    "RFC 5005"
  )
  static let feedRelInCompleteFeed = Message(
    "FeedRelInCompleteFeed",
    .error,
    "A complete feed has no other pages: {rel}",
    "Take fh:complete or the link away.",
    "RFC 5005 section 2"
  )
  static let currentNotSelfInCompleteFeed = Message(
    "CurrentNotSelfInCompleteFeed",
    .error,
    "The current document of a complete feed is itself",
    "Take the link away, or let it be the self link.",
    "RFC 5005 section 2"
  )
  static let archiveIncomplete = Message(
    "ArchiveIncomplete",
    .warning,
    "An archive document links to no other archive document",
    "Add a link with rel=\"prev-archive\" or \"next-archive\".",
    "RFC 5005 section 4"
  )
  static let missingCurrentInArchive = Message(
    "MissingCurrentInArchive",
    .warning,
    "An archive document does not say where the feed is",
    "Add a link with rel=\"current\".",
    "RFC 5005 section 4"
  )
  static let linkPastEnd = Message(
    "LinkPastEnd",
    .error,
    "The document is the {self} one, and yet links to a {rel} one",
    "Take one of the two links away.",
    "RFC 5005 section 3"
  )
}

/// The checks on atom:link.
enum AtomLink {
  static let attributes = [
    AttributeRule("href", required: .missingHref, .linkIRI, naming: .attributeInParent),
    AttributeRule("rel"),
    AttributeRule("type", .mediaType, naming: .element),
    AttributeRule("hreflang", .language, naming: .attributeInParent),
    AttributeRule("title", .noHTML, .title, naming: .element),
    AttributeRule("length", .nonNegativeInteger, naming: .attributeInParent),
    AttributeRule("thr:count", .nonNegativeInteger),
    AttributeRule("thr:updated", .rfc3339),
  ]

  private static let history: Set<String> = [
    "next", "previous", "prev", "first", "last", "current", "prev-archive", "next-archive",
  ]
  private static let registry = "http://www.iana.org/assignments/relation/"

  /// The relation in its short form.
  static func relation(_ element: Element) -> String {
    let rel = element["rel"] ?? "alternate"
    return rel.hasPrefix(registry) ? String(rel.dropFirst(registry.count)) : rel
  }

  static let check: ElementCheck = { place, validation in
    let element = place.element
    if !element.isEmpty, !element.trimmedText.isEmpty {
      validation.report(.atomLinkNotEmpty, at: place)
    }
    if let rel = element["rel"] { checkRelation(rel, place, &validation) }
    let rel = relation(element)
    let isInEntry = ["entry", "item", "atom:entry"].contains(place.parent)
    if isInEntry, history.contains(rel) {
      validation.report(.feedHistoryRelInEntry, at: place, ["rel": rel])
    }
    if rel == "self", place.parent == "feed" || place.parent == "channel" {
      checkSelf(place, &validation)
    }
  }

  private static func checkRelation(
    _ rel: String,
    _ place: Place,
    _ validation: inout Validation
  ) {
    if rel.isEmpty {
      validation.report(.attrNotBlank, at: place, ["attr": "rel"])
      return
    }
    let name = relation(place.element)
    if Registries.relations.contains(name) {
      validation.pass("ValidAtomLinkRel", at: place.at("rel", naming: .element))
    } else if !URI.isAbsolute(name) {
      validation.report(.unregisteredAtomLinkRel, at: place, ["attr": "rel", "value": rel])
    } else if let fault = Value.fault(in: name, mustBeAbsolute: true, otherwise: .invalidFullLink) {
      validation.report(fault.message, at: place, ["attr": "rel", "value": rel])
    } else {
      validation.pass("ValidAtomLinkRel", at: place.at("rel", naming: .element))
    }
  }

  private static let feedTypes: Set<String> = [
    "application/atom+xml", "application/rss+xml", "application/rdf+xml", "application/feed+json",
    "application/xml", "text/xml",
  ]

  private static func checkSelf(_ place: Place, _ validation: inout Validation) {
    guard let href = place.element["href"] else { return }
    if let type = place.element["type"], !feedTypes.contains(MediaType.essence(type)) {
      validation.report(.selfNotAtom, at: place.pointing(at: "type"), ["value": type])
    }
    let isWithinBase = place.scope.hasBase && URI.isAbsolute(place.scope.base ?? "")
    if !URI.isAbsolute(href), !isWithinBase {
      validation.report(.relativeSelf, at: place.pointing(at: "href"), ["value": href])
    }
    guard let url = validation.options.url else { return }
    let target = URI.resolve(href.trimmingXMLSpace, against: place.scope.base) ?? href
    guard target != url, URI.normalized(target) != URI.normalized(url) else { return }
    if !validation.memory.hasMatchingSelf {
      validation.report(
        .selfDoesntMatchLocation,
        at: place.pointing(at: "href"),
        ["value": target]
      )
    }
  }

  static func links(_ element: Element, _ validation: Validation) -> [Element] {
    element.children.filter { validation.known($0) == .atomLink }
  }

  static func hasSelf(_ element: Element, _ validation: inout Validation) -> Bool {
    links(element, validation).contains { relation($0) == "self" }
  }

  /// Two alternates of the same type and language.
  static func checkAlternates(_ place: Place, _ validation: inout Validation) {
    let alternates = links(place.element, validation).filter { relation($0) == "alternate" }
    if alternates.count < 2 { return }
    var seen: Set<[String]> = []
    for link in alternates {
      let key = [link["type"] ?? "", link["hreflang"] ?? ""]
      if !seen.insert(key).inserted {
        let place = Place(
          element: link,
          name: validation.shown(link),
          parent: place.name,
          scope: place.scope
        )
        validation.report(.duplicateAtomLink, at: place)
      }
    }
  }

  /// RFC 5005: complete feeds, pages and archives.
  static func checkHistory(_ place: Place, _ validation: inout Validation) {
    var targets: [String: String] = [:]
    var elements: [String: Element] = [:]
    var isComplete = false
    var isArchive = false
    for child in place.element.children {
      switch validation.known(child) {
      case .atomLink:
        elements[relation(child)] = child
        targets[relation(child)] = URI.resolve(child["href"] ?? "", against: place.scope.base)
      case .historyComplete: isComplete = true
      case .historyArchive: isArchive = true
      default: break
      }
    }
    func link(_ relation: String) -> Place {
      elements[relation].map { place.pointing(at: $0) } ?? place
    }
    for rel in ["next", "previous", "prev"] {
      guard let target = targets[rel], target == targets["self"] else { continue }
      let here = Place(
        element: elements[rel] ?? place.element,
        name: "link",
        parent: place.name,
        scope: place.scope
      )
      validation.report(.nextIsSelf, at: here.pointing(at: "href"), ["value": target])
    }
    if isComplete {
      for rel in history.sorted() where rel != "current" && targets[rel] != nil {
        validation.report(.feedRelInCompleteFeed, at: link(rel), ["rel": rel])
      }
      if let current = targets["current"], current != targets["self"] {
        validation.report(.currentNotSelfInCompleteFeed, at: link("current"))
      }
    }
    if isArchive {
      let hasNeighbour = targets["prev-archive"] != nil || targets["next-archive"] != nil
      if !hasNeighbour, !isComplete { validation.report(.archiveIncomplete, at: place) }
      if targets["current"] == nil, !isComplete {
        validation.report(.missingCurrentInArchive, at: place)
      }
    }
    for (end, beyond) in [("first", "previous"), ("last", "next")] {
      guard let target = targets[end], target == targets["self"], targets[beyond] != nil else {
        continue
      }
      validation.report(.linkPastEnd, at: link(beyond), ["self": end, "rel": beyond])
    }
  }
}
