import Markup

/// One walk over a JSON Feed, and what was found on it.
struct JSONValidation {
  private let document: JSONDocument
  /// Only made when there is something to say.
  private lazy var index = PositionIndex(document.source)
  private let options: ValidationOptions
  private let scope: Scope
  private var findings: FindingList
  private var ids: Set<String> = []
  private var links: Set<String> = []
  /// Whether the feed is of version 1, which knows neither authors nor language.
  private var isFirstVersion = false

  static func validate(_ bytes: [UInt8], _ options: ValidationOptions) -> ValidationReport {
    var validation = JSONValidation(bytes, options)
    validation.run()
    var report = ValidationReport()
    report.format = "json"
    report.text = validation.document.source
    report.findings = validation.findings.inOrder
    return report
  }

  private init(_ bytes: [UInt8], _ options: ValidationOptions) {
    document = JSONDocument(bytes, limits: options.limits)
    self.options = options
    findings = FindingList(limit: options.maximumFindings)
    scope = Scope(documentURL: options.url, now: options.now)
  }

  private mutating func run() {
    for problem in document.problems {
      let message: Message =
        switch problem.code {
        case .charsetOverride, .charsetUnknown: .unicodeError
        case .limit: .validatorLimit
        default: .jsonError
        }
      let position = problem.position ?? Position(line: 1, column: 1)
      append(message, ["value": problem.message], at: position)
    }
    guard let root = document.root else { return }
    guard root.members.contains(where: { ["version", "items"].contains($0.name) }) else {
      report(.notAFeed, "feed", in: "root", at: root)
      return
    }
    let version = root["version"]?.string ?? ""
    isFirstVersion = version.hasSuffix("/version/1") || version.hasSuffix("/version/1.0")
    check(root, MemberRule.jsonFeed, named: "feed")
    checkAddresses(root)
    checkItems(root["items"])
    for remark in JSONAdvice.remarks(on: root, in: document.source) {
      report(remark.message, remark.element, in: remark.parent, at: remark.value, remark.parameters)
    }
  }

  /// Where the feed is, and where it goes on.
  private mutating func checkAddresses(_ root: JSON) {
    guard let feed = root["feed_url"] else {
      report(.missingFeedURL, "feed", in: "root", at: root)
      return
    }
    guard let address = feed.string else { return }
    if let next = root["next_url"], next.string == address {
      report(.nextIsSelf, "next_url", in: "feed", at: next, ["value": address])
    }
    guard let url = options.url, URI.normalized(url) != URI.normalized(address) else { return }
    report(.selfDoesntMatchLocation, "feed_url", in: "feed", at: feed, ["value": address])
  }

  /// The name of a member, as something to point to: it stands before the value.
  private func nameOf(_ member: JSON.Member) -> JSON {
    let source = document.source
    var place = member.value.offset - 1
    while place > 0, source[place] != UInt8(ascii: "\"") { place -= 1 }
    let end = place
    place -= 1
    while place > 0, source[place] != UInt8(ascii: "\"") || source[place - 1] == UInt8(ascii: "\\")
    {
      place -= 1
    }
    return JSON(.string(member.name), offset: end > 0 ? max(place, 0) : member.value.offset)
  }

  // MARK: Members by rules

  private mutating func check(_ object: JSON, _ rules: [MemberRule], named name: String) {
    var seen: Set<String> = []
    for member in object.members {
      if !seen.insert(member.name).inserted {
        report(.duplicateMember, member.name, in: name, at: nameOf(member))
      }
      if let rule = rules.first(where: { $0.name == member.name }) {
        check(member.value, rule, in: name)
      } else if !member.name.hasPrefix("_") {
        report(.unknownMember, member.name, in: name, at: nameOf(member))
      }
    }
    for rule in rules {
      guard let missing = rule.missing, !seen.contains(rule.name) else { continue }
      report(missing, rule.name, in: name, at: object)
    }
  }

  private mutating func check(_ value: JSON, _ rule: MemberRule, in parent: String) {
    guard isType(value, rule.type, rule.name, in: parent) else { return }
    let text = value.string ?? value.number ?? ""
    if let bad = BadCharacters.place(in: text) {
      var places = JSONTextPlaces(value.offset, in: document.source)
      var here = value
      here.offset = places.offset(of: bad)
      report(.badCharacters, rule.name, in: parent, at: here, ["value": text])
    }
    for kind in rule.values {
      guard let fault = kind.fault(text, scope) else { continue }
      let isOfName = fault.message.id == Message.deprecatedMember.id
      if isFirstVersion, isOfName { continue }
      report(
        fault.message,
        rule.name,
        in: parent,
        at: isOfName ? nameOf(JSON.Member(rule.name, value)) : value,
        fault.parameters.adding("value", text)
      )
    }
    if rule.type == .object { checkObject(value, rule, named: rule.name) }
    for element in value.elements {
      if let type = rule.elements {
        _ = isType(element, type, rule.name, in: parent)
      } else if isType(element, .object, rule.name, in: parent) {
        checkObject(element, rule, named: rule.name == "items" ? "item" : rule.name)
      }
    }
  }

  private mutating func checkObject(_ value: JSON, _ rule: MemberRule, named name: String) {
    check(value, rule.members, named: name)
    guard rule.name == "author" || rule.name == "authors" else { return }
    if !value.members.contains(where: { ["name", "url", "avatar"].contains($0.name) }) {
      report(.emptyAuthor, name, in: "feed", at: value)
    }
  }

  private mutating func isType(
    _ value: JSON,
    _ type: JSONType,
    _ name: String,
    in parent: String
  ) -> Bool {
    let found: JSONType? =
      switch value.value {
      case .object: .object
      case .array: .array
      case .string: .string
      case .number: .number
      case .bool: .boolean
      case .null: nil
      }
    guard found != type else { return true }
    let expected = type == .array || type == .object ? "an \(type)" : "a \(type)"
    report(
      .invalidMemberType,
      name,
      in: parent,
      at: value,
      ["expected": expected, "found": found?.rawValue ?? "null"]
    )
    return false
  }

  // MARK: Items as a whole

  private mutating func checkItems(_ items: JSON?) {
    for item in items?.elements ?? [] where !item.members.isEmpty {
      if item["content_html"] == nil, item["content_text"] == nil {
        report(.missingItemContent, "item", in: "items", at: item)
      }
      if let html = item["content_html"], let text = html.string {
        var places = JSONTextPlaces(html.offset, in: document.source)
        for remark in HTMLText.remarks(on: Array(text.utf8), mayBeRelative: false) {
          var place = html
          place.offset = places.offset(of: remark.offset)
          report(remark.message, "content_html", in: "item", at: place, remark.parameters)
        }
      }
      if let url = item["url"], let text = url.string, !links.insert(text).inserted {
        report(.duplicateLink, "url", in: "item", at: url, ["value": text])
      }
      guard let id = item["id"], let text = id.string ?? id.number else { continue }
      if !ids.insert(text).inserted {
        report(.duplicateValue, "id", in: "item", at: id, ["value": text])
      }
    }
  }

  // MARK: Reporting

  private mutating func report(
    _ message: Message,
    _ element: String,
    in parent: String,
    at value: JSON,
    _ parameters: Parameters = [:]
  ) {
    let all = parameters.adding("element", element).adding("parent", parent)
    append(message, all, at: index.position(ofOffset: value.offset))
  }

  private mutating func append(
    _ message: Message,
    _ parameters: Parameters,
    at position: Position
  ) {
    findings.append(Finding(message, parameters.sorted, at: position))
  }
}
