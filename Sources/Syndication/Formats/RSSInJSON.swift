internal import Markup

/// RSS 2.0 in JSON (https://github.com/scripting/Scripting-News/tree/master/rss-in-json).
///
/// It is RSS written differently: it is turned back and read as RSS, so that both mean the same.
enum RSSInJSON {
  static func read(_ root: JSON, options: ReadOptions) -> ReadResult {
    let writer = XMLWriter(indentation: 0, namespaces: Vocabularies.namespaces)
    if let rss = root["rss"] { write(rss, as: "rss", to: writer) }
    var options = options
    options.contentType = nil
    var result = Feed.read(writer.finish(), options: options)
    result.format = .rssInJSON
    // Places in a text that nobody wrote say nothing, but what a limit left out must be said.
    result.problems = result.problems.filter { $0.code == .limit }.map {
      Problem($0.code, $0.message)
    }
    return result
  }

  /// Elements whose members are elements; of any other, those that are no objects are attributes.
  private static let containers: Set<String> = [
    "channel", "image", "item", "skipDays", "skipHours", "textInput", "textinput",
  ]

  private static func write(_ json: JSON, as name: String, to writer: XMLWriter) {
    if case .array(let elements) = json.value {
      for element in elements { write(element, as: name, to: writer) }
      return
    }
    writer.start(name)
    var children: [JSON.Member] = []
    for member in json.members {
      if member.name == "#value" { continue }
      if let value = member.value.scalar, !containers.contains(name) {
        writer.attribute(member.name, value)
      } else {
        children.append(member)
      }
    }
    if let text = json.scalar ?? json["#value"]?.scalar { writer.text(text) }
    for child in children { write(child.value, as: child.name, to: writer) }
    writer.end()
  }
}

extension JSON {
  /// What is written for a value that holds no others.
  fileprivate var scalar: String? {
    switch value {
    case .string(let string): string
    case .number(let literal): literal
    case .bool(let bool): bool ? "true" : "false"
    case .object, .array, .null: nil
    }
  }
}
