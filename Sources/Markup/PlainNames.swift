/// The names of a text that ``PlainParser`` reads, and what their prefixes stand for where they stand.
struct PlainNames {
  /// A name as it is written: its meaning depends on the declarations in scope.
  private struct Written {
    var range: Range<Int>
    var prefix: String
    var local: String
    var localCount: UInt8
    var prefixID: Int
    /// The last meaning as an element, and the scope that it was found in.
    var element: (id: UInt32, scope: Int) = (0, -1)
    /// The same as an attribute.
    var attribute: (id: UInt32, scope: Int) = (0, -1)
    /// The place in `meanings` of the one that was found last; -1 for none.
    var meaning = -1
  }

  /// What a name means in one namespace: nearly all have but one.
  private struct Meaning {
    var uriID: Int
    var id: UInt32
    /// The place of the next one of the same name; -1 for none.
    var next: Int
  }

  private struct Binding: Equatable {
    var prefixID: Int
    var uriID: Int
  }

  /// More than any feed has; what is linear in them stays short.
  private static let maximum = 256

  private(set) var names: [Name] = []
  private(set) var namespaces: [(prefix: String, uri: String)] = []
  /// The declarations in scope, each with a number of its own.
  private(set) var scope = 0

  private let bytes: ByteView
  private var written: [Written] = []
  /// What tells the names in `written` apart.
  private var keys: [(hash: UInt64, count: Int)] = []
  /// Places in `written`, by hash; -1 for none.
  private var slots = [Int16](repeating: -1, count: 1024)
  private var prefixes = ["", "xml", "xmlns"]
  private var uris = ["", "http://www.w3.org/XML/1998/namespace", "http://www.w3.org/2000/xmlns/"]
  /// Where those stand that come after these three.
  private var places: [Range<Int>] = []
  private var bindings: [Binding] = [Binding(prefixID: 1, uriID: 1)]
  private var meanings: [Meaning] = []
  /// The pairs in `namespaces`.
  private var seen: [Binding] = []
  private var lastScope = 0

  init(_ bytes: ByteView) { self.bytes = bytes }

  // MARK: Names as written

  /// The number of a name as it is written.
  mutating func number(_ range: Range<Int>) throws(NotPlain) -> Int {
    let hash = bytes.hash(range)
    var slot = Int(truncatingIfNeeded: hash & 1023)
    while slots[slot] >= 0 {
      let number = Int(slots[slot])
      let known = keys[number]
      // Of names in one word the hash is as good as the name.
      if known.hash == hash, known.count == range.count,
        range.count <= 8
          || bytes.equal(written[number].range.lowerBound, range.lowerBound, count: range.count)
      {
        return number
      }
      slot = (slot + 1) & 1023
    }
    slots[slot] = Int16(written.count)
    keys.append((hash, range.count))
    try add(range)
    return written.count - 1
  }

  private mutating func add(_ range: Range<Int>) throws(NotPlain) {
    guard written.count < Self.maximum, range.count < 256 else { throw NotPlain() }
    let colon = bytes.find(UInt8(ascii: ":"), in: range)
    // A declaration of the default namespace is a name without a local part.
    let isDefault = colon == nil && bytes.equals("xmlns", in: range)
    let start = isDefault ? range.upperBound : colon.map { $0 + 1 } ?? range.lowerBound
    let prefix = range.lowerBound..<(isDefault ? range.upperBound : colon ?? range.lowerBound)
    let local = start..<range.upperBound
    guard bytes.isNCName(prefix) || prefix.isEmpty && colon == nil,
      bytes.isNCName(local) || isDefault
    else { throw NotPlain() }
    let name = bytes.string(prefix, isASCII: true)
    written.append(
      Written(
        range: range,
        prefix: name,
        local: bytes.string(local, isASCII: true),
        localCount: UInt8(clamping: local.count),
        prefixID: prefixID(name)
      )
    )
  }

  private mutating func prefixID(_ prefix: String) -> Int {
    if let id = prefixes.firstIndex(of: prefix) { return id }
    prefixes.append(prefix)
    return prefixes.count - 1
  }

  // MARK: Namespaces

  func isDeclaration(_ number: Int) -> Bool { written[number].prefixID == 2 }

  /// How many bytes the local part of a name has, 255 for more.
  func localCount(_ number: Int) -> UInt8 { written[number].localCount }

  /// Whether a name has a prefix that could stand for the same as another.
  func hasOwnPrefix(_ number: Int) -> Bool { written[number].prefixID > 2 }

  /// How many declarations are in scope.
  var depth: Int { bindings.count }

  /// Puts a declaration into scope: those of one element, one after the other.
  ///
  /// - Parameters:
  ///   - number: the number of the name.
  ///   - value: where the URI stands.
  ///   - isBroken: whether ends of lines or tabs stand in it, which are spaces there.
  /// - Throws: ``NotPlain`` when libxml2 has to have its say.
  mutating func declare(
    _ number: Int,
    as value: Range<Int>,
    isBroken: Bool
  ) throws(NotPlain) {
    let prefix = written[number].local
    // Nobody may take back or give away these, and only the default can be taken back.
    guard prefix != "xml", prefix != "xmlns", !value.isEmpty || prefix.isEmpty else {
      throw NotPlain()
    }
    // Looking for one goes through all of them.
    let uriID = try uriID(value, isBroken: isBroken)
    guard uriID != 1, uriID != 2, bindings.count < Limits.declarations else { throw NotPlain() }
    let prefixID = prefixID(prefix)
    let binding = Binding(prefixID: prefixID, uriID: uriID)
    bindings.append(binding)
    if !seen.contains(binding) {
      guard seen.count < Self.maximum else { throw NotPlain() }
      seen.append(binding)
      namespaces.append((prefix, uris[uriID]))
    }
  }

  /// The place of a URI in `uris`.
  private mutating func uriID(_ value: Range<Int>, isBroken: Bool) throws(NotPlain) -> Int {
    if value.isEmpty { return 0 }
    if !isBroken {
      for (place, known) in places.enumerated() where known.count == value.count {
        if bytes.equal(known.lowerBound, value.lowerBound, count: value.count) { return place + 3 }
      }
    }
    var uri: [UInt8] = []
    bytes.appendDecoded(value, isAttribute: true, to: &uri)
    let text = unsafe String(utf8: uri)
    // The first three, and those that are equal only when they are read.
    if let known = uris.firstIndex(of: text) { return known }
    guard uris.count < Self.maximum else { throw NotPlain() }
    uris.append(text)
    places.append(isBroken ? 0..<0 : value)
    return uris.count - 1
  }

  /// Begins a scope, after the declarations of an element.
  mutating func beginScope() {
    lastScope += 1
    scope = lastScope
  }

  /// Goes back to an earlier scope.
  mutating func endScope(_ scope: Int, depth: Int) {
    self.scope = scope
    bindings.removeSubrange(depth...)
  }

  // MARK: Meanings

  /// The index in ``names`` of an element's name.
  mutating func element(_ number: Int) throws(NotPlain) -> UInt32 {
    if written[number].element.scope == scope { return written[number].element.id }
    // No element may have one of the two prefixes that are XML's own.
    guard written[number].prefix != "xml", !isDeclaration(number) else { throw NotPlain() }
    let id = try id(number, uriID(written[number].prefixID))
    written[number].element = (id, scope)
    return id
  }

  /// The index in ``names`` of an attribute's name.
  mutating func attribute(_ number: Int) throws(NotPlain) -> UInt32 {
    if written[number].attribute.scope == scope { return written[number].attribute.id }
    let prefixID = written[number].prefixID
    // Without a prefix an attribute is in no namespace.
    let uriID =
      switch prefixID {
      case 0: 0
      case 2: 2
      default: try uriID(prefixID)
      }
    let id = id(number, uriID)
    written[number].attribute = (id, scope)
    return id
  }

  private func uriID(_ prefixID: Int) throws(NotPlain) -> Int {
    var place = bindings.count
    while place > 0 {
      place -= 1
      if bindings[place].prefixID == prefixID { return bindings[place].uriID }
    }
    guard prefixID == 0 else { throw NotPlain() }
    return 0
  }

  private mutating func id(_ number: Int, _ uriID: Int) -> UInt32 {
    var place = written[number].meaning
    while place >= 0 {
      if meanings[place].uriID == uriID { return meanings[place].id }
      place = meanings[place].next
    }
    let id = UInt32(names.count)
    let (prefix, local) = (written[number].prefix, written[number].local)
    names.append(
      prefix.isEmpty || local.isEmpty
        ? Name(local, prefix: prefix, namespace: uris[uriID])
        : Name(
          local,
          prefix: prefix,
          namespace: uris[uriID],
          qualified: bytes.string(written[number].range, isASCII: true)
        )
    )
    meanings.append(Meaning(uriID: uriID, id: id, next: written[number].meaning))
    written[number].meaning = meanings.count - 1
    return id
  }
}
