import Testing

@testable import Syndication

@Suite struct PlainNameTests {
  private static let right = [
    "tag:example.org,2026:x", "tag:a-b.example.org,2026-02:posts/1", "tag:example.org,2026-12-28:",
    " tag:example.org,2026:a?b=c ", "urn:uuid:60a76c80-d399-11d9-b93C-0003939e0af6",
  ]

  private func isPlain(_ name: String) -> Bool { PlainName.isOne(name.utf8.span) }

  @Test(arguments: right) func usualNamesAreToldByTheirBytes(name: String) {
    #expect(isPlain(name))
  }

  @Test(arguments: [
    "", "tag:", "tag:,2026:x", "tag:example.org,2026", "tag:example.org,26:x", "tag:-a.org,2026:x",
    "tag:a..org,2026:x", "tag:example.org,2026-13:x", "tag:example.org,2026-02-30:x",
    "tag:example.org,2026:%7a", "tag:example.org,2026:a b", "Tag:example.org,2026:x",
    "urn:uuid:60a76c80-d399-11d9-b93C-0003939e0af", "urn:isbn:1", "https://example.org/",
  ])
  func othersAreLookedAtCloser(name: String) {
    #expect(!isPlain(name))
  }

  /// What is told by bytes must be right by the rule, too, whatever a byte is changed to.
  @Test(arguments: right) func noNameIsPlainThatTheRuleRefuses(name: String) {
    let bytes = Array(name.utf8)
    for place in bytes.indices {
      for byte in UInt8(0)..<128 {
        var changed = bytes
        changed[place] = byte
        let text = String(decoding: changed, as: UTF8.self)
        guard isPlain(text) else { continue }
        #expect(Value.canonicalURI.fault(text, Scope()) == nil, "\(text)")
      }
    }
  }
}
