import Testing

@testable import Syndication

@Suite struct URIs {
  /// RFC 3986 section 5.4.
  static let rfc3986 = [
    ("g:h", "g:h"), ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"), ("g/", "http://a/b/c/g/"),
    ("/g", "http://a/g"), ("//g", "http://g"), ("?y", "http://a/b/c/d;p?y"),
    ("g?y", "http://a/b/c/g?y"), ("#s", "http://a/b/c/d;p?q#s"), ("g#s", "http://a/b/c/g#s"),
    ("g?y#s", "http://a/b/c/g?y#s"), (";x", "http://a/b/c/;x"), ("g;x", "http://a/b/c/g;x"),
    ("g;x?y#s", "http://a/b/c/g;x?y#s"), ("", "http://a/b/c/d;p?q"), (".", "http://a/b/c/"),
    ("./", "http://a/b/c/"), ("..", "http://a/b/"), ("../", "http://a/b/"),
    ("../g", "http://a/b/g"),
    ("../..", "http://a/"), ("../../", "http://a/"), ("../../g", "http://a/g"),
    ("../../../g", "http://a/g"), ("../../../../g", "http://a/g"), ("/./g", "http://a/g"),
    ("/../g", "http://a/g"), ("g.", "http://a/b/c/g."), (".g", "http://a/b/c/.g"),
    ("g..", "http://a/b/c/g.."), ("..g", "http://a/b/c/..g"), ("./../g", "http://a/b/g"),
    ("./g/.", "http://a/b/c/g/"), ("g/./h", "http://a/b/c/g/h"), ("g/../h", "http://a/b/c/h"),
    ("g;x=1/./y", "http://a/b/c/g;x=1/y"), ("g;x=1/../y", "http://a/b/c/y"),
    ("g?y/./x", "http://a/b/c/g?y/./x"), ("g?y/../x", "http://a/b/c/g?y/../x"),
    ("g#s/./x", "http://a/b/c/g#s/./x"), ("g#s/../x", "http://a/b/c/g#s/../x"),
    ("http:g", "http:g"),
  ]

  @Test(arguments: rfc3986)
  func referencesResolveAsInTheRFC(_ reference: String, _ expected: String) {
    #expect(URI.resolve(reference, against: "http://a/b/c/d;p?q") == expected)
  }

  @Test(arguments: [
    ("été/ß", "https://exämple.org/ä/b", "https://exämple.org/ä/été/ß"),
    ("a b", "https://example.org", "https://example.org/a b"),
    ("x:y/z", "https://example.org/", "x:y/z"),
    ("./x:y", "https://example.org/", "https://example.org/x:y"),
    ("#f", "tag:example.org,2026:a", "tag:example.org,2026:a#f"), ("g", "urn:a/b", "urn:a/g"),
    ("/a/../../b", "https://example.org/x", "https://example.org/b"),
    ("a//b/../c", "https://example.org/", "https://example.org/a//c"),
  ])
  func otherReferencesResolve(_ reference: String, _ base: String, _ expected: String) {
    #expect(URI.resolve(reference, against: base) == expected)
  }

  @Test func withoutAnAbsoluteBaseOnlyAnAbsoluteReferenceResolves() {
    #expect(URI.resolve("g", against: nil) == nil)
    #expect(URI.resolve("g", against: "/a/b") == nil)
    #expect(URI.resolve("http://a/./b", against: nil) == "http://a/b")
    // What is left has no host that the reference did not have.
    #expect(URI.resolve("a:/..//b", against: nil) == "a:/.//b")
  }

  @Test(
    arguments: rfc3986.flatMap { [$0.0, $0.1] } + [
      "http://u@[::1]:8080/?#", "?", "#", "//", ":", "é:b",
    ]
  )
  func splittingLosesNothing(_ reference: String) {
    #expect(URI.Components(reference).text == reference)
  }

  @Test func hostsAreFound() {
    #expect(URI.Components("http://u:p@Example.org:80/").host == "Example.org")
    #expect(URI.Components("http://[::1]/").host == "[::1]")
    #expect(URI.Components("http://[::1]:80/").host == "[::1]")
    #expect(URI.Components("mailto:a@b").host == nil)
    #expect(URI.scheme(of: "HTTP://a") == "http")
    #expect(URI.scheme(of: "1a:b") == nil)
    #expect(URI.scheme(of: "a/b:c") == nil)
  }

  @Test(arguments: [
    ("HTTP://EXAMPLE.org", "http://example.org/"), ("http://a:80/b", "http://a/b"),
    ("https://a:443", "https://a/"), ("http://a:443/", "http://a:443/"),
    ("http://a:/", "http://a/"),
    ("http://a/%7efoo/%c3%a9", "http://a/~foo/%C3%A9"), ("http://a/%zz%4", "http://a/%zz%4"),
    ("http://a/b/../c/./d", "http://a/c/d"), ("http://U%41@a/", "http://UA@a/"),
    ("http://a/?%7e#%7e", "http://a/?~#~"),
    ("tag:Example.org,2026:%7Ex", "tag:Example.org,2026:~x"),
    ("urn:a/../b", "urn:a/../b"), ("../a", "../a"), ("", ""), ("http://É/", "http://é/"),
  ])
  func normalForms(_ address: String, _ expected: String) {
    #expect(URI.normalized(address) == expected)
    #expect(URI.normalized(expected) == expected)
  }

  @Test(arguments: [
    ("http://www.Example.org/a/", "https://example.org/a"),
    ("https://example.org/a?utm_source=rss&b=2&a=1#comments", "https://example.org/a?a=1&b=2"),
    ("https://example.org", "https://example.org"),
    ("https://example.org/?fbclid=x", "https://example.org"),
    ("https://example.org/#!/a", "https://example.org#!/a"),
    ("tag:example.org,2026:a/", "tag:example.org,2026:a/"),
    ("mailto:A@b.c", "mailto:A@b.c"), ("www.example.org", "www.example.org"),
  ])
  func linksToOnePageHaveOneKey(_ address: String, _ expected: String) {
    #expect(URI.canonicalLink(address) == expected)
    #expect(URI.canonicalLink(URI.canonicalLink(address)) == expected)
  }

  @Test(arguments: [
    "http://example.org", "https://example.org/", "http://www.example.org//", "https://www./",
    "http://example.org/a/b.html", "http://example.org/A/~b,c;d=e/", "http://example.org./x",
    "http://example.org/a/../b", "http://example.org/.a", "http://.example.org/", "http:///x",
    "HTTP://example.org/", "http://Example.org/", "http://example.org:80/a", "http://a@b.org/",
    "http://example.org/a?b", "http://example.org/a#b", "http://example.org/%7Ea", "http://",
    "https://example.org/ä", "http://exämple.org/", "http://www.example.org", "httpx://a/",
    "ftp://example.org/", "http:/example.org/", "https://wwwexample.org/a//", "http://w/a:b@c",
    "http://e.org/a?", "http://e.org/a/?b=/../c&a=?", "http://e.org?x", "http://e.org#x",
    "http://e.org/#", "http://e.org/#A", "http://e.org/#/a", "http://e.org/a//#a#!b%",
    "http://e.org/a&b", "http://e.org/a?utm_source=x#c", "http://www.e.org/a/?b&&a&UTM_x",
    "http://e.org/?c=%41", "http://e.org/a?q=ä", "http://e.org/?Z&b", "http://e.org/a#b?c",
  ]) func mostLinksNeedNotBeTakenApart(address: String) {
    #expect(URI.canonicalLink(address) == URI.canonicalLinkInParts(address))
  }
}
