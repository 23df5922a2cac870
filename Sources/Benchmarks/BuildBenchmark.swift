import Foundation
import Publishing
import Syndication

/// How long a blog of many posts takes to become a site.
struct BuildBenchmark {
  var posts: Int

  func run() throws {
    let files = blog()
    let clock = ContinuousClock()
    var times: [Double] = []
    var count = 0
    for _ in 0..<3 {
      let start = clock.now
      let blog = try Blog(files: files)
      let edition = Edition(blog, now: Timestamp(seconds: 1_767_225_600))
      count = try Site(edition, timeline: edition.feed).files.count
      times.append(start.duration(to: clock.now) / .seconds(1))
    }
    let median = times.sorted()[1]
    print(
      String(format: "building a blog of %d posts, %d files: %.2f s", posts, count, median)
    )
  }

  /// Posts of about 2,000 characters with a table, a list, code, links and three tags each.
  private func blog() -> [String: [UInt8]] {
    var files = [
      "blog.yaml": """
      title: Many posts
      url: https://example.org/
      idDomain: example.org
      author:
        name: A. Writer
      """
    ]
    let body = String(
      repeating: """
        A paragraph with *emphasis*, a [link](other/page.html "title") and `code`, long enough to be
        read as a paragraph of a post would be, & with a few characters that have to be escaped <>.

        | a | b |
        |---|---|
        | 1 | 2 |

        - one
        - two

        """,
      count: 6
    )
    for number in 0..<posts {
      let date = Timestamp(seconds: 1_262_304_000 + Int64(number) * 86_400).rfc3339
      files["posts/post-\(number).md"] = """
        ---
        title: Post number \(number)
        date: \(date)
        tags: [tag\(number % 7), tag\(number % 11), tag\(number % 23)]
        ---

        \(body)
        """
    }
    return files.mapValues { Array($0.utf8) }
  }
}
