import ArgumentParser
import Inputs
import Syndication

struct Explain: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Say what a finding of `feedloom validate` means, and what to do.",
    discussion: "The ids stand in brackets behind each finding; `feedloom rules` lists them all."
  )

  @Argument(
    help: "Ids of findings, such as MissingTitle; capitals do not matter.",
    completion: .list(Message.all.map(\.id))
  )
  var ids: [String]

  func validate() throws {
    for id in ids where Message.called(id) == nil {
      throw ValidationError(Message.unknown(id))
    }
  }

  func run() {
    let messages = ids.compactMap(Message.called)
    output(messages.map(\.page).joined(separator: "\n"))
  }
}

extension Message {
  fileprivate var page: String {
    var page = "\(id) (\(severity.rawValue))\n\n  \(shownSentence).\n  \(explanation)\n"
    if let example {
      page += "\nWrong:\n\(Self.indented(example.wrong))"
      page += "\nRight:\n\(Self.indented(example.right))"
    }
    if let fix { page += "\nFix:\n  `feedloom validate --fix` \(fix.summary).\n" }
    page += "\nSpecification:\n"
    for specification in Specification.list(specification) {
      page += "  \(specification.name)\n"
      if let address = specification.address { page += "  \(address)\n" }
    }
    return page
  }

  private static func indented(_ text: String) -> String {
    text.split(separator: "\n").map { "  \($0)\n" }.joined()
  }
}
