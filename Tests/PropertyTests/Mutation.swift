import TestSupport

/// Damages a text in a few places, as broken programs and bad lines do.
func mutated(_ bytes: [UInt8], seed: Int) -> [UInt8] {
  var random = SeededGenerator(seed)
  var bytes = bytes
  for _ in 0..<Int.random(in: 1...4, using: &random) {
    let place = Int.random(in: 0...bytes.count, using: &random)
    let end = min(bytes.count, place + Int.random(in: 1...24, using: &random))
    switch Int.random(in: 0..<7, using: &random) {
    case 0 where place < bytes.count:
      bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
    case 1: bytes.removeSubrange(place..<end)
    case 2: bytes.insert(contentsOf: bytes[place..<end], at: place)
    case 3:
      // A piece of it in another place.
      let other = Int.random(in: 0...bytes.count, using: &random)
      bytes.insert(contentsOf: Array(bytes[place..<end]), at: other)
    case 4: bytes.insert(UInt8.random(in: 0...255, using: &random), at: place)
    case 5:
      bytes.replaceSubrange(place..<end, with: troublemakers.randomElement(using: &random) ?? [])
    default: bytes.insert(contentsOf: troublemakers.randomElement(using: &random) ?? [], at: place)
    }
  }
  return bytes
}

/// What has a meaning, where it is not expected.
private let troublemakers: [[UInt8]] =
  [
    "<", ">", "&", "\"", "'", "]]>", "<![CDATA[", "<!--", "-->", "</", "/>", "<a>", "</a>", "<?",
    "?>",
    "<!DOCTYPE a [<!ENTITY b \"c\">]>", "&b;", "&nbsp;", "&#0;", "&#x110000;", "&#xD800;", "&#",
    "&amp",
    "xmlns:a=\"\"", "xmlns=\"b\"", " a=\"b\" a=\"c\"", "a:b:c", "<b a=\"", "</rss>", "<item>",
    "<entry>",
    "<script>", "<svg><style>", "javascript:", "data:text/html,", "{", "}", "[", "]", ",", ":",
    "\\u0000",
    "\\uD800", "1e999", "-9223372036854775809", "18446744073709551616", "99999-12-31T23:59:60Z",
    "+99:99",
    "%", "//", "..", "\u{FEFF}", "\u{2028}", "\u{FFFE}", "e\u{301}", "\u{202E}",
  ].map { Array($0.utf8) } + [
    [0], [0xFF, 0xFE], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF8], [0x1B],
  ]
