import ArgumentParser
import Inputs
import Syndication

struct Rules: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: "List every kind of finding that `feedloom validate` can report.",
    discussion: """
      One line each: its id, its severity and its sentence, in which words in capitals stand for what \
      a feed holds. `feedloom explain ID` says more of one.
      """
  )

  @Flag(help: "Print JSON: all that is known of each, with an example wrong and right.")
  var json = false

  func run() {
    guard json else { return output(Self.text) }
    var writer = JSONWriter(indentation: 2)
    writer.object { object in
      object.member("version", 1)
      object.name("rules")
      object.array { array in
        for message in Message.all { message.write(to: &array) }
      }
    }
    output(writer.finish())
  }

  private static var text: String {
    let width = Message.all.map(\.id.count).max() ?? 0
    return Message.all.map { message in
      let id = message.id.padded(to: width)
      return "\(id)  \(message.severity.rawValue.padded(to: 7))  \(message.shownSentence)\n"
    }.joined()
  }
}

extension Message {
  /// The sentence with names in capitals where a finding says what it speaks of.
  var shownSentence: String {
    var text = ""
    var isName = false
    for character in sentence {
      if character == "{" || character == "}" {
        isName = character == "{"
      } else {
        text += isName ? character.uppercased() : String(character)
      }
    }
    return text
  }

  func write(to writer: inout JSONWriter) {
    writer.object { object in
      object.member("id", id)
      object.member("severity", severity.rawValue)
      object.member("sentence", sentence)
      object.member("explanation", explanation)
      object.name("specifications")
      object.array { array in
        for specification in Specification.list(specification) {
          array.object {
            $0.member("name", specification.name)
            $0.member("url", specification.address)
          }
        }
      }
      object.member("fix", fix?.summary)
      object.member("example", example) { writer, example in
        writer.member("wrong", example.wrong)
        writer.member("right", example.right)
      }
    }
  }
}

extension String {
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
