import Markup

/// RDF inside RSS 1.0 and 1.1: any element may hold a description of what it names, in any
/// vocabulary, where other formats only have text.
extension RDF {
  static let namespace = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"

  /// Whether an element holds a description, or a literal of XML, in place of text.
  static func holdsNodes(_ place: Place, _ validation: Validation) -> Bool {
    place.element.firstChild != nil
      || validation.attribute("rdf:resource", of: place.element) != nil
      || validation.attribute("rdf:parseType", of: place.element) == "Resource"
  }

  /// Looks at the descriptions in an element: only the frame of RDF is known of them.
  static func visitNodes(in place: Place, _ validation: inout Validation) {
    guard validation.attribute("rdf:parseType", of: place.element) != "Literal",
      validation.enter(place.element)
    else { return }
    defer { validation.leave() }
    for child in place.element.children where !validation.isBehindError(child) {
      let inner = Place(
        element: child,
        name: child.name.local,
        parent: place.name,
        scope: place.scope
      )
      for declaration in child.namespaceDeclarations {
        validation.checkDeclaration(declaration.name.local, declaration.value, at: inner)
      }
      visitNode(inner, &validation)
      visitNodes(in: inner, &validation)
    }
  }

  private static func visitNode(_ place: Place, _ validation: inout Validation) {
    let element = place.element
    if element.name.namespace.isEmpty, element.name.prefix.isEmpty {
      validation.report(.undeterminableVocabulary, at: place)
    } else if validation.core.prefix == "rss11",
      validation.key(element)?.hasPrefix("rss11:") == true
    {
      validation.report(.undefinedElement, at: place)
    }
    for attribute in element.attributes {
      let key = validation.attributeKey(attribute)
      if key == "rdf:about" {
        checkUnique(attribute.value, place, &validation)
      } else if validation.core.prefix == "rss11", key?.hasPrefix("rss11:") == true {
        validation.report(.unexpectedAttribute, at: place, ["attribute": attribute.name.qualified])
      }
    }
  }

  /// One rdf:about is for one thing.
  static func checkUnique(_ about: String, _ place: Place, _ validation: inout Validation) {
    guard !validation.memory.seen.insert("rdf:about " + about).inserted else { return }
    validation.report(.duplicateValue, at: place.at("rdf:about"), ["value": about])
  }
}

extension Validation {
  /// Whether the document is one of RDF.
  var isRDF: Bool { core.prefix == "rss1" || core.prefix == "rss11" }
}
