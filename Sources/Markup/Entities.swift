import CLibXML2

/// What references to entities stand for: HTML's named characters, and short declarations.
///
/// Nothing is ever expanded inside anything else, and all declarations together may stand for a
/// limited number of bytes: neither nested nor repeated references can grow a document.
@safe struct Entities {
  private var declared: [String: UnsafeMutablePointer<xmlChar>] = unsafe [:]
  private var known: [String: UnsafeMutablePointer<xmlChar>] = unsafe [:]
  private let storage = unsafe Storage()
  private var budget = 1 << 20

  /// Frees the C strings with the last reference to this.
  @unsafe private final class Storage {
    var strings: [UnsafeMutablePointer<xmlChar>] = unsafe []
    deinit {
      for place in unsafe strings.indices { unsafe feedloom_xmlFree(strings[place]) }
    }
  }

  /// Takes a declaration of the internal subset.
  ///
  /// One with markup or with references is left out.
  mutating func declare(_ name: String, as value: String) {
    guard unsafe declared[name] == nil, value.utf8.count <= 4096,
      !value.utf8.contains(UInt8(ascii: "<")), !value.utf8.contains(UInt8(ascii: "&"))
    else { return }
    unsafe declared[name] = unsafe keep(value)
  }

  /// Whether the document declares the entity, so that a reference to it is no problem.
  func isDeclared(_ name: String) -> Bool { unsafe declared[name] != nil }

  /// The characters that an entity stands for, as a C string that lives as long as this.
  mutating func value(of name: String) -> UnsafeMutablePointer<xmlChar>? {
    if let value = unsafe declared[name] {
      unsafe budget -= Int(xmlStrlen(value))
      return unsafe budget >= 0 ? value : nil
    }
    if let value = unsafe known[name] { return unsafe value }
    guard let scalar = Self.htmlScalar(name) else { return nil }
    let value = unsafe keep(String(scalar))
    unsafe known[name] = unsafe value
    return unsafe value
  }

  /// The character of one of HTML's named references, such as `nbsp`.
  static func htmlScalar(_ name: String) -> Unicode.Scalar? {
    guard let entity = unsafe htmlEntityLookup(name) else { return nil }
    return unsafe Unicode.Scalar(UInt32(entity.pointee.value))
  }

  /// Appends the value of an attribute with its references resolved once; unknown ones stay.
  mutating func appendResolved(_ value: UnsafeBufferPointer<xmlChar>, to buffer: inout [UInt8]) {
    var place = 0
    while place < value.count {
      let byte = unsafe value[place]
      if byte == UInt8(ascii: "&"),
        let end = unsafe value[place...].firstIndex(of: UInt8(ascii: ";")), end - place < 64
      {
        let name = unsafe String(decoding: value[place + 1..<end], as: UTF8.self)
        if name == "#38" {
          buffer.append(UInt8(ascii: "&"))
          place = end + 1
          continue
        }
        if let text = unsafe self.value(of: name) {
          unsafe buffer.append(
            contentsOf: UnsafeBufferPointer(start: text, count: Int(xmlStrlen(text)))
          )
          place = end + 1
          continue
        }
      }
      buffer.append(byte)
      place += 1
    }
  }

  private func keep(_ value: String) -> UnsafeMutablePointer<xmlChar>? {
    guard let copy = unsafe xmlStrdup(value) else { return nil }
    unsafe storage.strings.append(copy)
    return unsafe copy
  }
}
