/// What stands between tags.
extension PlainParser {
  mutating func text() throws(NotPlain) {
    let (end, traits) = bytes.scanText(from: place)
    let range = place..<end
    guard end < bytes.count, !traits.contains(.illegal) else { throw NotPlain() }
    if traits.contains(.doubtful), bytes.find("]]>", in: range) != nil { throw NotPlain() }
    if traits.contains(.nonASCII), !bytes.isText(range) { throw NotPlain() }
    if traits.contains(.reference), !bytes.hasPlainReferences(range) { throw NotPlain() }
    let isEncoded = !traits.isDisjoint(with: [.reference, .carriageReturn])
    record(range, .text, isEncoded ? .encoded : traits.contains(.nonASCII) ? .unicode : .ascii)
    place = end
  }

  mutating func section() throws(NotPlain) {
    guard bytes.starts(with: "<![CDATA[", at: place) else { throw NotPlain() }
    let start = place + 9
    guard let end = bytes.find("]]>", in: start..<max(start, bytes.count)) else { throw NotPlain() }
    let traits = bytes.traits(in: start..<end)
    guard !traits.contains(.illegal), !traits.contains(.nonASCII) || bytes.isText(start..<end)
    else {
      throw NotPlain()
    }
    if end > start {
      let isAsItStands = !traits.contains(.carriageReturn)
      let plain = traits.contains(.nonASCII) ? TextStorage.unicode : .ascii
      record(start..<end, .cdata, isAsItStands ? plain : .buffer)
    }
    place = end + 3
  }

  /// Records text; as `.buffer`, with each end of a line made one character (XML 1.0 section 2.11).
  private mutating func record(
    _ range: Range<Int>,
    _ kind: Record.Kind,
    _ storage: TextStorage
  ) {
    if continuesText, let last = tape.records.last, last.kind == kind {
      extend(last, by: range, storage)
      return
    }
    var record = Record(
      kind: kind,
      storage: storage,
      start: UInt32(range.lowerBound),
      end: UInt32(range.count),
      offset: UInt32(range.upperBound)
    )
    if storage == .buffer {
      record.start = UInt32(tape.buffer.count)
      append(range, storage)
      record.end = UInt32(tape.buffer.count) - record.start
    }
    tape.records.append(record)
    continuesText = true
  }

  /// Joins what a comment parts: in the buffer, since the source has it in two places.
  private mutating func extend(_ last: Record, by range: Range<Int>, _ storage: TextStorage) {
    var record = last
    if last.storage != .buffer {
      record.storage = .buffer
      record.start = UInt32(tape.buffer.count)
      append(Int(last.start)..<Int(last.start) + Int(last.end), last.storage)
    }
    append(range, storage)
    record.end = UInt32(tape.buffer.count) - record.start
    record.offset = UInt32(range.upperBound)
    tape.records[tape.records.count - 1] = record
  }

  private mutating func append(_ range: Range<Int>, _ storage: TextStorage) {
    switch storage {
    case .encoded: bytes.appendDecoded(range, isAttribute: false, to: &tape.buffer)
    case .buffer: bytes.appendLines(range, to: &tape.buffer)
    case .source, .ascii, .unicode: bytes.append(range, to: &tape.buffer)
    }
  }

  // MARK: What is beside text

  mutating func comment() throws(NotPlain) {
    guard bytes.starts(with: "<!--", at: place),
      let end = bytes.find("--", in: place + 4..<max(place + 4, bytes.count)),
      bytes[end + 2] == Byte.greater
    else { throw NotPlain() }
    let range = place + 4..<end
    let traits = bytes.traits(in: range)
    guard !traits.contains(.illegal), !traits.contains(.nonASCII) || bytes.isText(range) else {
      throw NotPlain()
    }
    place = end + 3
  }

  mutating func instruction() throws(NotPlain) {
    let target = place + 2..<bytes.endOfName(from: place + 2)
    let number = try names.number(target)
    let start = bytes.endOfSpace(from: target.upperBound)
    guard let end = bytes.find("?>", in: target.upperBound..<bytes.count),
      start > target.upperBound || end == start
    else { throw NotPlain() }
    let traits = bytes.traits(in: start..<max(start, end))
    let name = bytes.string(target, isASCII: true)
    guard traits.isDisjoint(with: [.illegal, .carriageReturn, .doubtful]),
      !traits.contains(.nonASCII) || bytes.isText(start..<max(start, end)), !name.contains(":"),
      name.lowercased() != "xml", name != "xmlns"
    else { throw NotPlain() }
    tape.records.append(
      Record(
        kind: .instruction,
        storage: .source,
        name: try names.attribute(number),
        start: UInt32(start),
        end: UInt32(max(start, end) - start),
        offset: UInt32(end)
      )
    )
    continuesText = false
    place = end + 2
  }

  /// The XML declaration; whatever encoding it names, the text is decoded already.
  mutating func xmlDeclaration() throws(NotPlain) {
    guard bytes.starts(with: "<?xml", at: place), XMLScanner.isSpace(bytes[place + 5]) else {
      return
    }
    var cursor = place + 5
    guard bytes.pass("version", at: &cursor).map({ bytes.equals("1.0", in: $0) }) ?? false else {
      throw NotPlain()
    }
    if let name = bytes.pass("encoding", at: &cursor), !bytes.isEncodingName(name) {
      throw NotPlain()
    }
    if let value = bytes.pass("standalone", at: &cursor),
      !bytes.equals("yes", in: value), !bytes.equals("no", in: value)
    {
      throw NotPlain()
    }
    cursor = bytes.endOfSpace(from: cursor)
    guard bytes.starts(with: "?>", at: cursor) else { throw NotPlain() }
    place = cursor + 2
  }
}
