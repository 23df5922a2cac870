import Yams

/// The keys of a YAML mapping, read one by one; what is wrong is collected, not thrown, so that one
/// run names every mistake of a file.
struct Fields {
  private struct Field {
    var name: String
    var node: Node
    /// Where the key stands.
    var mark: Mark?
  }

  let path: String
  private(set) var mistakes: [Mistake] = []
  private var fields: [Field] = []
  private var used: Set<String> = []
  private let firstLine: Int
  /// Where the mapping begins: the place of a mistake when a key is missing.
  private var origin: Mark?

  /// Reads a mapping from text whose first line is `firstLine` of the file.
  init(yaml: String, path: String, firstLine: Int = 1) {
    self.path = path
    self.firstLine = firstLine
    do {
      guard let node = try Yams.compose(yaml: yaml) else { return }
      guard case .mapping = node else {
        let mark = node.mark
        fail(mark?.line, mark?.column, "should be a list of \"key: value\" lines")
        return
      }
      read(node)
    } catch {
      mistakes.append(Mistake(yamlError: error, path: path, firstLine: firstLine))
    }
  }

  /// The key that a list stands under when a file is a list, not a mapping.
  static let listKey = "comments"

  /// Reads a list.
  init(list yaml: String, path: String) {
    self.path = path
    firstLine = 1
    do {
      guard let node = try Yams.compose(yaml: yaml) else { return }
      let mark = node.mark
      guard case .sequence = node else {
        fail(mark?.line, mark?.column, "should be a list, each item beginning with \"- \"")
        return
      }
      fields = [Field(name: Self.listKey, node: node)]
    } catch {
      mistakes.append(Mistake(yamlError: error, path: path, firstLine: 1))
    }
  }

  /// Reads a mapping inside another.
  fileprivate init(_ node: Node, of parent: Fields) {
    path = parent.path
    firstLine = parent.firstLine
    read(node)
  }

  private mutating func read(_ node: Node) {
    origin = node.mark
    for (key, value) in node.mapping ?? [:] {
      guard let name = key.scalar?.string else { continue }
      fields.append(Field(name: name, node: value, mark: key.mark))
    }
  }

  private mutating func fail(_ line: Int?, _ column: Int?, _ message: String) {
    mistakes.append(
      Mistake(path, line: line.map { $0 + firstLine - 1 }, column: column, message)
    )
  }

  /// Notes a mistake at the value of a key, or at the file's head when the key is missing.
  mutating func fail(_ keys: [String], _ message: String) {
    let field = fields.first { keys.contains($0.name) }
    let mark = field.flatMap { $0.node.mark } ?? origin
    fail(mark?.line ?? 1, mark?.column, message)
  }

  /// Takes over what was wrong in a mapping inside this one.
  mutating func adopt(_ mistakes: [Mistake]) { self.mistakes += mistakes }

  /// The first of the keys that is there and not empty.
  private mutating func field(_ keys: [String]) -> Field? {
    used.formUnion(keys)
    return fields.first { keys.contains($0.name) && !Self.isNull($0.node) }
  }

  private static func isNull(_ node: Node) -> Bool {
    guard case .scalar(let scalar) = node, scalar.style == .plain || scalar.style == .any else {
      return false
    }
    return ["", "~", "null", "Null", "NULL"].contains(scalar.string)
  }

  func has(_ key: String) -> Bool { fields.contains { $0.name == key } }

  /// What a key says, looked at without reading it.
  func text(_ key: String) -> String? {
    fields.first { $0.name == key }?.node.scalar?.string
  }

  func isMapping(_ key: String) -> Bool {
    fields.contains { $0.name == key && $0.node.mapping != nil }
  }

  /// A text; a number or a date is taken as it is written.
  mutating func string(_ keys: String...) -> String? { string(keys) }

  mutating func string(_ keys: [String]) -> String? {
    guard let field = field(keys) else { return nil }
    guard let scalar = field.node.scalar else {
      fail(keys, "\(field.name) should be one text")
      return nil
    }
    return scalar.string
  }

  mutating func bool(_ key: String) -> Bool? {
    guard let field = field([key]) else { return nil }
    guard let value = field.node.bool else {
      fail([key], "\(key) should be true or false")
      return nil
    }
    return value
  }

  mutating func integer(_ key: String) -> Int? {
    guard let field = field([key]) else { return nil }
    guard let value = field.node.int, value >= 0 else {
      fail([key], "\(key) should be a whole number")
      return nil
    }
    return value
  }

  /// A list of texts; a single text is a list of one.
  mutating func strings(_ keys: String...) -> [String] {
    guard let field = field(keys) else { return [] }
    if let scalar = field.node.scalar { return [scalar.string] }
    let scalars = field.node.sequence.map { $0.compactMap { $0.scalar?.string } } ?? []
    if scalars.count != field.node.sequence?.count {
      fail(keys, "\(field.name) should be a list of texts, such as [one, two]")
    }
    return scalars
  }

  /// A text of a list, and where it stands.
  struct PlacedText {
    var string: String
    fileprivate var mark: Mark?
  }

  /// A list of texts, each of which may turn out to be a mistake; a single text is a list of one.
  mutating func placedStrings(_ key: String) -> [PlacedText] {
    guard let field = field([key]) else { return [] }
    let nodes = field.node.sequence.map(Array.init) ?? [field.node]
    return nodes.compactMap { node in
      if let scalar = node.scalar { return PlacedText(string: scalar.string, mark: node.mark) }
      fail(node.mark?.line, node.mark?.column, "\(key) should be a list of texts")
      return nil
    }
  }

  mutating func fail(at text: PlacedText, _ message: String) {
    fail(text.mark?.line, text.mark?.column, message)
  }

  /// Notes the keys that mean nothing.
  mutating func failUnknown(known: [String]) {
    for field in fields where !known.contains(field.name) {
      let list = known.joined(separator: ", ")
      fail(field.mark?.line, field.mark?.column, "there is no key \(field.name), only \(list)")
    }
  }

  /// A mapping inside; hand its mistakes back with ``adopt(_:)``.
  mutating func fields(_ key: String) -> Fields? {
    guard let field = field([key]) else { return nil }
    guard field.node.mapping != nil else {
      fail([key], "\(key) should be a list of \"key: value\" lines, indented below it")
      return nil
    }
    return Fields(field.node, of: self)
  }

  /// A mapping of mappings, such as `authors`.
  mutating func namedFields(_ key: String) -> [(name: String, fields: Fields)] {
    guard let inner = fields(key) else { return [] }
    return inner.fields.compactMap { field in
      guard field.node.mapping != nil else {
        fail([key], "\(key): \(field.name) should be a list of \"key: value\" lines")
        return nil
      }
      return (field.name, Fields(field.node, of: self))
    }
  }

  /// A list of mappings or texts; a single one is a list of one.
  mutating func items(_ key: String) -> [Item] {
    guard let field = field([key]) else { return [] }
    let nodes = field.node.sequence.map(Array.init) ?? [field.node]
    return nodes.map { node in
      node.scalar.map { .text($0.string) } ?? .fields(Fields(node, of: self))
    }
  }

  enum Item {
    case text(String)
    case fields(Fields)
  }

  /// The keys that nobody asked for.
  func unknown() -> [String: FrontMatterValue] {
    var budget = 10_000
    let unknown = fields.filter { !used.contains($0.name) }
    return Dictionary(
      unknown.map { ($0.name, FrontMatterValue($0.node, budget: &budget)) },
      uniquingKeysWith: { first, _ in first }
    )
  }
}

/// The value of a key that Feedloom has no meaning for.
package enum FrontMatterValue: Sendable, Hashable {
  case text(String)
  case list([FrontMatterValue])
  case mapping([String: FrontMatterValue])

  /// A budget, since aliases can make a small file stand for a tree without end.
  init(_ node: Node, budget: inout Int) {
    budget -= 1
    switch node {
    case _ where budget < 0:
      self = .text("")
    case .scalar(let scalar):
      self = .text(scalar.string)
    case .sequence(let sequence):
      var values: [FrontMatterValue] = []
      for node in sequence where budget > 0 { values.append(Self(node, budget: &budget)) }
      self = .list(values)
    case .mapping(let mapping):
      var values: [String: FrontMatterValue] = [:]
      for (key, node) in mapping where budget > 0 {
        values[key.scalar?.string ?? ""] = Self(node, budget: &budget)
      }
      self = .mapping(values)
    case .alias:
      self = .text("")
    }
  }
}

extension Mistake {
  init(yamlError error: any Error, path: String, firstLine: Int) {
    func at(_ mark: Mark, _ message: String) -> Mistake {
      Mistake(path, line: mark.line + firstLine - 1, column: mark.column, message)
    }
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      self = at(
        mark,
        "is not YAML here: \(problem); a value with \": \" or a leading quote, bracket or # "
          + "in it must stand in \"quotes\""
      )
    case .duplicatedKeysInMapping(let duplicates, let context):
      self = at(context.mark, "says \(duplicates.joined(separator: ", ")) more than once: keep one")
    default:
      self = Mistake(path, line: firstLine, "is not YAML: \(error)")
    }
  }
}
