/// The prefixes that a writer may use, which of them it did, and so what its root has to declare.
struct NamespaceTable {
  private struct Entry {
    var prefix: String
    var uri: String
    var isUsed = false
  }

  private var entries: [Entry]
  /// The default namespace of the root.
  var defaultURI: String?

  init(_ namespaces: [(prefix: String, uri: String)]) {
    entries = namespaces.map { Entry(prefix: $0.prefix, uri: $0.uri) }
  }

  /// Takes note of the prefix of a name that is being written.
  mutating func use(_ name: String) {
    guard let colon = name.utf8.firstIndex(of: UInt8(ascii: ":")) else { return }
    let prefix = name[..<colon]
    if let place = entries.firstIndex(where: { $0.prefix == prefix }) {
      entries[place].isUsed = true
    }
  }

  /// Declares a prefix on the root; false when it stands for another namespace there.
  mutating func declare(_ prefix: Substring, _ uri: String) -> Bool {
    let uri = XMLCharacters.legal(uri)
    guard let place = entries.firstIndex(where: { $0.prefix == prefix }) else {
      entries.append(Entry(prefix: String(prefix), uri: uri, isUsed: true))
      return true
    }
    guard entries[place].uri == uri else { return false }
    entries[place].isUsed = true
    return true
  }

  /// The prefix of a namespace: the one it has, else `preferred`, else that with a number.
  mutating func prefix(for uri: String, preferring preferred: String) -> String {
    if uri == "http://www.w3.org/XML/1998/namespace" { return "xml" }
    if let place = entries.firstIndex(where: { $0.uri == uri }) {
      entries[place].isUsed = true
      return entries[place].prefix
    }
    // Two that only differ in what cannot be written would be one namespace with two prefixes.
    let legal = XMLCharacters.legal(uri)
    if legal != uri { return prefix(for: legal, preferring: preferred) }
    let wanted = XMLCharacters.prefix(preferred)
    var prefix = wanted
    var number = 2
    while entries.contains(where: { $0.prefix == prefix }) {
      prefix = wanted + String(number)
      number += 1
    }
    entries.append(Entry(prefix: prefix, uri: uri, isUsed: true))
    return prefix
  }

  /// The attributes of the root, each with a space before it, the default namespace first.
  var declarations: [UInt8] {
    var bytes: [UInt8] = []
    if let defaultURI { append("xmlns", defaultURI, to: &bytes) }
    for entry in entries where entry.isUsed {
      append("xmlns:" + entry.prefix, entry.uri, to: &bytes)
    }
    return bytes
  }

  private func append(_ name: String, _ uri: String, to bytes: inout [UInt8]) {
    bytes.append(contentsOf: " \(name)=\"".utf8)
    XMLCharacters.appendAttributeValue(uri, to: &bytes)
    bytes.append(UInt8(ascii: "\""))
  }
}
