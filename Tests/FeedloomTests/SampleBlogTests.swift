import Foundation
import TestSupport
import Testing

/// What `make run` publishes of `samples/blog` stands in `feeds/`, byte by byte.
///
/// `make run` brings the folder up to date after a change that is meant; git then shows it.
@Suite struct SampleBlogTests {
  private static let now = "2026-01-01T00:00:00Z"

  @Test func theSampleBlogIsPublishedAsItStandsInFeeds() async throws {
    try await withTemporaryDirectory { folder in
      let blog = folder.appending(path: "blog")
      try copy("samples/blog", to: blog)
      let out = folder.appending(path: "out")
      let fetch = try await Program.run(["fetch", blog.path, "--now", Self.now], in: folder)
      #expect(fetch.status == 0, "\(fetch.errors)")
      let arguments = ["build", blog.path, "--output", out.path, "--now", Self.now]
      let build = try await Program.run(arguments, in: folder)
      #expect(build.status == 0, "\(build.errors)")
      let made = try files(in: out)
      let kept = try files(in: repository.appending(path: "feeds"))
      #expect(made.keys.sorted() == kept.keys.sorted())
      for (path, bytes) in made {
        #expect(kept[path] == bytes, "\(path) differs: run make run, and look at git diff")
      }
      let again = try await Program.run(arguments, in: folder)
      #expect(again.output.contains("0 new, 0 changed, \(made.count - 1) unchanged, 0 removed"))
    }
  }

  /// Byte by byte what is published now, as the test above says.
  @Test func nothingIsToBeSaidOfWhatIsPublished() async throws {
    try await withTemporaryDirectory { folder in
      let feeds = repository.appending(path: "feeds").path
      let arguments = ["validate", feeds, "--no-config", "--info", "--all", "--stats"]
      let result = try await Program.run(arguments + ["--fail-on", "info"], in: folder)
      #expect(result.status == 0)
      #expect(result.output == "")
      #expect(result.errors.contains(/^3\d inputs/), "\(result.errors)")
    }
  }

  @Test func aMistakeLeavesWhatWasPublished() async throws {
    try await withTemporaryDirectory { folder in
      let blog = folder.appending(path: "blog")
      try copy("samples/blog", to: blog)
      let out = folder.appending(path: "out")
      let arguments = ["build", blog.path, "--output", out.path, "--now", Self.now]
      #expect(try await Program.run(arguments, in: folder).status == 0)
      let before = try files(in: out)
      let post = blog.appending(path: "posts/collaboration-at-its-best.md")
      try Data("---\ntitle: A: B\n---\n".utf8).write(to: post)
      let result = try await Program.run(arguments, in: folder)
      #expect(result.status == 2)
      #expect(result.errors.contains("posts/collaboration-at-its-best.md:2:"))
      #expect(try files(in: out) == before)
    }
  }

  @Test func theHomePageListsTheNinePosts() throws {
    let page = try String(
      contentsOf: repository.appending(path: "feeds/index.html"),
      encoding: .utf8
    )
    let posts = [
      ("Hijacking Procurement", "2013-03-25"),
      ("Mr Pickles uses the &#39;P word&#39;", "2013-03-07"),
      ("Haringey Leads London", "2013-02-14"),
      ("Time to rethink Supplier Evaluation", "2012-08-30"),
      ("Smoke and Mirrors in Whitehall!", "2012-07-12"),
      ("Collaboration at its best", "2012-05-25"),
      ("Latest Procurement Card Scare", "2012-03-21"),
      ("iESE - a model for a Big Society?", "2012-03-06"),
      ("I wandered lonely as a Cloud", "2012-02-03"),
    ]
    let items = page.components(separatedBy: "<li class=\"h-entry\">").dropFirst()
    #expect(items.count == posts.count)
    for (item, (title, date)) in zip(items, posts) {
      #expect(item.contains(">\(title)</a>"))
      #expect(item.contains("Ken Cole"))
      #expect(item.contains("datetime=\"\(date)"))
    }
  }

  /// Without the store that somebody may have made beside the sample.
  private func copy(_ path: String, to target: URL) throws {
    try FileManager.default.copyItem(at: repository.appending(path: path), to: target)
    try? FileManager.default.removeItem(at: target.appending(path: ".feedloom"))
  }

  private func files(in folder: URL) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
      let file = folder.appending(path: path)
      var isFolder: ObjCBool = false
      guard unsafe FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder),
        !isFolder.boolValue
      else { continue }
      files[path] = try Data(contentsOf: file)
    }
    return files
  }
}
