import Testing

@testable import Markup

/// Hostile HTML costs time in proportion to its size, and gives no more than that.
@Suite struct SanitizerLimitTests {
  static let bombs: [(String, @Sendable (Int) -> String)] = [
    ("unfinished tags", { String(repeating: "<a", count: $0 / 2) }),
    ("less-thans", { String(repeating: "<", count: $0) }),
    ("open blocks", { String(repeating: "<div>", count: $0 / 5) }),
    ("open formatting", { String(repeating: "<b>", count: $0 / 3) }),
    ("formatting cut off", { String(repeating: "<p><b class=a>x", count: $0 / 15) }),
    ("links in links", { String(repeating: "<a href=x><div>", count: $0 / 15) }),
    ("tables in tables", { String(repeating: "<table>x<tr><td>", count: $0 / 16) }),
    ("blocks in tables", { String(repeating: "<table><div><b>", count: $0 / 15) }),
    ("attributes", { "<a" + (0..<$0 / 8).map { " a\($0)=x" }.joined() + ">x</a>" }),
    ("the same attribute", { "<a" + String(repeating: " href=x", count: $0 / 7) + ">x</a>" }),
    ("open comments", { String(repeating: "<!--", count: $0 / 4) }),
    ("declarations", { String(repeating: "<!a", count: $0 / 3) }),
    ("ampersands", { String(repeating: "&", count: $0) }),
    ("references", { String(repeating: "&a;&#;&notin", count: $0 / 12) }),
    (
      "end tags",
      { String(repeating: "<b>", count: 150) + String(repeating: "</i>", count: $0 / 4) }
    ),
    ("scripts", { String(repeating: "<script>", count: $0 / 8) }),
    ("scripts in comments", { "<script>" + String(repeating: "<!--<script>", count: $0 / 12) }),
    ("wrong scripts", { String(repeating: "</script>", count: $0 / 9) }),
    ("quotes", { String(repeating: "<a href=\"'", count: $0 / 10) }),
    ("drawings", { String(repeating: "<svg><desc>", count: $0 / 11) }),
    ("frames", { String(repeating: "<iframe src=//www.youtube.com/embed/>", count: $0 / 37) }),
    ("styles", { "<p style='" + String(repeating: "color:red;(", count: $0 / 11) + "'>x" }),
    ("candidates", { "<img srcset='" + String(repeating: ",a 1x", count: $0 / 5) + "'>" }),
    (
      "long tags cut off",
      {
        "<b class='\(String(repeating: "c", count: 1000))'>"
          + String(repeating: "<p>x", count: $0 / 4)
      }
    ),
  ]

  /// The limit is far beyond what it takes: what grows as a square does not come to an end.
  @Test(.timeLimit(.minutes(15)), arguments: bombs.map(\.0)) func growsWithItsInput(name: String) {
    guard let bomb = Self.bombs.first(where: { $0.0 == name })?.1 else { return }
    for policy in SanitizerPropertyTests.policies {
      let text = bomb(200_000)
      let output = policy.sanitize(text)
      #expect(output.utf8.count < 16 * text.utf8.count)
      #expect(policy.sanitize(output) == output)
    }
  }
}
