import Markup
import Testing

@Test func manyThreadsMayBeginToParseAtOnce() async {
  let texts = await withTaskGroup(of: String.self) { group in
    for number in 0..<64 {
      group.addTask { Sanitizer().sanitize("<p>\(number)</p>") }
    }
    return await group.reduce(into: Set<String>()) { $0.insert($1) }
  }
  #expect(texts.count == 64)
}
