import Markup

/// Looks at markup in the namespace of XHTML, element by element.
enum XHTMLText {
  static let namespace = "http://www.w3.org/1999/xhtml"

  /// Checks an element and what it holds; `place` is the element of the feed that it stands in.
  static func check(_ element: Element, at place: Place, _ validation: inout Validation) {
    guard validation.enter(element) else { return }
    defer { validation.leave() }
    for declaration in element.namespaceDeclarations {
      validation.checkDeclaration(declaration.name.local, declaration.value, at: place)
    }
    if validation.memory.mayHoldBadCharacters {
      let here = Place(
        element: element,
        name: element.name.local,
        parent: place.name,
        scope: place.scope
      )
      validation.checkCharacters(at: here, inAttributes: false)
    }
    guard checkName(element, at: place, &validation) else { return }
    for attribute in element.attributes { check(attribute, of: element, at: place, &validation) }
    for child in element.children { check(child, at: place, &validation) }
  }

  /// Whether the element is one whose content is worth a look.
  private static func checkName(
    _ element: Element,
    at place: Place,
    _ validation: inout Validation
  ) -> Bool {
    let name = element.name
    if name.namespace == namespace {
      checkPrefix(element, at: place, &validation)
      if !HTMLVocabulary.harmless.contains(name.local) {
        validation.report(.securityRisk, at: place.pointing(at: element), ["tag": name.local])
      }
    } else if let language = DrawingVocabulary.languages[name.namespace] {
      if !language.elements.contains(name.local) {
        validation.report(.securityRisk, at: place.pointing(at: element), ["tag": name.local])
      }
    } else if name.namespace.isEmpty {
      let here = Place(element: element, name: name.local, parent: place.name, scope: place.scope)
      validation.report(.missingNamespace, at: here)
    } else if validation.key(element) != nil {
      let here = Place(
        element: element,
        name: validation.shown(element),
        parent: place.name,
        scope: place.scope
      )
      validation.report(.undefinedElement, at: here)
      return false
    }
    return true
  }

  private static func checkPrefix(
    _ element: Element,
    at place: Place,
    _ validation: inout Validation
  ) {
    let prefix = element.name.prefix
    guard validation.core.prefix == "atom", !prefix.isEmpty,
      validation.memory.avoidedPrefixes.insert(prefix).inserted
    else { return }
    validation.report(.avoidNamespacePrefix, at: place.pointing(at: element), ["prefix": prefix])
  }

  private static func check(
    _ attribute: Element.Attribute,
    of element: Element,
    at place: Place,
    _ validation: inout Validation
  ) {
    let name = attribute.name
    if name.namespace == XML.namespace { return }
    let place = place.pointing(at: element, name.qualified)
    if name.namespace.isEmpty, name.local.hasPrefix("on") {
      validation.report(.securityRiskAttr, at: place, ["attr": name.local])
    } else if name.namespace.isEmpty, name.local == "style" {
      guard let value = StyleText.danger(in: attribute.value) else { return }
      validation.report(.dangerousStyleAttr, at: place, ["attr": "style", "value": value])
    } else if name.namespace.isEmpty, element.name.namespace == namespace,
      HTMLAddresses.attributes.contains(name.local)
    {
      for address in HTMLAddresses.list(attribute.value, of: name.local) {
        if HTMLAddresses.runs(address) {
          let parameters: Parameters = ["attr": name.local, "value": address]
          validation.report(.securityRiskAttr, at: place, parameters)
        } else if !place.scope.hasBase, !URI.isAbsolute(address) {
          validation.report(.containsRelRef, at: place, ["value": address])
        }
      }
    } else if let language = DrawingVocabulary.languages[element.name.namespace] {
      let isLink = name.namespace == "http://www.w3.org/1999/xlink"
      guard name.namespace.isEmpty || isLink else { return }
      let key = isLink ? "xlink:" + name.local : name.local
      if !language.attributes.contains(key) {
        validation.report(.securityRiskAttr, at: place, ["attr": name.qualified])
      }
    }
  }
}
