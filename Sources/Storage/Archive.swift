package import Syndication

/// The stored form of an entry, and of a feed's metadata: every property, so that what comes back is
/// equal to what was stored.
///
/// Not Atom, which has no place for half of the model (where a category came from, the literal of a
/// date that nobody understands). Not JSON: this is read and written for every entry of every feed,
/// and the form here costs a fraction. A record is a sequence of fields, each its number (one byte),
/// its length (four, least first) and its bytes; what is absent is not written, and a number that is
/// not known is passed over, so that properties can be added without touching what is stored.
package enum Archive {
  package static func bytes(of entry: Entry) -> [UInt8] {
    var writer = ArchiveWriter()
    // Text makes up most of it.
    let texts = entry.content.reduce(entry.summary?.value.utf8.count ?? 0) {
      $0 + $1.value.utf8.count
    }
    writer.reserve(texts + 1024)
    entry.write(to: &writer)
    return writer.bytes
  }

  package static func entry(_ bytes: [UInt8]) throws(StoreError) -> Entry {
    try Entry(from: ArchiveReader(bytes))
  }

  /// Its entries are not written.
  package static func bytes(of feed: Feed) -> [UInt8] {
    var writer = ArchiveWriter()
    feed.write(to: &writer)
    return writer.bytes
  }

  package static func feed(_ bytes: [UInt8]) throws(StoreError) -> Feed {
    try Feed(from: ArchiveReader(bytes))
  }
}

struct ArchiveWriter {
  private(set) var bytes: [UInt8] = []

  mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }

  mutating func append(_ more: some Sequence<UInt8>) { bytes.append(contentsOf: more) }

  /// Writes the length of what `body` writes before it.
  mutating func measured(_ body: (inout ArchiveWriter) -> Void) {
    let start = bytes.count
    append([0, 0, 0, 0])
    body(&self)
    let count = UInt32(clamping: bytes.count - start - 4)
    for place in 0..<4 { bytes[start + place] = UInt8(truncatingIfNeeded: count >> (8 * place)) }
  }
}

struct ArchiveReader {
  let bytes: [UInt8]
  private var cursor: Int
  private let end: Int

  init(_ bytes: [UInt8]) {
    self.init(bytes, from: 0, to: bytes.count)
  }

  private init(_ bytes: [UInt8], from start: Int, to end: Int) {
    self.bytes = bytes
    cursor = start
    self.end = end
  }

  var isAtEnd: Bool { cursor >= end }
  var rest: ArraySlice<UInt8> { bytes[cursor..<end] }

  mutating func byte() throws(StoreError) -> UInt8 {
    guard cursor < end else { throw .damaged("a document ends too early") }
    defer { cursor += 1 }
    return bytes[cursor]
  }

  mutating func integer<Number: FixedWidthInteger>(_ type: Number.Type) throws(StoreError) -> Number
  {
    var value: Number = 0
    for place in 0..<Number.bitWidth / 8 {
      value |= Number(truncatingIfNeeded: try byte()) << Number(8 * place)
    }
    return value
  }

  mutating func measured() throws(StoreError) -> ArchiveReader {
    let count = Int(try integer(UInt32.self))
    guard count <= end - cursor else { throw .damaged("a document is cut off") }
    defer { cursor += count }
    return ArchiveReader(bytes, from: cursor, to: cursor + count)
  }
}

/// A value that can stand in a field.
protocol Archivable: Sendable {
  /// Whether nothing need be written: a record starts with all its fields absent.
  var isAbsent: Bool { get }
  func write(to writer: inout ArchiveWriter)
  init(from reader: ArchiveReader) throws(StoreError)
}

extension Archivable {
  var isAbsent: Bool { false }
}

/// A struct of the model: its fields are numbered from 1 in the order of the table.
///
/// The table is append only. A property that is no more leaves a ``Field/retired`` in its place.
protocol Record: Archivable {
  static var blank: Self { get }
  static var fields: [Field<Self>] { get }
}

struct Field<Root: Sendable>: Sendable {
  fileprivate let isAbsent: @Sendable (Root) -> Bool
  fileprivate let write: @Sendable (Root, inout ArchiveWriter) -> Void
  fileprivate let read: @Sendable (inout Root, ArchiveReader) throws(StoreError) -> Void

  /// Makes a field of a property, by twice the same path.
  ///
  /// The first is taken as a function, which costs no more than the property itself: every entry of
  /// every feed is written, and few are read.
  @inline(__always)
  init<Value: Archivable>(
    _ value: @escaping @Sendable (Root) -> Value,
    _ path: any WritableKeyPath<Root, Value> & Sendable
  ) {
    isAbsent = { value($0).isAbsent }
    write = { value($0).write(to: &$1) }
    read = { (root, reader) throws(StoreError) in
      root[keyPath: path] = try Value(from: reader)
    }
  }
}

extension Record {
  func write(to writer: inout ArchiveWriter) {
    for (index, field) in Self.fields.enumerated() where !field.isAbsent(self) {
      writer.append(CollectionOfOne(UInt8(index + 1)))
      writer.measured { field.write(self, &$0) }
    }
  }

  init(from reader: ArchiveReader) throws(StoreError) {
    self = Self.blank
    var reader = reader
    let fields = Self.fields
    while !reader.isAtEnd {
      let number = Int(try reader.byte())
      let value = try reader.measured()
      if fields.indices.contains(number - 1) { try fields[number - 1].read(&self, value) }
    }
  }
}

extension Optional: Archivable where Wrapped: Archivable {
  var isAbsent: Bool { self == nil }
  func write(to writer: inout ArchiveWriter) { self?.write(to: &writer) }
  init(from reader: ArchiveReader) throws(StoreError) { self = try Wrapped(from: reader) }
}

extension Array: Archivable where Element: Archivable {
  var isAbsent: Bool { isEmpty }
  func write(to writer: inout ArchiveWriter) {
    for element in self { writer.measured { element.write(to: &$0) } }
  }
  init(from reader: ArchiveReader) throws(StoreError) {
    self = []
    var reader = reader
    while !reader.isAtEnd { append(try Element(from: try reader.measured())) }
  }
}

extension String: Archivable {
  func write(to writer: inout ArchiveWriter) { writer.append(utf8) }
  init(from reader: ArchiveReader) throws(StoreError) {
    self = String(decoding: reader.rest, as: UTF8.self)
  }
}

extension Bool: Archivable {
  func write(to writer: inout ArchiveWriter) { writer.append(CollectionOfOne(self ? 1 : 0)) }
  init(from reader: ArchiveReader) throws(StoreError) {
    var reader = reader
    self = try reader.byte() != 0
  }
}

extension FixedWidthInteger where Self: Archivable {
  func write(to writer: inout ArchiveWriter) {
    for place in 0..<Self.bitWidth / 8 {
      writer.append(CollectionOfOne(UInt8(truncatingIfNeeded: self >> Self(8 * place))))
    }
  }
  init(from reader: ArchiveReader) throws(StoreError) {
    var reader = reader
    self = try reader.integer(Self.self)
  }
}
extension Int: Archivable {}
extension Int64: Archivable {}
extension Int32: Archivable {}

extension Double: Archivable {
  func write(to writer: inout ArchiveWriter) { Int64(bitPattern: bitPattern).write(to: &writer) }
  init(from reader: ArchiveReader) throws(StoreError) {
    self = Double(bitPattern: UInt64(bitPattern: try Int64(from: reader)))
  }
}
