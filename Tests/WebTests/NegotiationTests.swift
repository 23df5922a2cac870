import Testing
import Web

@Suite struct NegotiationTests {
  @Test(arguments: [
    (nil, false),
    ("", false),
    ("gzip", true),
    ("GZIP", true),
    ("x-gzip", true),
    ("gzip, deflate, br", true),
    ("gzip;q=1.0, identity; q=0.5, *;q=0", true),
    ("gzip;q=0", false),
    ("gzip;q=0.000", false),
    ("gzip;q=0.001", true),
    ("gzip;q=0.5, identity;q=0.8", false),
    ("gzip ; q=0.8 , identity;q=0.8", true),
    ("identity", false),
    ("identity, gzip;q=0.9", false),
    ("*", true),
    ("*;q=0", false),
    ("*;q=0, gzip", true),
    ("br", false),
    ("br, *;q=0.1", true),
    ("deflate;q=0.5;gzip", false),
    ("gzip;q=1.5", false),
    ("gzip;q=", false),
    ("gzip;q=-1", false),
    (",,;,;q=1,", false),
  ])
  func gzipIsSentWhereItIsLikedBest(header: String?, expected: Bool) {
    #expect(Negotiation.prefersGzip(acceptEncoding: header) == expected)
  }
}
