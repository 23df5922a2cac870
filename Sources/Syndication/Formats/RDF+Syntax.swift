import Markup

/// The grammar of RDF/XML (section 7.2): elements are nodes and properties of nodes in turn.
struct RDFSyntax {
  /// What is wrong: only the first is told, as a program that reads RDF stops there.
  private(set) var breach: (what: String, element: Element)?
  private var depth = 0

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
    for child in element.children { checkProperty(child) }
  }

  private mutating func checkProperty(_ element: Element) {
    guard breach == nil, depth < 100 else { return }
    depth += 1
    defer { depth -= 1 }
    let name = element.name.qualified
    if Self.isRDF(element.name, ["Description", "RDF", "ID", "about", "resource", "parseType"]) {
      fail("\(name) cannot be a property", element)
    }
    var type: String?
    for attribute in element.attributes where attribute.name.namespace == RDF.namespace {
      switch attribute.name.local {
      case "about": fail("\(name) is a property, and has rdf:about", element)
      case "parseType": type = attribute.value
      default: break
      }
    }
    let hasText = element.nodes.contains(where: Self.isText)
    let children = Array(element.children)
    switch type {
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

  private static func isText(_ node: Element.Node) -> Bool {
    guard case .text(let text) = node else { return false }
    return !text.trimmingXMLSpace.isEmpty
  }
}
