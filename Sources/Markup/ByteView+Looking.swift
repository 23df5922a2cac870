/// What ``PlainParser`` looks for.
extension ByteView {
  /// The first place of a word in a range.
  func find(_ word: StaticString, in range: Range<Int>) -> Int? {
    guard word.utf8CodeUnitCount > 0 else { return nil }
    let first = unsafe word.utf8Start[0]
    var place = range.lowerBound
    while let found = find(first, in: place..<range.upperBound) {
      if starts(with: word, at: found) {
        return found + word.utf8CodeUnitCount <= range.upperBound ? found : nil
      }
      place = found + 1
    }
    return nil
  }

  /// A range without the white space of XML at both ends.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, XMLScanner.isSpace(self[start]) { start += 1 }
    while end > start, XMLScanner.isSpace(self[end - 1]) { end -= 1 }
    return start..<end
  }

  /// Whether a range holds a word and nothing else.
  func equals(_ word: StaticString, in range: Range<Int>) -> Bool {
    range.count == word.utf8CodeUnitCount && starts(with: word, at: range.lowerBound)
  }

  /// Whether a range is a name without a colon, given that it is made of what names are made of.
  func isNCName(_ range: Range<Int>) -> Bool {
    guard let first = range.first else { return false }
    let letter = self[first] | 0x20
    guard letter >= UInt8(ascii: "a") && letter <= UInt8(ascii: "z") || self[first] == 0x5F else {
      return false
    }
    return find(UInt8(ascii: ":"), in: range) == nil
  }

  /// Goes past white space, a name, an equals sign and a value in quotes, and gives the value; nil when
  /// something else stands there.
  func pass(_ name: StaticString, at place: inout Int) -> Range<Int>? {
    let start = endOfSpace(from: place)
    guard start > place, starts(with: name, at: start) else { return nil }
    var cursor = endOfSpace(from: start + name.utf8CodeUnitCount)
    guard self[cursor] == Byte.equals else { return nil }
    cursor = endOfSpace(from: cursor + 1)
    let quote = self[cursor]
    guard quote == Byte.quote || quote == Byte.apostrophe,
      let end = find(quote, in: cursor + 1..<max(cursor + 1, count))
    else { return nil }
    place = end + 1
    return cursor + 1..<end
  }

  /// Appends a range with each end of a line made one character (XML 1.0 section 2.11).
  func appendLines(_ range: Range<Int>, to buffer: inout [UInt8]) {
    var place = range.lowerBound
    while let end = find(0x0D, in: place..<range.upperBound) {
      append(place..<end, to: &buffer)
      buffer.append(0x0A)
      place = end + 1
      if place < range.upperBound, self[place] == 0x0A { place += 1 }
    }
    append(place..<range.upperBound, to: &buffer)
  }

  /// Whether a range could be the name of an encoding (XML 1.0 section 4.3.3).
  func isEncodingName(_ range: Range<Int>) -> Bool {
    guard let first = range.first, self[first] | 0x20 >= 0x61, self[first] | 0x20 <= 0x7A else {
      return false
    }
    return range.allSatisfy {
      traits(of: self[$0]).contains(.name) && self[$0] != UInt8(ascii: ":")
    }
  }
}
