package import Syndication
import Yams

/// The text of a new post's file.
package struct PostFile: Sendable, Hashable {
  /// A person as front matter names one.
  package struct Writer: Sendable, Hashable {
    package var name: String
    package var url: String?
    package var email: String?
  }

  package var title: String
  package var date: Timestamp
  package var updated: Timestamp?
  package var id: String
  package var slug: String?
  package var isDraft = false
  package var authors: [Writer] = []
  package var tags: [String] = []
  package var language: String?
  package var original: String?
  package var summary: String?
  package var picture: Post.Picture?
  package var enclosures: [Post.Enclosure] = []
  /// Whether the body is HTML that Markdown cannot say.
  package var isHTML = false
  package var body: String

  package init(title: String, date: Timestamp, id: String, body: String = "") {
    self.title = title
    self.date = date
    self.id = id
    self.body = body
  }

  /// The file: front matter and body.
  package func text() throws -> String {
    var pairs: [(Node, Node)] = []
    func add(_ key: String, _ value: Node?) {
      if let value { pairs.append((Node(key), value)) }
    }
    add("title", YAMLText.node(title))
    add("date", Node(date.rfc3339, Yams.Tag(.timestamp), .plain))
    add("updated", updated.map { Node($0.rfc3339, Yams.Tag(.timestamp), .plain) })
    add("id", YAMLText.node(id))
    add("slug", slug.map(YAMLText.node))
    add("draft", isDraft ? Node("true", Yams.Tag(.bool), .plain) : nil)
    add("authors", Self.list(authors.map(Self.node)))
    add("tags", Self.list(tags.map(YAMLText.node)))
    add("lang", language.map(YAMLText.node))
    add("original", original.map(YAMLText.node))
    add("summary", summary.map(YAMLText.node))
    add("image", picture.map { Self.mapping([("url", $0.url), ("alt", $0.alt)]) })
    add("enclosures", Self.list(enclosures.map(Self.node)))
    add("format", isHTML ? Node("html") : nil)
    let yaml = try Yams.serialize(node: Node(pairs), width: -1, allowUnicode: true)
    return "---\n\(yaml)---\n\n\(body)\(body.isEmpty || body.hasSuffix("\n") ? "" : "\n")"
  }

  private static func list(_ nodes: [Node]) -> Node? {
    nodes.isEmpty ? nil : Node(nodes, Yams.Tag(.seq), .block)
  }

  private static func mapping(_ pairs: [(String, String?)]) -> Node {
    Node(pairs.compactMap { key, value in value.map { (Node(key), YAMLText.node($0)) } })
  }

  private static func node(_ writer: Writer) -> Node {
    if writer.url == nil, writer.email == nil { return YAMLText.node(writer.name) }
    return mapping([("name", writer.name), ("url", writer.url), ("email", writer.email)])
  }

  private static func node(_ file: Post.Enclosure) -> Node {
    mapping([
      ("url", file.url), ("type", file.type), ("length", file.length), ("title", file.title),
    ])
  }
}
