/// The prefixes that a writer may use, which of them it did, and so what its root has to declare.
struct NamespaceTable {
  private struct Entry {
    var prefix: String
    var uri: String
    var isUsed = false
  }

  private var entries: [Entry]
  /// The words that ``entries`` are looked up by: the first eight bytes of each prefix.
  private var words: [UInt64]
  /// The default namespace of the root.
  var defaultURI: String?

  init(_ namespaces: [(prefix: String, uri: String)]) {
    entries = namespaces.map { Entry(prefix: $0.prefix, uri: $0.uri) }
    words = entries.map { Self.word($0.prefix) }
  }

  /// Takes note of the prefix of a name that is being written.
  mutating func use(_ prefix: Range<Int>, in bytes: borrowing OutputBuffer) {
    if prefix.isEmpty { return }
    let word = bytes.word(prefix)
    for place in words.indices where words[place] == word {
      if prefix.count <= 8 || entries[place].prefix == bytes.string(prefix) {
        if !entries[place].isUsed { entries[place].isUsed = true }
        return
      }
    }
  }

  /// Declares a prefix on the root; false when it stands for another namespace there.
  mutating func declare(_ prefix: String, _ uri: String) -> Bool {
    let uri = XMLCharacters.legal(uri)
    guard let place = place(of: prefix) else {
      append(Entry(prefix: prefix, uri: uri, isUsed: true))
      return true
    }
    guard entries[place].uri == uri else { return false }
    if !entries[place].isUsed { entries[place].isUsed = true }
    return true
  }

  private func place(of prefix: String) -> Int? {
    let word = Self.word(prefix)
    return words.indices.first { words[$0] == word && entries[$0].prefix == prefix }
  }

  private mutating func append(_ entry: Entry) {
    entries.append(entry)
    words.append(Self.word(entry.prefix))
  }

  /// The first eight bytes.
  private static func word(_ text: String) -> UInt64 {
    let bytes = text.utf8.span
    var word: UInt64 = 0
    for place in 0..<min(bytes.count, 8) {
      word |= UInt64(bytes[place]) &<< UInt64(8 &* place)
    }
    return word
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
    while place(of: prefix) != nil {
      prefix = wanted + String(number)
      number += 1
    }
    append(Entry(prefix: prefix, uri: uri, isUsed: true))
    return prefix
  }

  /// Writes the attributes of the root, each with a space before it, the default namespace first.
  func declare(in bytes: inout OutputBuffer) {
    if let defaultURI { append("xmlns", defaultURI, to: &bytes) }
    for entry in entries where entry.isUsed {
      append("xmlns:" + entry.prefix, entry.uri, to: &bytes)
    }
  }

  private func append(_ name: String, _ uri: String, to bytes: inout OutputBuffer) {
    bytes.append(0x20)
    bytes.append(utf8: name)
    bytes.append(Byte.equals)
    bytes.append(Byte.quote)
    bytes.append(uri, escaping: .attribute)
    bytes.append(Byte.quote)
  }
}
