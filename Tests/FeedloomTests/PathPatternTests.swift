import Foundation
import Inputs
import TestSupport
import Testing

@testable import Commands

@Suite struct PathPatternTests {
  @Test(arguments: [
    ("*.xml", "a.xml", true), ("*.xml", "a/b.xml", false), ("*.xml", ".xml", true),
    ("**/*.xml", "a.xml", true), ("**/*.xml", "a/b/c.xml", true), ("**/*.xml", "ab.xmlx", false),
    ("a/**/b.xml", "a/b.xml", true), ("a/**/b.xml", "a/x/y/b.xml", true),
    ("a/**/b.xml", "a/xb.xml", false), ("a/**", "a/b/c", true), ("a/**", "ab/c", false),
    ("?.xml", "a.xml", true), ("?.xml", "/.xml", false), ("[a-c].xml", "b.xml", true),
    ("[!a-c].xml", "b.xml", false), ("[!a-c].xml", "d.xml", true), ("[", "[", true),
    ("[]a]", "]", true), (#"\*.xml"#, "*.xml", true), (#"\*.xml"#, "a.xml", false),
    ("", "", true), ("", "a", false), ("é?", "éö", true),
  ])
  func aPatternMatchesWholePaths(_ pattern: String, _ path: String, _ isMatch: Bool) {
    #expect(PathPattern(pattern).matches(path) == isMatch)
  }

  @Test func aFolderIsCoveredWithWhatIsInIt() {
    #expect(PathPattern("old").covers("site/old/a/feed.xml"))
    #expect(PathPattern("old/*").covers("./old/feed.xml"))
    #expect(PathPattern("feed.xml").covers("/srv/feed.xml"))
    #expect(!PathPattern("old").covers("site/older/feed.xml"))
    #expect(!PathPattern("old").covers("site/new/feed.xml"))
  }

  @Test func aPatternOfManyStarsEnds() {
    let pattern = PathPattern(String(repeating: "*a", count: 50))
    let clock = ContinuousClock()
    let time = clock.measure {
      #expect(!pattern.matches(String(repeating: "a", count: 2000) + "b"))
    }
    #expect(time < .seconds(20))
  }
}

@Suite struct InputListTests {
  private func write(_ files: [String: String], in folder: URL) throws {
    for (path, text) in files {
      let file = folder.appending(path: path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(),
        withIntermediateDirectories: true
      )
      try Data(text.utf8).write(to: file)
    }
  }

  @Test func aFolderGivesTheFeedsInIt() async throws {
    try await withTemporaryDirectory { folder in
      let files = [
        "feed.xml": "<?xml version='1.0'?><!-- <a> --><rss/>",
        "sitemap.xml": "<urlset/>",
        "data.json": "{\"a\": 1}",
        "feed.json": "{\"version\": \"https://jsonfeed.org/version/1.1\"}",
        "b/list.opml": "nothing that is read",
        ".hidden/feed.xml": "<rss/>",
        "a/prefixed.xml": "<a:feed xmlns:a='http://www.w3.org/2005/Atom'/>",
        "page.html": "<rss/>",
      ]
      try write(files, in: folder)
      let found = InputList.expand([folder.path]).map {
        $0.job.path.dropFirst(folder.path.count + 1)
      }
      #expect(found == ["a/prefixed.xml", "b/list.opml", "feed.json", "feed.xml"])
    }
  }

  @Test func aPatternGivesItsFilesWhateverTheyHold() async throws {
    try await withTemporaryDirectory { folder in
      try write(["a.xml": "", "b/c.xml": "", "b/d/e.xml": "", "f.txt": ""], in: folder)
      let base = folder.path + "/"
      func found(_ pattern: String) -> [String] {
        InputList.expand([base + pattern]).map { String($0.job.path.dropFirst(base.count)) }
      }
      #expect(found("*.xml") == ["a.xml"])
      #expect(found("**/*.xml") == ["a.xml", "b/c.xml", "b/d/e.xml"])
      #expect(found("b/*.xml") == ["b/c.xml"])
      #expect(found("?/[c-d].xml") == ["b/c.xml"])
    }
  }

  @Test func whatStandsForNothingIsAnError() async throws {
    try await withTemporaryDirectory { folder in
      #expect(InputList.expand([folder.path]).first?.error?.contains("no feed") == true)
      #expect(InputList.expand([folder.path + "/*.xml"]).first?.error != nil)
      // A file that is not there says so when it is read.
      #expect(InputList.expand(["nothing.xml"]).first?.error == nil)
    }
  }

  @Test func addressesAreLeftAsTheyAre() {
    let inputs = InputList.expand(["https://example.org/a?b=[c]*", "HTTP://example.org/", "-"])
    #expect(inputs.map(\.job.path) == ["https://example.org/a?b=[c]*", "HTTP://example.org/", "-"])
    #expect(inputs.allSatisfy { $0.error == nil })
  }
}

@Suite struct InOrderTests {
  @Test func resultsComeInTheOrderOfTheThings() async {
    var results: [Int] = []
    await InOrder.map(Array(0..<200)) { number in
      // The first ones take longest.
      try? await Task.sleep(for: .microseconds(number < 8 ? 20_000 : 10))
      return number
    } each: {
      results.append($0)
    }
    #expect(results == Array(0..<200))
  }

  @Test func nothingIsAlsoMapped() async {
    var count = 0
    await InOrder.map([Int]()) {
      $0
    } each: { _ in
      count += 1
    }
    #expect(count == 0)
  }
}
