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
    let end = Int(document.records[index].end)
    if end == index + 1 {
      let nothing: [UInt8] = []
      return isSo(nothing.span)
    }
    if end == index + 2, document.records[index + 1].isPlain {
      let record = document.records[index + 1]
      let start = Int(record.start)
      let source = document.source
      return isSo(source.span.extracting(start..<start + Int(record.end)))
    }
    let text = text
    return isSo(text.utf8.span)
  }

  /// ``text`` in UTF-8.
  package var textBytes: [UInt8] {
    let end = Int(document.records[index].end)
    if end == index + 2, document.records[index + 1].isPlain {
      let record = document.records[index + 1]
      return Array(document.source[Int(record.start)..<Int(record.start) + Int(record.end)])
    }
    return Array(text.utf8)
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
  /// Whether it is text that stands in the source as such.
  fileprivate var isPlain: Bool {
    (kind == .text || kind == .cdata) && (storage == .ascii || storage == .unicode)
  }
}

extension Document {
  /// Whether a record of text is nothing but white space.
  fileprivate func isBlank(_ record: Record) -> Bool {
    let bytes = record.storage == .buffer ? buffer : source
    for place in Int(record.start)..<Int(record.start) + Int(record.end) {
      if XMLScanner.isSpace(bytes[place]) { continue }
      // A reference may stand for white space, too.
      return record.storage == .encoded
        && string(record.start, record.end, record.storage, isTrimmed: true).isEmpty
    }
    return true
  }
}
