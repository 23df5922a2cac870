import Testing

@testable import Aggregation

private func candidates(_ page: String, links: [String] = []) -> [String] {
  var content = Content(bytes: Array(page.utf8))
  content.links = links
  return Discovery.candidates(in: content, at: "https://example.org/blog/")
}

@Test func theFeedsThatAPageNamesComeBeforeGuesses() {
  let page = """
    <!doctype html><html><head><title>x</title>
    <link rel="stylesheet" type="text/css" href="x.css">
    <LINK REL="Alternate" TYPE="application/rss+xml; charset=utf-8" HREF=" rss.xml ">
    <link rel="alternate" type="text/html" hreflang="de" href="de/">
    <link rel="alternate" type="application/rss+xml" href="/comments/feed/">
    <link href='//cdn.example.org/atom?a=1&amp;b=2' type='application/atom+xml' rel='home alternate'>
    <link rel=alternate type=application/feed+json href=/feed.json>
    </head><body><a rel="alternate" href="x">x</a></body></html>
    """
  #expect(
    candidates(page).prefix(5) == [
      "https://example.org/blog/rss.xml", "https://cdn.example.org/atom?a=1&b=2",
      "https://example.org/feed.json", "https://example.org/comments/feed/",
      "https://example.org/feed",
    ]
  )
}

@Test func theBaseOfThePageCounts() {
  let page = "<base href='/other/'><link rel=alternate type='application/atom+xml' href=a.xml>"
  #expect(candidates(page).first == "https://example.org/other/a.xml")
}

@Test func theHeaderLinkCounts() {
  let links = [
    #"</style.css>; rel=preload, <a,b.xml>; title="x"; rel="alternate"; type="application/rss+xml""#,
    #"<https://hub.example.org/>; rel=hub"#,
  ]
  #expect(candidates("", links: links).first == "https://example.org/blog/a,b.xml")
  #expect(candidates("", links: ["<", "<>", "<a", ""]).first == "https://example.org/feed")
}
