package import Syndication

/// The stored form of an entry, and of a feed's metadata: every property, so that what comes back is
/// equal to what was stored.
///
/// Not Atom, which has no place for half of the model (where a category came from, the literal of a
/// date that nobody understands). Not JSON: this is read and written for every entry of every feed,
/// and the form here costs a fraction. A record is a sequence of fields, each its number (one byte),
/// its length (four, least first) and its bytes, in the order of the numbers; what is absent is not
/// written, and a number that is not known is passed over, so that properties can be added without
/// touching what is stored.
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

  /// Appends a value behind its length.
  mutating func append(measured value: some Archivable) {
    let start = beginMeasured()
    value.write(to: &self)
    endMeasured(from: start)
  }

  /// Appends a field behind its number and its length, unless it turns out to be nothing.
  mutating func append<Value: Archivable>(_ value: Value, as number: UInt8) {
    bytes.append(number)
    let start = beginMeasured()
    value.write(to: &self)
    if bytes.count == start, Value.isNothingWhenBlank {
      bytes.removeLast(5)
    } else {
      endMeasured(from: start)
    }
  }

  private mutating func beginMeasured() -> Int {
    for _ in 0..<4 { bytes.append(0) }
    return bytes.count
  }

  private mutating func endMeasured(from start: Int) {
    let count = UInt32(clamping: bytes.count - start)
    for place in 0..<4 {
      bytes[start - 4 + place] = UInt8(truncatingIfNeeded: count >> (8 * place))
    }
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
  /// Whether one that writes nothing is absent, too: what asks all its own fields first.
  static var isNothingWhenBlank: Bool { get }
  func write(to writer: inout ArchiveWriter)
  init(from reader: ArchiveReader) throws(StoreError)
}

extension Archivable {
  var isAbsent: Bool { false }
  static var isNothingWhenBlank: Bool { false }
}

/// A struct of the model: its fields are numbered from 1 in the order in which it shows them.
///
/// The order is append only. A property that is no more leaves its number unused.
protocol Record: Archivable {
  static var blank: Self { get }
  /// Shows each property, and how to set it in another record.
  func show<Some: Fields<Self>>(to fields: inout Some) throws(Some.Failure)
}

/// Who goes through the properties of a record.
protocol Fields<Root> {
  associatedtype Root
  associatedtype Failure: Error
  mutating func next<Value: Archivable>(
    _ value: Value,
    _ set: (inout Root, Value) -> Void
  ) throws(Failure)
}

extension Record {
  func write(to writer: inout ArchiveWriter) {
    var fields = FieldWriter<Self>(writer)
    // One buffer, handed on: who holds it alone writes to it without a copy.
    writer = ArchiveWriter()
    show(to: &fields)
    writer = fields.writer
  }

  init(from reader: ArchiveReader) throws(StoreError) {
    var fields = try FieldReader<Self>(reader)
    try Self.blank.show(to: &fields)
    self = fields.root
  }
}

/// Writes the fields that are not absent.
private struct FieldWriter<Root>: Fields {
  private(set) var writer: ArchiveWriter
  private var number: UInt8 = 0

  init(_ writer: ArchiveWriter) { self.writer = writer }

  mutating func next<Value: Archivable>(_ value: Value, _ set: (inout Root, Value) -> Void) {
    number += 1
    if !value.isAbsent { writer.append(value, as: number) }
  }
}

/// Reads the fields that are there, and passes over those that are not known.
private struct FieldReader<Root: Record>: Fields {
  private(set) var root = Root.blank
  private var reader: ArchiveReader
  private var number = 0
  /// What stands next in the record.
  private var found: (number: Int, value: ArchiveReader)?

  init(_ reader: ArchiveReader) throws(StoreError) {
    self.reader = reader
    try findNext()
  }

  mutating func next<Value: Archivable>(
    _ value: Value,
    _ set: (inout Root, Value) -> Void
  ) throws(StoreError) {
    number += 1
    while let field = found, field.number <= number {
      if field.number == number { set(&root, try Value(from: field.value)) }
      try findNext()
    }
  }

  private mutating func findNext() throws(StoreError) {
    found = reader.isAtEnd ? nil : (Int(try reader.byte()), try reader.measured())
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
    for element in self { writer.append(measured: element) }
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
