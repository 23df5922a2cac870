import Markup

/// Reads the attributes of tags, and notes what is wrong with them.
extension HTMLCheck {
  mutating func scanAttributes(of element: Range<Int>) {
    // Few have more than a handful; one with thousands is no reason to be slow.
    var (few, names): ([PackedName], Set<PackedName>) = ([], [])
    var long: Set<String> = []
    while let (name, value) = scanAttribute() {
      let packed = PackedName(bytes, name)
      let isNew: Bool
      if let packed, few.count < 8 {
        isNew = !few.contains(packed)
        few.append(packed)
      } else if let packed {
        if names.isEmpty { names.formUnion(few) }
        isNew = names.insert(packed).inserted
      } else {
        isNew = name.isEmpty || long.insert(text(name)).inserted
      }
      if !isNew { fail("<\(text(element))> has \(text(name)) twice") }
      if !name.isEmpty { check(name, packed, value) }
    }
  }

  private mutating func check(_ name: Range<Int>, _ packed: PackedName?, _ value: Range<Int>) {
    if name.count >= 2, bytes[name.lowerBound] | 0x20 == UInt8(ascii: "o"),
      bytes[name.lowerBound + 1] | 0x20 == UInt8(ascii: "n")
    {
      find(.securityRiskAttr, ["attr": text(name)])
      return
    }
    switch packed.flatMap({ HTMLAddresses.kind(of: $0) }) {
    case .address: check(address: value, of: name)
    case .addresses:
      let list = NamedReference.resolved(
        inAttribute: String(decoding: bytes[value], as: UTF8.self)
      )
      for address in HTMLAddresses.list(list, of: "srcset") {
        check(address: address, of: "srcset")
      }
    case .style:
      guard let danger = StyleText.danger(in: bytes, value) else { return }
      find(.dangerousStyleAttr, ["attr": "style", "value": danger])
    case nil: break
    }
  }

  private mutating func check(address range: Range<Int>, of name: Range<Int>) {
    if isHarmless(range) { return }
    let address = String(decoding: bytes[range], as: UTF8.self)
    check(address: NamedReference.resolved(inAttribute: address), of: text(name))
  }

  /// Whether there is nothing to say of an address, as is told without a string.
  private func isHarmless(_ range: Range<Int>) -> Bool {
    let address = bytes.span.extracting(range)
    if HTMLAddresses.isWeb(address) { return true }
    return ByteSearch.first(UInt8(ascii: "&"), in: address, from: 0) >= address.count
      && !HTMLAddresses.mayRun(address) && (mayBeRelative || HTMLAddresses.isAbsolute(address))
  }

  private mutating func check(address: String, of attribute: String) {
    if HTMLAddresses.runs(address) {
      find(.securityRiskAttr, ["attr": attribute, "value": address])
    } else if !mayBeRelative, !URI.isAbsolute(address.trimmingXMLSpace) {
      find(.containsRelRef, ["value": address.trimmingXMLSpace])
    }
  }

  /// The name and the value of the next attribute of a tag.
  private mutating func scanAttribute() -> (name: Range<Int>, value: Range<Int>)? {
    while let next = byte(0), HTMLBytes.isSpace(next) || next == UInt8(ascii: "/") { place += 1 }
    guard let first = byte(0), first != UInt8(ascii: ">") else { return nil }
    let name = HTMLBytes.name(bytes, from: place)
    mark = place
    place = name.upperBound
    if name.isEmpty {
      fail("an attribute without a name")
      place += 1
      return (name, name)
    }
    if bytes[name].contains(where: { $0 == 0x22 || $0 == 0x27 || $0 == 0x3C }) {
      fail("an attribute is called \(text(name))")
    }
    while let next = byte(0), HTMLBytes.isSpace(next) { place += 1 }
    guard byte(0) == UInt8(ascii: "=") else { return (name, place..<place) }
    place += 1
    while let next = byte(0), HTMLBytes.isSpace(next) { place += 1 }
    return (name, scanValue())
  }

  private mutating func scanValue() -> Range<Int> {
    guard let quote = byte(0) else { return place..<place }
    guard quote == 0x22 || quote == 0x27 else {
      let start = place
      while let next = byte(0), !HTMLBytes.isSpace(next), next != UInt8(ascii: ">") {
        if HTMLBytes.isOdd(next) { fail("a value without quotes holds one") }
        place += 1
      }
      return start..<place
    }
    let start = place + 1
    place = ByteSearch.first(quote, in: bytes.span, from: start)
    let value = start..<place
    if place >= bytes.count { fail("a value is not closed") }
    place += 1
    if let next = byte(0), !HTMLBytes.isSpace(next), next != UInt8(ascii: ">"), next != 0x2F {
      fail("no space between attributes")
    }
    return value
  }
}
