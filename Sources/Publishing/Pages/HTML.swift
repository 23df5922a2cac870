/// HTML made by string interpolation: texts that go in are escaped, other `HTML` goes in as it is.
///
///     let item: HTML = "<li>\(title)</li>"
///
/// So a text can only stay unescaped where ``init(markup:)`` says so.
struct HTML: ExpressibleByStringInterpolation, Sendable {
  private(set) var text: String

  init(stringLiteral value: String) { text = value }

  init(stringInterpolation: Interpolation) { text = stringInterpolation.text }

  /// Takes markup that is known to be safe, such as what the sanitizer wrote.
  init(markup: String) { text = markup }

  var bytes: [UInt8] { Array(text.utf8) }

  struct Interpolation: StringInterpolationProtocol {
    fileprivate var text = ""

    init(literalCapacity: Int, interpolationCount: Int) {
      text.reserveCapacity(literalCapacity * 2)
    }

    mutating func appendLiteral(_ literal: String) { text += literal }
    mutating func appendInterpolation(_ value: Int) { text += String(value) }
    mutating func appendInterpolation(_ html: HTML) { text += html.text }
    mutating func appendInterpolation(_ html: HTML?) { text += html?.text ?? "" }
    mutating func appendInterpolation(_ list: [HTML]) { for html in list { text += html.text } }

    /// Escaped byte by byte, not by Character: a quote with a combining accent on it still ends an
    /// attribute.
    mutating func appendInterpolation(_ value: String) {
      var plain: [UInt8] = []
      plain.reserveCapacity(value.utf8.count + 16)
      for byte in value.utf8 {
        switch byte {
        case UInt8(ascii: "&"): plain += "&amp;".utf8
        case UInt8(ascii: "<"): plain += "&lt;".utf8
        case UInt8(ascii: ">"): plain += "&gt;".utf8
        case UInt8(ascii: "\""): plain += "&quot;".utf8
        case UInt8(ascii: "'"): plain += "&#39;".utf8
        default: plain.append(byte)
        }
      }
      text += String(decoding: plain, as: UTF8.self)
    }
  }

  func joined(_ other: HTML) -> HTML { HTML(markup: text + other.text) }
}

extension Optional {
  /// What `make` makes of the value; nothing of nothing.
  func html(_ make: (Wrapped) -> HTML) -> HTML { map(make) ?? "" }
}

extension Bool {
  /// The HTML when true, else nothing.
  func html(_ html: @autoclosure () -> HTML) -> HTML { self ? html() : "" }
}
