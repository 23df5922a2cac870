import Publishing
import Syndication
import Testing

@Test func onePostMakesAPageWithItsTitleAuthorAndDate() throws {
  let page = try site(["posts/hello.md": post("Some *text*.")]).text("posts/hello/index.html")
  #expect(page.contains("<h1 class=\"p-name\">A post</h1>"))
  #expect(page.contains("Ann"))
  #expect(page.contains("datetime=\"2019-01-02T00:00:00Z\">2 January 2019</time>"))
  #expect(page.contains("<p>Some <em>text</em>.</p>"))
  #expect(page.contains("No comments yet."))
  #expect(page.contains("Have Your Say"))
}

@Test(arguments: [
  ("date: 2019-01-02", "2019-01-02T00:00:00Z"),
  ("date: 2019-01-02 03:04", "2019-01-02T03:04:00Z"),
  ("date: 2019-01-02 03:04:05 +0100", "2019-01-02T03:04:05+01:00"),
  ("date: 2019-01-02T03:04:05-05:30", "2019-01-02T03:04:05-05:30"),
  ("publishDate: \"2019-01-02 03:04:05 UTC\"", "2019-01-02T03:04:05Z"),
  ("pubdate: 2019-01-02", "2019-01-02T00:00:00Z"),
  ("published: 2019-01-02", "2019-01-02T00:00:00Z"),
])
func datesOfOtherProgramsAreUnderstood(line: String, expected: String) throws {
  let blog = try blog(["posts/a.md": "---\ntitle: A\n\(line)\n---\n"])
  #expect(blog.posts[0].published?.rfc3339 == expected)
}

@Test func aDateInTheFileNameIsTheDateOfThePost() throws {
  let post = try #require(try blog(["posts/2019-05-06-a-b.md": "---\ntitle: A\n---\n"]).posts.first)
  #expect(post.published?.rfc3339 == "2019-05-06T00:00:00Z")
  #expect(post.slug == "a-b")
  #expect(post.id == "tag:example.org,2019-05-06:a-b")
}

@Test func aDateWithoutAZoneIsInTheZoneOfTheBlog() throws {
  let settings = "title: B\nurl: https://example.org\nauthor: A\ntimezone: \"+02:00\"\n"
  let blog = try blog(["blog.yaml": settings, "posts/a.md": post(date: "2019-01-02 10:00")])
  #expect(blog.posts[0].published?.rfc3339 == "2019-01-02T10:00:00+02:00")
}

@Test func theIDSurvivesAChangeOfSlugAndOfAddress() throws {
  let one = try blog(["posts/a.md": post(), "blog.yaml": settings("https://example.org/")])
  let other = try blog([
    "posts/a.md": post("", "slug: other"),
    "blog.yaml": settings("http://blog.example.net/x/") + "idDomain: example.org\n",
  ])
  #expect(one.posts[0].id == "tag:example.org,2019-01-02:a")
  #expect(other.posts[0].id == one.posts[0].id)
}

private func settings(_ url: String) -> String { "title: B\nurl: \(url)\nauthor: Ann\n" }

@Test func keysOfOtherProgramsAreUnderstoodAndUnknownOnesKept() throws {
  let text = """
    ---
    title: A
    date: 2019-01-02
    lastmod: 2019-02-03
    categories: [One, "Two: three"]
    tag: one
    description: In short.
    permalink: /2019/01/old-name/
    redirect_from: /old.html
    canonical: https://elsewhere.example.org/a
    language: de
    layout: post
    params: {a: [1, 2]}
    ---
    """
  let post = try blog(["posts/a.md": text]).posts[0]
  #expect(post.updated?.rfc3339 == "2019-02-03T00:00:00Z")
  #expect(post.tags == ["one", "Two: three"])
  #expect(post.summary == "In short.")
  #expect(post.slug == "old-name")
  #expect(post.aliases == ["/old.html", "/2019/01/old-name/"])
  #expect(post.original == "https://elsewhere.example.org/a")
  #expect(post.language == "de")
  #expect(post.extra["layout"] == .text("post"))
  #expect(post.extra["params"] == .mapping(["a": .list([.text("1"), .text("2")])]))
}

@Test(arguments: [
  ("draft: true", SiteOptions(), false),
  ("published: false", SiteOptions(), false),
  ("draft: true", with(\.includesDrafts), true),
  ("expiryDate: 2019-12-31", SiteOptions(), false),
  ("expiryDate: 2019-12-31", with(\.includesExpired), true),
  ("expiryDate: 2020-01-02", SiteOptions(), true),
])
func aPostIsOutOrNot(line: String, options: SiteOptions, isOut: Bool) throws {
  let site = try site(["posts/a.md": post("Body", line)], options: options)
  #expect((site.files["posts/a/index.html"] != nil) == isOut)
  #expect(try site.text("atom.xml").contains("Body") == isOut)
  #expect(try site.text("index.html").contains("posts/a/") == isOut)
  #expect(try site.text("sitemap.xml").contains("posts/a/") == isOut)
}

private func with(_ option: WritableKeyPath<SiteOptions, Bool>) -> SiteOptions {
  var options = SiteOptions()
  options[keyPath: option] = true
  return options
}

@Test func aPostOfTheFutureWaitsForItsMoment() throws {
  let files = ["posts/a.md": post(date: "2019-06-01 12:00")]
  let page = "posts/a/index.html"
  #expect(try site(files, now: "2019-06-01T11:59:59Z").files[page] == nil)
  #expect(try site(files, now: "2019-06-01T12:00:00Z").files[page] != nil)
  let future = with(\.includesFuture)
  #expect(try site(files, now: "2019-01-01T00:00:00Z", options: future).files[page] != nil)
}

@Test(arguments: [
  ("slug: ../up", "cannot be part of an address"),
  ("slug: a/b", "cannot be part of an address"),
  ("aliases: [../../etc/passwd]", "is no address in this blog"),
  ("aliases: [index.html]", "would overwrite index.html"),
  ("aliases: [/posts/other/]", "would overwrite posts/other/index.html"),
  ("updated: 2018-01-01", "is updated before it is published"),
  ("tags: {a: b}", "should be a list of texts"),
  ("feed: yes", "should be a list of"),
  ("title: twice", "more than once"),
])
func aMistakeInAPostIsNamed(line: String, words: String) {
  let found = mistakes(["posts/a.md": post("", line), "posts/other.md": post()])
  #expect(found.contains { $0.hasPrefix("posts/a.md:") && $0.contains(words) }, "\(found)")
}

@Test func twoPostsOfOneNameOrOneIDAreAMistake() {
  let found = mistakes([
    "posts/a.md": post("", "id: x:1"), "posts/b.md": post("", "slug: A"),
    "posts/c.md": post("", "id: x:1"),
  ])
  #expect(found.count == 2)
  #expect(found.contains { $0.contains("has the slug \"A\" of posts/a.md") })
  #expect(found.contains { $0.contains("has the id x:1 of posts/a.md") })
}

@Test func aFileThatIsNotUTF8IsNamedWithItsLine() throws {
  var files = ["blog.yaml": Array("title: A\nurl: https://example.org\nauthor: A".utf8)]
  files["posts/a.md"] = Array("---\ntitle: ".utf8) + [0xE9] + Array("\n---\n".utf8)
  let error = #expect(throws: BlogError.self) { try Blog(files: files) }
  #expect(error?.description.hasPrefix("posts/a.md:2: is not UTF-8") == true)
}

@Test func linesThatEndAsOnWindowsAndAByteOrderMarkAreRead() throws {
  let text = "\u{FEFF}---\r\ntitle: A\r\ndate: 2019-01-02\r\n---\r\n# One\r\n\r\nTwo\r\n"
  let page = try site(["posts/a.md": text]).text("posts/a/index.html")
  #expect(page.contains("<h1>One</h1>\n<p>Two</p>"))
}

@Test func whatMarkdownKnowsBeyondParagraphsIsShown() throws {
  let body = """
    - [ ] to do
    - [x] done

    | a |
    |--:|
    | 1 |

    ~~gone~~ https://auto.example.org/ note[^1]

    [^1]: below
    """
  let page = try site(["posts/a.md": post(body)]).text("posts/a/index.html")
  for part in [
    "<li>☐ to do</li>", "<li>☑ done</li>", "<td align=\"right\">1</td>", "<del>gone</del>",
    "<a href=\"https://auto.example.org/\">", "href=\"#fn-1\"", "id=\"fn-1\"",
  ] {
    #expect(page.contains(part), "\(part)")
  }
}
