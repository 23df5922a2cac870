/// What can be told of an element without a string of what it holds.
extension Element {
  /// Whether there is any attribute or namespace declaration.
  package var hasAnyAttribute: Bool { document.records[index].attributeCount > 0 }

  /// Whether there is character data other than white space directly inside.
  package var hasStrayText: Bool {
    var cursor = index + 1
    let end = Int(document.records[index].end)
    while cursor < end {
      let record = document.records[cursor]
      if record.kind == .element {
        cursor = Int(record.end)
        continue
      }
      if record.kind != .instruction, !document.isBlank(record) { return true }
      cursor += 1
    }
    return false
  }

  /// Whether a condition holds for ``text`` in UTF-8, which is not copied where the source has it so.
  package func isText(_ isSo: (Span<UInt8>) -> Bool) -> Bool {
    if isEmpty {
      let nothing: [UInt8] = []
      return isSo(nothing.span)
    }
    if let only, only.isPlain {
      let source = document.source
      return isSo(source.span.extracting(only.textRange))
    }
    if let only, only.isEncoded { return document.isDecoded(only.textRange, isSo) }
    let text = text
    return isSo(text.utf8.span)
  }

  /// Whether a condition holds for the end of ``text``: some thousand bytes of it, or all that there is.
  package func isEndOfText(_ isSo: (Span<UInt8>) -> Bool) -> Bool {
    guard let only, only.isEncoded else { return isText(isSo) }
    // A reference or a character that is cut here is too far from the end to matter.
    return document.isDecoded(only.textRange.suffix(8192), isSo)
  }

  /// ``text`` in UTF-8.
  package var textBytes: [UInt8] {
    if let only, only.isPlain { return Array(document.source[only.textRange]) }
    if let only, only.isEncoded { return document.decoded(only.textRange) }
    return Array(text.utf8)
  }

  /// What is inside, where that is one record.
  private var only: Record? {
    Int(document.records[index].end) == index + 2 ? document.records[index + 1] : nil
  }
}

extension Document {
  /// Whether a condition holds for a range of the source with its references resolved.
  fileprivate func isDecoded(_ range: Range<Int>, _ isSo: (Span<UInt8>) -> Bool) -> Bool {
    unsafe source.withUnsafeBufferPointer { source in
      unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: range.count) { room in
        guard let view = unsafe ByteView(source), let start = room.baseAddress else {
          let nothing: [UInt8] = []
          return isSo(nothing.span)
        }
        let count = unsafe view.decode(range, isAttribute: false, to: start)
        return unsafe isSo(Span(_unsafeStart: start, count: count))
      }
    }
  }

  /// A range of the source with its references resolved.
  fileprivate func decoded(_ range: Range<Int>) -> [UInt8] {
    unsafe source.withUnsafeBufferPointer { source in
      guard let view = unsafe ByteView(source) else { return [] }
      return unsafe Array(unsafeUninitializedCapacity: range.count) { room, count in
        guard let start = room.baseAddress else { return }
        count = unsafe view.decode(range, isAttribute: false, to: start)
      }
    }
  }
}

extension Element.Attribute {
  /// Whether a condition holds for ``value`` in UTF-8, which is not copied where the source has it so.
  package func isValue(_ isSo: (Span<UInt8>) -> Bool) -> Bool {
    if record.storage == .ascii || record.storage == .unicode {
      let start = Int(record.start)
      let source = document.source
      return isSo(source.span.extracting(start..<start + Int(record.count)))
    }
    let value = value
    return isSo(value.utf8.span)
  }
}

extension Record {
  /// Where its text stands.
  fileprivate var textRange: Range<Int> { Int(start)..<Int(start) + Int(end) }

  /// Whether it is text that has to be decoded, and is so in one step.
  fileprivate var isEncoded: Bool { (kind == .text || kind == .cdata) && storage == .encoded }

  /// Whether it is text that stands in the source as such.
  fileprivate var isPlain: Bool {
    (kind == .text || kind == .cdata) && (storage == .ascii || storage == .unicode)
  }
}

extension Document {
  /// Whether a record of text is nothing but white space.
  fileprivate func isBlank(_ record: Record) -> Bool {
    let bytes = record.storage == .buffer ? buffer : source
    for place in record.textRange {
      if XMLScanner.isSpace(bytes[place]) { continue }
      // A reference may stand for white space, too.
      return record.storage == .encoded
        && string(record.start, record.end, record.storage, isTrimmed: true).isEmpty
    }
    return true
  }
}
