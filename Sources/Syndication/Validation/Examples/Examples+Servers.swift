// What is shown as it is written in a feed is not broken for the sake of a column.
// swift-format-ignore-file

// swift-format-ignore-file: markup is easier to read in one line.

extension Example {
  /// What servers say: lines of HTTP, mostly, which no document shows.
  static let servers: [String: Example] = [
    "AlwaysNotModified": Example(
      wrong: "If-None-Match: \"another\"\nHTTP/1.1 304 Not Modified",
      right: "If-None-Match: \"another\"\nHTTP/1.1 200 OK"
    ),
    "CacheForbidden": Example(
      wrong: "Cache-Control: no-store",
      right: "Cache-Control: max-age=3600"
    ),
    "CacheTooLong": Example(
      wrong: "Cache-Control: max-age=31536000",
      right: "Cache-Control: max-age=3600"
    ),
    "ConditionalIgnored": Example(
      wrong: "If-None-Match: \"a\"\nHTTP/1.1 200 OK",
      right: "If-None-Match: \"a\"\nHTTP/1.1 304 Not Modified"
    ),
    "CookieSet": Example(
      wrong: "Set-Cookie: id=1",
      right: "Cache-Control: max-age=3600"
    ),
    "EncodingMismatch": Example(
      wrong: "Content-Type: application/xml; charset=iso-8859-1\n\n<?xml version=\"1.0\" encoding=\"utf-8\"?>",
      right: "Content-Type: application/xml; charset=utf-8\n\n<?xml version=\"1.0\" encoding=\"utf-8\"?>"
    ),
    "FutureLastModified": Example(
      wrong: "Last-Modified: Fri, 02 Jan 2099 03:04:05 GMT",
      right: "Last-Modified: Fri, 02 Jan 2026 03:04:05 GMT"
    ),
    "GzipETag": Example(
      wrong: "If-None-Match: \"a-gzip\"\nHTTP/1.1 200 OK",
      right: "If-None-Match: \"a-gzip\"\nHTTP/1.1 304 Not Modified"
    ),
    "HeadDiffers": Example(
      wrong: "HEAD /feed.xml HTTP/1.1\nHTTP/1.1 405 Method Not Allowed",
      right: "HEAD /feed.xml HTTP/1.1\nHTTP/1.1 200 OK"
    ),
    "HubUnreachable": Example(
      wrong: #"<link rel="hub" href="https://hub.example.invalid/"/>"#,
      right: #"<link rel="hub" href="https://hub.example.org/"/>"#
    ),
    "InsecureAddress": Example(
      wrong: "http://example.org/feed.xml",
      right: "https://example.org/feed.xml"
    ),
    "InvalidCacheControl": Example(
      wrong: "Cache-Control: max-age=1h",
      right: "Cache-Control: max-age=3600"
    ),
    "InvalidETag": Example(
      wrong: "ETag: a",
      right: #"ETag: "a""#
    ),
    "InvalidLastModified": Example(
      wrong: "Last-Modified: 2026-01-02",
      right: "Last-Modified: Fri, 02 Jan 2026 03:04:05 GMT"
    ),
    "MissingCacheControl": Example(
      wrong: "Content-Type: application/atom+xml",
      right: "Content-Type: application/atom+xml\nCache-Control: max-age=3600"
    ),
    "MissingContentType": Example(
      wrong: "HTTP/1.1 200 OK",
      right: "HTTP/1.1 200 OK\nContent-Type: application/atom+xml"
    ),
    "MissingCORS": Example(
      wrong: "Content-Type: application/atom+xml",
      right: "Content-Type: application/atom+xml\nAccess-Control-Allow-Origin: *"
    ),
    "MissingNosniff": Example(
      wrong: "Content-Type: application/atom+xml",
      right: "Content-Type: application/atom+xml\nX-Content-Type-Options: nosniff"
    ),
    "MissingValidators": Example(
      wrong: "HTTP/1.1 200 OK",
      right: "HTTP/1.1 200 OK\nETag: \"a\""
    ),
    "MissingVary": Example(
      wrong: "Content-Encoding: gzip",
      right: "Content-Encoding: gzip\nVary: Accept-Encoding"
    ),
    "NonSpecificMediaType": Example(
      wrong: "Content-Type: application/xml",
      right: "Content-Type: application/atom+xml"
    ),
    "NotDiscoverable": Example(
      wrong: "<head><title>Sheds</title></head>",
      right: "<head><title>Sheds</title>\n<link rel=\"alternate\" type=\"application/atom+xml\" href=\"/feed.atom\"></head>"
    ),
    "NotModifiedLacks": Example(
      wrong: "HTTP/1.1 304 Not Modified",
      right: "HTTP/1.1 304 Not Modified\nETag: \"a\""
    ),
    "PermanentRedirect": Example(
      wrong: "HTTP/1.1 301 Moved Permanently\nLocation: https://example.org/feed.xml",
      right: "HTTP/1.1 200 OK"
    ),
    "RedirectChain": Example(
      wrong: "http://example.org/feed -> https://example.org/feed -> https://example.org/feed/",
      right: "http://example.org/feed -> https://example.org/feed/"
    ),
    "TempRedirect": Example(
      wrong: "HTTP/1.1 302 Found\nLocation: https://example.org/feed.xml",
      right: "HTTP/1.1 200 OK"
    ),
    "TextXml": Example(
      wrong: "Content-Type: text/xml",
      right: "Content-Type: application/rss+xml"
    ),
    "Uncompressed": Example(
      wrong: "Content-Length: 300000",
      right: "Content-Encoding: gzip"
    ),
    "UnexpectedContentType": Example(
      wrong: "Content-Type: text/html",
      right: "Content-Type: application/rss+xml"
    ),
    "UnstableBytes": Example(
      wrong: "<!-- made in 0.21 s -->",
      right: "<!-- made by Sheds 1.0 -->"
    ),
    "UnstableETag": Example(
      wrong: #"ETag: "a" and, a second later, ETag: "b""#,
      right: #"ETag: "a" as long as the feed is the same"#
    ),
    "WeakETagIgnored": Example(
      wrong: "If-None-Match: W/\"a\"\nHTTP/1.1 200 OK",
      right: "If-None-Match: W/\"a\"\nHTTP/1.1 304 Not Modified"
    ),
  ]
}
