/// Members that JSON Feed gives no meaning to, kept as the elements that XPath 3.1 has for JSON
/// (fn:json-to-xml): so that they survive a way through Atom or RSS, too.
extension JSONFeed {
  static let foreignNamespace = "http://www.w3.org/2005/xpath-functions"

  static func foreign(_ object: JSON, except known: Set<String>) -> [ForeignElement] {
    object.members.filter { !known.contains($0.name) }.map { element($0.value, key: $0.name) }
  }

  private static func element(_ json: JSON, key: String?) -> ForeignElement {
    let (name, children) = content(of: json)
    return ForeignElement(
      name: "fn:" + name,
      namespace: foreignNamespace,
      attributes: key.map { [ForeignElement.Attribute(name: "key", value: $0)] } ?? [],
      children: children
    )
  }

  private static func content(of json: JSON) -> (name: String, children: [ForeignElement.Node]) {
    func text(_ text: String) -> [ForeignElement.Node] { text.isEmpty ? [] : [.text(text)] }
    return switch json.value {
    case .object(let members):
      ("map", members.map { .element(element($0.value, key: $0.name)) })
    case .array(let elements): ("array", elements.map { .element(element($0, key: nil)) })
    case .string(let string): ("string", text(string))
    case .number(let literal): ("number", text(literal))
    case .bool(let bool): ("boolean", text(bool ? "true" : "false"))
    case .null: ("null", [])
    }
  }

  /// The member that an element was made from; nil for any other element.
  static func member(_ element: ForeignElement) -> JSON.Member? {
    guard element.namespace == foreignNamespace, let key = element[attribute: "key"],
      let value = value(element)
    else { return nil }
    return JSON.Member(key, value)
  }

  private static func value(_ element: ForeignElement) -> JSON? {
    let children = element.children.compactMap { node -> ForeignElement? in
      if case .element(let child) = node { child } else { nil }
    }
    switch element.name.split(separator: ":").last {
    case "map": return JSON(.object(children.compactMap(member)))
    case "array": return JSON(.array(children.compactMap(value)))
    case "string": return JSON(.string(element.text))
    case "number":
      let number = JSONDocument(Array(element.text.utf8)).root
      return number?.number == nil ? nil : number
    case "boolean": return JSON(.bool(element.text == "true"))
    case "null": return JSON(.null)
    default: return nil
    }
  }
}
