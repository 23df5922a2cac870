import ArgumentParser
import Foundation
import TestSupport
import Testing

@testable import Commands
@testable import Syndication

@Suite struct RulesTests {
  @Test func capitalsStandForWhatAFeedHolds() throws {
    #expect(Message.missingElement.shownSentence == "PARENT lacks ELEMENT")
  }

  @Test func anIdIsFoundWhateverItsCapitals() {
    #expect(Message.called("missingtitle")?.id == "MissingTitle")
    #expect(Message.called("MissingTitle")?.id == "MissingTitle")
    #expect(Message.called("MisingTitel") == nil)
  }

  @Test func anUnknownIdGetsAGuess() {
    #expect(Message.unknown("MisingTitel").contains("did you mean MissingTitle?"))
    #expect(!Message.unknown("xyz").contains("did you mean"))
  }

  @Test func lettersAreCountedBetweenWords() {
    #expect(EditDistance.between("", "abc") == 3)
    #expect(EditDistance.between("kitten", "sitting") == 3)
    #expect(EditDistance.between("same", "same") == 0)
  }

  @Test func rulesAndExplainPrintTheTables() async throws {
    try await withTemporaryDirectory { folder in
      let rules = try await Program.run(["rules"], in: folder)
      #expect(rules.status == 0)
      #expect(rules.output.split(separator: "\n").count == Message.all.count)
      let json = try await Program.run(["rules", "--json"], in: folder)
      let root = try #require(JSONDocument(Array(json.output.utf8)).root)
      #expect(root["rules"]?.elements.count == Message.all.count)
      let explained = try await Program.run(["explain", "InvalidRFC3339Date"], in: folder)
      #expect(explained.output.contains("RFC 3339 section 5.6"))
      #expect(explained.output.contains("https://www.rfc-editor.org/rfc/rfc3339#section-5.6"))
      #expect(try await Program.run(["explain", "Nonsense"], in: folder).status == 64)
    }
  }
}
