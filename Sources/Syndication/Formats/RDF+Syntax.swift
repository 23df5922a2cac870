import Markup

/// The grammar of RDF/XML (section 7.2): elements are nodes and properties of nodes in turn.
struct RDFSyntax {
  /// What is wrong: only the first is told, as a program that reads RDF stops there.
  private(set) var breach: (what: String, element: Element)?
  private var depth = 0
  private var ids: Set<String> = []

  /// Checks what stands in rdf:RDF, or a node that is the root itself.
  init(_ root: Element) {
    if root.name.namespace == RDF.namespace, root.name.local == "RDF" {
      for child in root.children { checkNode(child) }
    } else {
      checkNode(root)
    }
  }

  private mutating func fail(_ what: String, _ element: Element) {
    breach = breach ?? (what, element)
  }

  private mutating func checkNode(_ element: Element) {
    guard breach == nil, depth < 100 else { return }
    depth += 1
    defer { depth -= 1 }
    if Self.isRDF(element.name, ["li", "ID", "about", "resource", "parseType"]) {
      fail("\(element.name.qualified) cannot be a node", element)
    }
    if element.nodes.contains(where: Self.isText) {
      fail("text stands in \(element.name.qualified), which is a node", element)
    }
    let names = checkAttributes(of: element)
    if names.intersection(["about", "ID", "nodeID"]).count > 1 {
      fail("\(element.name.qualified) is named twice", element)
    }
    for child in element.children { checkProperty(child) }
  }

  /// The attributes of RDF that an element has, each looked at by itself.
  private mutating func checkAttributes(of element: Element) -> Set<String> {
    var names: Set<String> = []
    for attribute in element.attributes where attribute.name.namespace == RDF.namespace {
      let (local, value) = (attribute.name.local, attribute.value)
      names.insert(local)
      switch local {
      case "ID", "nodeID":
        if !Self.isName(value) { fail("\(attribute.name.qualified) is no name: \(value)", element) }
        if local == "ID", !ids.insert(value).inserted {
          fail("rdf:ID is there twice: \(value)", element)
        }
      case "aboutEach", "aboutEachPrefix", "bagID":
        fail("\(attribute.name.qualified) was taken out of RDF in 2004", element)
      default: break
      }
    }
    return names
  }

  /// Whether a text can be the name of something in the document.
  private static func isName(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first else { return false }
    return (first == "_" || first.properties.isAlphabetic)
      && text.unicodeScalars.allSatisfy {
        $0.properties.isAlphabetic || $0.properties.numericType != nil
          || "_-.".unicodeScalars.contains($0)
          || $0.properties.canonicalCombiningClass != .notReordered || $0 == "\u{B7}"
      }
  }

  private mutating func checkProperty(_ element: Element) {
    guard breach == nil, depth < 100 else { return }
    depth += 1
    defer { depth -= 1 }
    let name = element.name.qualified
    if Self.isRDF(element.name, ["Description", "RDF", "ID", "about", "resource", "parseType"]) {
      fail("\(name) cannot be a property", element)
    }
    let names = checkAttributes(of: element)
    if names.contains("about") { fail("\(name) is a property, and has rdf:about", element) }
    if names.intersection(["parseType", "resource", "nodeID", "datatype"]).count > 1 {
      fail("\(name) has two kinds of values", element)
    }
    let hasText = element.nodes.contains(where: Self.isText)
    let children = Array(element.children)
    if names.contains("resource") || names.contains("nodeID"), hasText || !children.isEmpty {
      fail("\(name) names its value, and holds another", element)
    }
    switch element.attributes.first(where: Self.isParseType)?.value {
    case "Resource":
      if hasText { fail("text stands in \(name), which is a node", element) }
      for child in children { checkProperty(child) }
    case "Collection":
      for child in children { checkNode(child) }
    case nil:
      if hasText, !children.isEmpty { fail("text and elements are mixed in \(name)", element) }
      if children.count > 1 { fail("\(name) holds more than one node", element) }
      for child in children { checkNode(child) }
    default: break
    }
  }

  private static func isRDF(_ name: Name, _ locals: Set<String>) -> Bool {
    name.namespace == RDF.namespace && locals.contains(name.local)
  }

  private static func isParseType(_ attribute: Element.Attribute) -> Bool {
    attribute.name.namespace == RDF.namespace && attribute.name.local == "parseType"
  }

  private static func isText(_ node: Element.Node) -> Bool {
    guard case .text(let text) = node else { return false }
    return !text.trimmingXMLSpace.isEmpty
  }
}
