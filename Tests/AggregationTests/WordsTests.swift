import Storage
import Syndication
import TestSupport
import Testing

@testable import Aggregation

/// What ``Words`` is to give, a byte at a time and without looking for counts.
private func words(_ text: String, isMarkup: Bool) -> [UInt8] {
  var result: [UInt8] = []
  var isInTag = false
  for byte in text.utf8 {
    if isInTag {
      isInTag = byte != UInt8(ascii: ">")
    } else if byte == UInt8(ascii: "<"), isMarkup {
      isInTag = true
    } else if [0x09, 0x0A, 0x0D, 0x20].contains(byte) {
      if let last = result.last, last != 0x20 { result.append(0x20) }
    } else {
      result.append(byte)
    }
  }
  if result.last == 0x20 { result.removeLast() }
  return result
}

@Test func wordsAreTheSameHoweverTheTextIsGoneThrough() {
  var dice = SeededGenerator(1)
  let pieces = [
    "a", "word ", "words, and more of them", " ", "  ", "\n", "\t", "<", ">", "é", "(", "7",
    "\u{1}",
  ]
  for _ in 0..<4000 {
    let count = Int.random(in: 0..<24, using: &dice)
    let text = (0..<count).map { _ in pieces.randomElement(using: &dice) ?? "" }.joined()
    for kind in [Text.Kind.plain, .html] {
      #expect(Words.of(Text(text, kind: kind)) == words(text, isMarkup: kind == .html), "\(text)")
    }
  }
}

/// What stands before is neither a space to be left out, nor a counted word, nor a number.
@Test func wordsDoNotDependOnWhatTheyAreAppendedTo() {
  let texts = [
    "5 views of it", " a  word", "Comments: 7 and 12 replies", "12", "", " ", "<b>1</b> hit",
  ]
  for before in ["", " ", "Views: ", "17", "<"] {
    for text in texts.map({ Text($0, kind: .html) }) {
      var words = Array(before.utf8)
      Words.append(text, to: &words)
      #expect(words == Array(before.utf8) + Words.of(text), "\(before)+\(text.value)")
    }
  }
}
