/// The names that kept elements are written with: the prefixes of known namespaces, and namespaces that
/// are URIs.
///
/// Each namespace is looked up once for a document.
final class WrittenNames {
  private struct Namespace {
    /// As it was read.
    var name: String
    /// As it is written.
    var uri: String
    /// What every name of it begins with, colon included; nil when it may be any prefix.
    var prefix: String?
  }

  private var namespaces: [String: Namespace] = [:]
  private var last = Namespace(name: "", uri: "")

  /// Kept elements as they come back when they are written.
  func carried(_ elements: [ForeignElement]) -> [ForeignElement] {
    for element in elements where changed(element) != nil {
      return elements.map { changed($0) ?? $0 }
    }
    return elements
  }

  /// An element with other names; nil when it has the right ones.
  private func changed(_ element: ForeignElement) -> ForeignElement? {
    var result = element
    var isChanged = false
    if let (name, namespace) = changed(element.name, element.namespace) {
      (result.name, result.namespace) = (name, namespace)
      isChanged = true
    }
    for (place, attribute) in element.attributes.enumerated() where !attribute.namespace.isEmpty {
      guard let (name, namespace) = changed(attribute.name, attribute.namespace) else { continue }
      (result.attributes[place].name, result.attributes[place].namespace) = (name, namespace)
      isChanged = true
    }
    for (place, child) in element.children.enumerated() {
      guard case .element(let child) = child, let child = changed(child) else { continue }
      result.children[place] = .element(child)
      isChanged = true
    }
    return isChanged ? result : nil
  }

  private func changed(_ name: String, _ namespace: String) -> (name: String, namespace: String)? {
    if namespace.isEmpty { return nil }
    let known = find(namespace)
    var written = name
    if let prefix = known.prefix, !name.utf8.starts(with: prefix.utf8),
      let colon = name.utf8.firstIndex(of: UInt8(ascii: ":"))
    {
      written = prefix + name[name.utf8.index(after: colon)...]
    }
    return written == name && known.uri == namespace ? nil : (written, known.uri)
  }

  private func find(_ namespace: String) -> Namespace {
    // Elements of one namespace stand together.
    if last.name == namespace { return last }
    if let known = namespaces[namespace] {
      last = known
    } else {
      let prefix = Vocabularies.byNamespace[namespace].map { $0.prefix + ":" }
      last = Namespace(name: namespace, uri: Self.uri(namespace), prefix: prefix)
      namespaces[namespace] = last
    }
    return last
  }

  /// Without the characters that no URI has: some parsers refuse a document for them.
  private static func uri(_ namespace: String) -> String {
    if !namespace.utf8.contains(where: isForeign) { return namespace }
    var result: [UInt8] = []
    for byte in namespace.utf8 {
      if isForeign(byte) {
        result += ("%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)).utf8
      } else {
        result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func isForeign(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == 0x7F || "<>\"{}|\\^`".utf8.contains(byte)
  }
}
