import Markup

extension Validation {
  // MARK: Attributes

  /// What the attributes of an element change in the scope: it is in force for itself too.
  func readScope(of element: Element, _ scope: inout Scope) {
    guard element.hasAnyAttribute else { return }
    for attribute in element.attributes where names.isXML[attribute.nameIndex] {
      if attribute.name.local == "base" {
        let base = attribute.value.trimmingXMLSpace
        scope.base = URI.resolve(base, against: scope.base) ?? base
        scope.hasBase = true
      } else if attribute.name.local == "lang" {
        scope.hasLanguage = true
      }
    }
  }

  /// What may stand on any element: `xml:` attributes and namespace declarations.
  mutating func checkScoped(at place: Place) {
    if names.hasXML {
      for attribute in place.element.attributes where names.isXML[attribute.nameIndex] {
        switch attribute.name.local {
        case "lang" where !attribute.value.isEmpty:
          check(attribute.value, .language, at: place.at("xml:lang"))
        case "base":
          check(attribute.value, .xmlBase, at: place.at("xml:base"))
        default: break
        }
      }
    }
    for declaration in place.element.namespaceDeclarations {
      checkDeclaration(declaration.name.local, declaration.value, at: place)
    }
  }

  mutating func checkAttributes(of compiled: CompiledRule, at place: Place) {
    guard let rules = compiled.attributes else { return }
    var seen: UInt64 = 0
    for attribute in place.element.attributes where !names.isXML[attribute.nameIndex] {
      if isRDF, attributeKey(attribute) == "rdf:about" {
        RDF.checkUnique(attribute.value, place, &self)
      }
      if let found = self.place(ofAttribute: attribute.nameIndex, in: compiled) {
        seen |= 1 << UInt64(found)
        check(attribute, by: rules[found], at: place)
      } else {
        checkUnexpected(attribute, attributeKey(attribute), at: place)
      }
    }
    if compiled.demandsAttributes {
      reportMissingAttributes(of: compiled, at: place) { seen & 1 << UInt64($0) != 0 }
    }
  }

  private mutating func check(
    _ attribute: Element.Attribute,
    by rule: AttributeRule,
    at place: Place
  ) {
    if rule.values.isEmpty { return }
    if !options.collectsPasses,
      attribute.isValue({ text in
        rule.values.allSatisfy { $0.isPlain?(text, place.scope) ?? false }
      })
    {
      return
    }
    let text = attribute.value
    let place = place.at(rule.name, naming: rule.naming)
    for value in rule.values { check(text, value, at: place) }
  }

  mutating func reportMissingAttributes(
    of compiled: CompiledRule,
    at place: Place,
    isThere: (Int) -> Bool
  ) {
    for (number, rule) in (compiled.attributes ?? []).enumerated() {
      guard let missing = rule.missing, !isThere(number) else { continue }
      report(missing, at: place, ["attr": rule.name])
    }
  }

  /// `href`, `thr:count`; nil in a namespace without rules.
  func attributeKey(_ attribute: Element.Attribute) -> String? {
    names.attributes[attribute.nameIndex]
  }

  /// The value of an attribute by its key.
  func attribute(_ key: String, of element: Element) -> String? {
    for attribute in element.attributes where attributeKey(attribute) == key {
      return attribute.value
    }
    return nil
  }

  private mutating func checkUnexpected(
    _ attribute: Element.Attribute,
    _ key: String?,
    at place: Place
  ) {
    let isForeign = !attribute.name.namespace.isEmpty
    if key == "thr:when", place.name.hasSuffix("link") {
      report(.noThrWhen, at: place.pointing(at: attribute.name.qualified))
    } else if isOfRDF(attribute, key) || isForeignInForeign(attribute, key, at: place) {
      return
    } else if isForeign, memory.isRSS2, !place.name.holds(":"), place.name != "rss" || key == nil {
      // The edition of the RSS Advisory Board allows for them.
      if memory.followsAdvisoryBoard { return }
      report(.useOfExtensionAttr, at: place, ["attribute": attribute.name.qualified])
    } else if !isForeign || key != nil {
      // The names of RDF are shown as the core of the formats that are written in it.
      let name = place.name.hasPrefix("rdf:") ? String(place.name.dropFirst(4)) : place.name
      report(
        .unexpectedAttribute,
        at: place,
        ["attribute": key ?? attribute.name.local, "element": name, "parent": name]
      )
    }
  }

  /// Whether an attribute is one of RDF/XML (section 7.2.11) in the formats that are written in it.
  private func isOfRDF(_ attribute: Element.Attribute, _ key: String?) -> Bool {
    guard key?.hasPrefix("rdf:") == true else { return false }
    return isRDF && Self.syntaxOfRDF.contains(attribute.name.local)
  }

  /// Whether an attribute of one vocabulary stands on an element of another, or of Atom: nothing says
  /// that it may not (RFC 4287 section 6.4).
  private func isForeignInForeign(
    _ attribute: Element.Attribute,
    _ key: String?,
    at place: Place
  ) -> Bool {
    let name = place.element.name
    guard !attribute.name.namespace.isEmpty, attribute.name.namespace != name.namespace else {
      return false
    }
    return core.prefix == "atom"
      || !isRDF && !name.namespace.isEmpty && key?.hasPrefix("rdf:") != true
  }

  private static let syntaxOfRDF: Set<String> = [
    "parseType", "resource", "datatype", "nodeID", "ID",
  ]

  // MARK: Text

  mutating func checkText(_ values: [Value], at place: Place) {
    guard !values.isEmpty else { return }
    if !options.collectsPasses,
      place.element.isText({ text in
        values.allSatisfy { $0.isPlain?(text, place.scope) ?? false }
      })
    {
      return
    }
    let text = place.element.text
    for value in values { check(text, value, at: place) }
  }

  mutating func check(_ text: String, _ value: Value, at place: Place) {
    if let fault = value.fault(text, place.scope),
      !(fault.isExcusedByHexadecimal && isWrittenInHexadecimal(place.element))
    {
      var parameters = fault.parameters
      if fault.namesValue { parameters.add("value", text) }
      var here = place
      if let offset = fault.offset, place.attribute == nil, !place.element.isEmpty {
        var places = TextPlaces(of: place.element)
        here = place.pointing(at: places.position(of: offset))
      }
      report(fault.message, at: here, parameters)
    } else if options.collectsPasses, let passed = value.passed {
      pass(passed(text), at: place)
    }
  }

  mutating func checkStrayText(at place: Place) {
    guard place.element.hasStrayText else { return }
    var offset = 0
    for node in place.element.nodes {
      if case .element(let child) = node { offset += child.text.utf8.count }
      guard case .text(let text) = node else { continue }
      let content = text.trimmingXMLSpace
      if !content.isEmpty {
        let space = text.utf8.prefix { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
        var places = TextPlaces(of: place.element)
        let position = places.position(of: offset + space.count)
        report(.unexpectedText, at: place.pointing(at: position), ["value": content])
        return
      }
      offset += text.utf8.count
    }
  }

  // MARK: What has no rule

  mutating func visitUndefined(_ element: Element, in place: Place) {
    if isLeftOpen(place.element) { return }
    var scope = place.scope
    if names.hasXML { readScope(of: element, &scope) }
    let child = Place(
      element: element,
      name: shown(element),
      parent: place.name,
      scope: scope
    )
    // What the element declares is looked at before what the element is.
    for declaration in element.namespaceDeclarations {
      checkDeclaration(declaration.name.local, declaration.value, at: child)
    }
    if memory.mayHoldBadCharacters { checkCharacters(at: child) }
    guard let key = key(element) else {
      visitForeign(in: child)
      return
    }
    reportUndefined(key, at: child)
  }

  /// What an element of an unknown namespace holds must have a namespace, too.
  private mutating func visitForeign(in place: Place) {
    guard core.prefix == "", !place.element.name.namespace.isEmpty, enter(place.element) else {
      return
    }
    defer { leave() }
    for element in place.element.children where !isBehindError(element) {
      let child = Place(
        element: element,
        name: shown(element),
        parent: place.name,
        scope: place.scope
      )
      if element.name.namespace.isEmpty, element.name.prefix.isEmpty {
        report(.notInANamespace, at: child)
      } else {
        visitForeign(in: child)
      }
    }
  }

  private mutating func reportUndefined(_ key: String, at place: Place) {
    if place.element.name.namespace.isEmpty, !place.element.name.prefix.isEmpty {
      report(.missingNamespace, at: place)
    } else if key.hasPrefix("xhtml:") {
      report(.misplacedXHTMLContent, at: place)
    } else if key.hasPrefix(":"), core.prefix != "" || core.stand?.isEmpty == false {
      report(.undeterminableVocabulary, at: place)
    } else if key.hasPrefix(":"), place.parent.holds(":") {
      report(.notInANamespace, at: place)
    } else if core.prefix != "atom", Self.questionable.contains(key) || isOfDublinCore(key) {
      report(.questionableUsage, at: place)
    } else if key == ":blink" {
      report(.noBlink, at: place)
    } else {
      // The catalogue shows a name as it shows one with a prefix, which it joins by `_`.
      let hasLine = place.name.holds("_") && !place.name.holds(":")
      let name = hasLine ? place.name.replacing("_", with: ":", maxReplacements: 1) : place.name
      report(.undefinedElement, at: place, named: name)
    }
  }

  /// Whether an element is one of Dublin Core, which can be said of anything.
  private func isOfDublinCore(_ key: String) -> Bool {
    (key.hasPrefix("dc:") || key.hasPrefix("dcterms:")) && index.knownNames.contains(key)
  }

  /// Elements that mean something in feeds, whose use elsewhere no specification describes.
  private static let questionable: Set<String> = [
    "atom:author", "atom:category", "atom:content", "atom:contributor", "atom:generator",
    "atom:icon", "atom:id", "atom:link", "atom:logo", "atom:published", "atom:rights",
    "atom:subtitle", "atom:summary", "atom:title", "atom:updated",
  ]
}

enum XML {
  static let namespace = "http://www.w3.org/XML/1998/namespace"
}
