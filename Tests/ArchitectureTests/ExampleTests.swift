import Foundation
import TestSupport
import Testing

/// The code in the documentation is the code that `make examples` runs.
@Suite struct ExampleTests {
  @Test func pagesShowTheExamplesAsTheyAre() throws {
    let folder = repository.appending(path: "Examples/Sources/Examples")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".swift") && $0 != "main.swift" }
    #expect(names.count >= 7)
    for name in names {
      let code = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
      let page = name.replacingOccurrences(of: ".swift", with: ".md")
      let texts = ["Markup", "Syndication"].compactMap {
        try? String(
          contentsOf: repository.appending(path: "Sources/\($0)/\($0).docc/\(page)"),
          encoding: .utf8
        )
      }
      #expect(texts.count == 1, "\(name) has no page")
      #expect(texts.first?.contains("```swift\n\(code)```\n") == true, "\(page) shows other code")
    }
  }
}
