import Testing

@testable import Syndication

@Suite struct LanguageRegistryTests {
  @Test(arguments: [
    "en", "en-GB", "zh-Hant-TW", "zh-yue", "yue", "de-CH-1901", "sl-rozaj-biske", "es-419", "qaa",
    "en-x-any-thing", "x-own", "i-klingon", "de-Qaaa-QM", "ja-t-it", "en-u-co-phonebk", "sr-Latn",
  ])
  func whatIsRegisteredOrPrivateIsKnown(_ tag: String) {
    #expect(LanguageTag.isValid(tag))
    #expect(LanguageTag.firstUnregistered(in: tag) == nil)
  }

  @Test(arguments: [
    ("xyq", "xyq"), ("en-Lain", "lain"), ("en-QL", "ql"), ("en-123", "123"), ("de-1902", "1902"),
    ("zh-xyq", "xyq"), ("sl-rozay", "rozay"),
  ])
  func whatIsNotRegisteredIsNamed(_ tag: String, _ subtag: String) {
    #expect(LanguageTag.isValid(tag))
    #expect(LanguageTag.firstUnregistered(in: tag) == subtag)
  }
}
