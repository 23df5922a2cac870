import Testing

@testable import Syndication

@Test(arguments: [
  ("https://e.org/a?b=c#d", "https://e.org/a?b=c#d"),
  ("http://[2001:db8::1]:80/a", "http://[2001:db8::1]:80/a"),
  ("http://e.org/[a]", "http://e.org/%5Ba%5D"), ("http://e.org/a b\n", "http://e.org/a%20b%0A"),
  ("https://e.org/é/日本", "https://e.org/é/日本"), ("https://e.org/\u{9B}x", "https://e.org/%C2%9Bx"),
  ("https://e.org/%41%4", "https://e.org/%41%254"), ("https://e.org/%", "https://e.org/%25"),
  ("https://e.org/#a#b", "https://e.org/#a%23b"), ("urn:a:[b]", "urn:a:%5Bb%5D"),
  ("a\"<>\\^`{|}", "a%22%3C%3E%5C%5E%60%7B%7C%7D"), ("", ""),
])
func whatNoAddressCanHoldIsEscaped(_ address: String, _ escaped: String) {
  #expect(URI.escapingForbidden(address) == escaped)
  #expect(URI.escapingForbidden(escaped) == escaped)
}
