import Foundation
import Markup
import TestSupport
import Testing

@testable import Syndication

@Suite struct MessageTests {
  /// The ids of all constants in the sources.
  private func declared() throws -> [String] {
    // A link, where the sanitizers build the libraries apart.
    let folder = repository.appending(path: "Sources/Syndication").resolvingSymlinksInPath()
    let declaration =
      /static let \w+(?:: Message)? = (?:Message|Self)\(\s*"(\w+)",\s*\.(?:error|warning|info)\b/
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    return try paths.filter { $0.hasSuffix(".swift") }.flatMap { path in
      let text = try String(contentsOf: folder.appending(path: path), encoding: .utf8)
      return text.matches(of: declaration).map { String($0.output.1) }
    }
  }

  @Test func everyMessageIsInTheList() throws {
    let listed = Message.all.map(\.id)
    #expect(Set(listed).count == listed.count)
    #expect(Set(listed) == Set(try declared()))
    #expect(listed == listed.sorted { $0.lowercased() < $1.lowercased() })
  }

  @Test(arguments: Message.all.map(\.id))
  func aMessageSaysWhatWhyAndWhere(_ id: String) throws {
    let message = try #require(Message.byID[id])
    #expect(!message.sentence.isEmpty && !message.sentence.hasSuffix("."))
    #expect(message.explanation.hasSuffix("."))
    let specifications = Specification.list(message.specification)
    #expect(!specifications.isEmpty)
    for specification in specifications where specification.name != "Feedloom" {
      #expect(specification.address?.hasPrefix("http") == true, "\(specification.name)")
    }
  }

  @Test func aFindingLinksToTheSectionOfItsSpecification() throws {
    let finding = Finding(.missingTitle, [], at: .init(line: 1, column: 1))
    #expect(finding.documentation == "https://www.rssboard.org/rss-specification")
    let list = Specification.list("RFC 4287 section 3.3; RFC 3339 section 5.6; nothing known")
    #expect(
      list.map(\.address) == [
        "https://www.rfc-editor.org/rfc/rfc4287#section-3.3",
        "https://www.rfc-editor.org/rfc/rfc3339#section-5.6", nil,
      ]
    )
  }
}
