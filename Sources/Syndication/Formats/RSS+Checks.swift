import Markup

extension Message {
  static let invalidRSSVersion = Message(
    "InvalidRSSVersion",
    .error,
    "There is no version {value} of RSS",
    "Write version=\"2.0\".",
    "RSS 2.0"
  )
  static let missingAtomSelfLink = Message(
    "MissingAtomSelfLink",
    .warning,
    "{parent} does not say where it is to be had",
    "Add an atom:link with rel=\"self\": readers subscribe by it.",
    "RSS Advisory Board profile, atom:link",
    fix: .selfLink
  )
  static let missingGuid = Message(
    "MissingGuid",
    .warning,
    "{parent} has no guid",
    "Readers tell by it whether they have seen the item.",
    "RSS Advisory Board profile, guid",
    fix: .guid
  )
  static let itemMustContainTitleOrDescription = Message(
    "ItemMustContainTitleOrDescription",
    .error,
    "{parent} has neither title nor description",
    "One of the two must be there.",
    "RSS 2.0, elements of item"
  )
  static let misplacedItem = Message(
    "MisplacedItem",
    .warning,
    "{element} stands before something that is said of the channel",
    "Items should come last: some readers stop there.",
    "RSS Advisory Board profile, item"
  )
  static let needDescriptionBeforeContent = Message(
    "NeedDescriptionBeforeContent",
    .warning,
    "{element} comes before a description, or without one",
    "Some readers take the later one: put description first.",
    "RSS Advisory Board profile, content:encoded"
  )
  static let duplicateEnclosure = Message(
    "DuplicateEnclosure",
    .warning,
    "{parent} has more than one enclosure",
    "Many readers know only one.",
    "RSS Advisory Board profile, enclosure"
  )
  static let slashDate = Message(
    "SlashDate",
    .warning,
    "slash:comments is counted without a lastBuildDate",
    "The number is true of a moment: say which.",
    "RSS Advisory Board profile, slash:comments"
  )
  static let avoidTextInput = Message(
    "AvoidTextInput",
    .warning,
    "{element} is not used by readers",
    "Leave it out.",
    "RSS Advisory Board profile, textInput"
  )
  static let imageTitleDoesntMatch = Message(
    "ImageTitleDoesntMatch",
    .warning,
    "The title of the image is not that of the channel: {value}",
    "Readers show it in place of the image: let it be the same.",
    "RSS Advisory Board profile, image"
  )
  static let imageLinkDoesntMatch = Message(
    "ImageLinkDoesntMatch",
    .warning,
    "The link of the image is not that of the channel: {value}",
    "The image stands for the channel: let it lead to the same page.",
    "RSS Advisory Board profile, image"
  )
  static let notEnoughHoursInTheDay = Message(
    "NotEnoughHoursInTheDay",
    .error,
    "skipHours names more than 24 hours",
    "Name each hour once.",
    "RSS 2.0, skipHours"
  )
  static let eightDaysAWeek = Message(
    "EightDaysAWeek",
    .error,
    "skipDays names more than seven days",
    "Name each day once.",
    "RSS 2.0, skipDays"
  )
  static let duplicateValue = Message(
    "DuplicateValue",
    .error,
    "{element} has a value that must be there only once: {value}",
    "Readers take what has the same value for the same.",
    "RSS 2.0, guid"
  )
  static let invalidHttpGUID = Message(
    "InvalidHttpGUID",
    .error,
    "guid counts as an address, and is none: {value}",
    "Say isPermaLink=\"false\", or write a full address.",
    "RSS 2.0, guid",
    fix: .noPermaLink
  )
  static let invalidPermalink = Message(
    "InvalidPermalink",
    .error,
    "guid counts as an address, and cannot be opened: {value}",
    "Say isPermaLink=\"false\".",
    "RSS 2.0, guid",
    fix: .noPermaLink
  )
  static let notSufficientlyUnique = Message(
    "NotSufficientlyUnique",
    .warning,
    "guid is hardly unique in the world: {value}",
    "Write an address, or a tag: URI.",
    "RSS Advisory Board profile, guid"
  )
  static let invalidIntegerAttribute = Message(
    "InvalidIntegerAttribute",
    .error,
    "{attr} of {element} is no number above zero: {value}",
    "Write digits only.",
    "RSS 2.0, cloud"
  )
  static let duplicateSemantics = Message(
    "DuplicateSemantics",
    .warning,
    "{core} and {ext} say the same of the channel",
    "Readers take either: keep one of the two.",
    "RSS Advisory Board profile, namespace elements"
  )
  static let duplicateItemSemantics = Message(
    "DuplicateItemSemantics",
    .warning,
    "{core} and {ext} say the same of the item",
    "Readers take either: keep one of the two.",
    "RSS Advisory Board profile, namespace elements"
  )
  static let duplicateDescriptionSemantics = Message(
    "DuplicateDescriptionSemantics",
    .warning,
    "{element} stands for what description is there for",
    "Few readers of RSS know it: write description, and content:encoded beside it.",
    "RSS Advisory Board profile, content:encoded"
  )
}

/// The checks on RSS that look at more than one element.
extension RSS {
  static let checkVersion: ElementCheck = { place, validation in
    let version = place.element["version"]
    if let version {
      if !["0.91", "0.92", "2.0"].contains(version) {
        validation.report(.invalidRSSVersion, at: place.pointing(at: "version"), ["value": version])
      }
      if let publicID = validation.document.doctype?.publicID, version != "0.91",
        RSS.doctypes.contains(publicID)
      {
        let position = validation.doctypePosition ?? place.element.position
        validation.report(.invalidDoctype, at: place.pointing(at: position))
      }
    } else {
      validation.report(.missingAttribute, at: place, ["attr": "version"])
    }
  }

  static let doctypes: Set<String> = [
    "-//Netscape Communications//DTD RSS 0.91//EN", "-//Silmaril//DTD RSS 0.91//EN",
  ]

  // MARK: Channel

  static let checkChannel: ElementCheck = { place, validation in
    if validation.memory.version == "2.0", !AtomLink.hasSelf(place.element, &validation) {
      validation.report(
        .missingAtomSelfLink,
        at: place,
        ["parent": place.name, "element": "atom:link"]
      )
    }
    checkOrder(place, &validation)
    checkGUIDs(place, &validation)
    checkPairs(channelPairs, .duplicateSemantics, place, &validation)
    AtomLink.checkHistory(place, &validation)
    checkLanguage(place, &validation)
    Podcasts.checkChannel(place, &validation)
    Advice.give(on: place, &validation)
    checkCommentCounts(place, &validation)
  }

  private static func checkCommentCounts(_ place: Place, _ validation: inout Validation) {
    guard validation.memory.isRSS2, validation.names.known.contains(.slashComments),
      validation.child(.lastBuildDate, of: place.element) == nil
    else { return }
    let hasComments = place.element.children.contains { item in
      validation.known(item) == .item && validation.child(.slashComments, of: item) != nil
    }
    if hasComments { validation.report(.slashDate, at: place) }
  }

  /// What stands behind an item is easily overlooked.
  private static func checkOrder(_ place: Place, _ validation: inout Validation) {
    var item: Element?
    for child in place.element.children {
      if validation.known(child) == .item {
        item = item ?? child
      } else if let item, validation.key(child) != nil {
        let misplaced = Place(element: item, name: "item", parent: place.name, scope: place.scope)
        validation.report(.misplacedItem, at: misplaced)
        return
      }
    }
  }

  private static func checkGUIDs(_ place: Place, _ validation: inout Validation) {
    var seen: Set<String> = []
    for item in place.element.children where validation.known(item) == .item {
      guard let guid = validation.child(.guid, of: item) else { continue }
      let text = guid.text
      if !seen.insert(text).inserted {
        let here = Place(element: guid, name: "guid", parent: "item", scope: place.scope)
        validation.report(.duplicateValue, at: here, ["value": text])
      }
    }
  }

  static func checkLanguage(_ place: Place, _ validation: inout Validation) {
    let hasLanguage =
      place.scope.hasLanguage
      || place.element.children.contains {
        [.language, .dublinCoreLanguage].contains(validation.known($0))
      }
    if !hasLanguage {
      validation.report(missing: "language", .missingDCLanguage, in: place)
    }
  }

  static let channelPairs = [
    (":managingEditor", "dc:creator"), (":category", "dc:subject"), (":pubDate", "dc:date"),
    (":webMaster", "dc:publisher"), (":language", "dc:language"), (":copyright", "dc:rights"),
    (":generator", "admin:generatorAgent"), (":lastBuildDate", "dcterms:modified"),
    ("creativeCommons:license", "cc:license"),
  ]

  static let itemPairs = [
    (":author", "dc:creator"), (":category", "dc:subject"), (":pubDate", "dc:date"),
    (":pubDate", "atom:published"), (":guid", "atom:id"), (":source", "dc:source"),
    ("creativeCommons:license", "cc:license"),
  ]

  /// An element of RSS beside one of an extension that says the same.
  static func checkPairs(
    _ pairs: [(String, String)],
    _ message: Message,
    _ place: Place,
    _ validation: inout Validation
  ) {
    // Most documents have no two names that make a pair, wherever they stand.
    let possible = validation.pairs(among: pairs)
    if possible.isEmpty { return }
    let keys = Set(place.element.children.compactMap { validation.key($0) })
    for (core, extra) in possible where keys.contains(core) && keys.contains(extra) {
      let name = core.hasPrefix(":") ? String(core.dropFirst()) : core
      let second = validation.child(extra, of: place.element)
      let here = second.map { place.pointing(at: $0) } ?? place
      validation.report(message, at: here, ["core": name, "ext": extra])
    }
  }

  // MARK: Item

  static let checkItem: ElementCheck = { place, validation in
    var keys: [KnownName] = []
    for child in place.element.children { keys.append(validation.known(child)) }
    if !keys.contains(.title), !keys.contains(.description) {
      validation.report(missing: "title", .itemMustContainTitleOrDescription, in: place)
    }
    if validation.memory.isRSS2, !keys.contains(.guid) {
      validation.report(missing: "guid", .missingGuid, in: place)
    }
    if keys.count(where: { $0 == .enclosure }) > 1 {
      let enclosures = place.element.children.filter { validation.known($0) == .enclosure }
      validation.report(
        .duplicateEnclosure,
        at: place.pointing(at: enclosures[1]),
        ["element": "enclosure", "parent": place.name]
      )
    }
    if let content = keys.firstIndex(of: .encoded),
      content < keys.firstIndex(of: .description) ?? keys.count, validation.memory.isRSS2
    {
      let first = validation.child(.encoded, of: place.element)
      let here = first.map { place.pointing(at: $0) } ?? place
      validation.report(.needDescriptionBeforeContent, at: here, ["element": "content:encoded"])
    }
    for name in [KnownName.xhtmlBody, .atomContent] where keys.contains(name) {
      checkSecondBody(name, place, &validation)
    }
    checkPairs(itemPairs, .duplicateItemSemantics, place, &validation)
  }

  private static func checkSecondBody(
    _ name: KnownName,
    _ place: Place,
    _ validation: inout Validation
  ) {
    guard let body = validation.child(name, of: place.element), body["src"] == nil,
      name != .atomContent || !AtomText.isBinary(body["type"])
    else { return }
    validation.report(
      .duplicateDescriptionSemantics,
      at: place.pointing(at: body),
      ["element": name.rawValue]
    )
  }

  static let checkHTML: ElementCheck = { place, validation in
    if validation.isRDF, place.element.firstChild != nil {
      RDF.visitNodes(in: place, &validation)
      return
    }
    for child in place.element.children { validation.visitUndefined(child, in: place) }
    // RSS 0.91 had plain text only.
    if validation.memory.version == "0.91" { return }
    HTMLText.check(place, &validation, mayBeRelative: false)
  }

  static let checkGUID: ElementCheck = { place, validation in
    let text = place.element.trimmedText
    let isPermaLink = place.element["isPermaLink"]
    if let isPermaLink, isPermaLink != "true", isPermaLink != "false" {
      validation.report(
        .invalidBooleanAttribute,
        at: place,
        ["attr": "isPermaLink", "value": isPermaLink]
      )
      return
    } else if isPermaLink != nil {
      validation.pass("ValidBooleanAttribute", at: place.at("isPermaLink", naming: .element))
    }
    if isPermaLink == "false" {
      validation.pass("ValidHttpGUID", at: place)
      let isNumber = text.utf8.count < 9 && text.utf8.allSatisfy(Digits.isDigit)
      if isNumber, !text.isEmpty {
        validation.report(.notSufficientlyUnique, at: place, ["value": text])
      }
    } else if text.hasPrefix("tag:") || text.lowercased().hasPrefix("urn:uuid:") {
      validation.report(.invalidPermalink, at: place, ["value": text])
    } else if Value.fault(in: text, mustBeAbsolute: true, otherwise: .invalidHttpGUID) != nil {
      validation.report(.invalidHttpGUID, at: place, ["value": text])
    } else {
      validation.pass("ValidHttpGUID", at: place)
    }
  }

  static let checkEnclosure: ElementCheck = { place, validation in
    guard let length = place.element["length"] else { return }
    let here = place.at("length", naming: .element)
    if Number.sign(ofInteger: length.trimmingXMLSpace) == nil {
      validation.report(.invalidIntegerAttribute, at: here, ["attr": "length", "value": length])
    } else {
      validation.pass("ValidIntegerAttribute", at: here)
    }
  }

  // MARK: The other parts of a channel

  static let checkCloud: ElementCheck = { place, validation in
    guard let port = place.element["port"] else { return }
    if (Int(port) ?? 0) > 0 {
      for name in ["domain", "port", "path", "registerProcedure", "protocol"] {
        validation.pass("ValidCloud", at: place.at(name, naming: .element))
      }
    } else {
      validation.report(.invalidIntegerAttribute, at: place, ["attr": "port", "value": port])
    }
  }

  static let checkImage: ElementCheck = { place, validation in
    for (key, message) in [
      (":title", Message.imageTitleDoesntMatch), (":link", .imageLinkDoesntMatch),
    ] {
      guard
        let ours = validation.child(key, of: place.element),
        let channels = validation.memory.channelTexts[key], ours.text.trimmingXMLSpace != channels
      else { continue }
      let here = Place(
        element: ours,
        name: String(key.dropFirst()),
        parent: place.name,
        scope: place.scope
      )
      validation.report(message, at: here, ["value": ours.text])
    }
  }

  static let checkTextInput: ElementCheck = { place, validation in
    validation.report(.avoidTextInput, at: place)
  }

  static let checkHours: ElementCheck = { place, validation in
    checkUnique(":hour", limit: 24, .notEnoughHoursInTheDay, place, &validation)
  }

  static let checkDays: ElementCheck = { place, validation in
    checkUnique(":day", limit: 7, .eightDaysAWeek, place, &validation)
  }

  private static func checkUnique(
    _ key: String,
    limit: Int,
    _ tooMany: Message,
    _ place: Place,
    _ validation: inout Validation
  ) {
    var seen: Set<String> = []
    var count = 0
    for child in place.element.children where validation.key(child) == key {
      count += 1
      let text = child.trimmedText
      // Midnight has two names.
      if !seen.insert(key == ":hour" ? String((Int(text) ?? 25) % 24) : text).inserted {
        let here = Place(
          element: child,
          name: validation.shown(child),
          parent: place.name,
          scope: place.scope
        )
        validation.report(.duplicateValue, at: here, ["value": text])
      }
    }
    if count > limit { validation.report(tooMany, at: place) }
    if count == 0 { validation.report(missing: String(key.dropFirst()), in: place) }
  }
}
