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
    for id in ids { _ = try Message.named(id) }
  }

  func run() throws {
    let messages = try ids.map(Message.named)
    output(messages.map(\.page).joined(separator: "\n"))
  }
}

extension Message {
  /// The kind of finding that a person means; what is no kind is a mistake of use, with a guess.
  static func named(_ id: String) throws(ValidationError) -> Message {
    if let message = byID[id] { return message }
    let folded = id.lowercased()
    if let message = all.first(where: { $0.id.lowercased() == folded }) { return message }
    let near = all.map { (id: $0.id, distance: EditDistance.between(folded, $0.id.lowercased())) }
      .filter { $0.distance <= max(2, folded.count / 3) }
      .min { $0.distance < $1.distance }
    let guess = near.map { "did you mean \($0.id)? " } ?? ""
    throw ValidationError("there is no finding \"\(id)\": \(guess)`feedloom rules` lists them all")
  }

  fileprivate var page: String {
    var page = "\(id) (\(severity.rawValue))\n\n  \(shownSentence).\n  \(explanation)\n"
    if !wrong.isEmpty {
      page += "\nWrong:\n\(Self.indented(wrong))\nRight:\n\(Self.indented(right))"
    }
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

/// How many letters have to be added, taken away or replaced to make one word of another.
enum EditDistance {
  static func between(_ left: String, _ right: String) -> Int {
    let right = Array(right)
    var row = Array(0...right.count)
    for (index, letter) in left.enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for place in right.indices {
        let replaced = diagonal + (letter == right[place] ? 0 : 1)
        diagonal = row[place + 1]
        row[place + 1] = min(replaced, diagonal + 1, row[place] + 1)
      }
    }
    return row[right.count]
  }
}
