/// What the sentence of a finding speaks of, by name: so few that a list is quicker than a table.
struct Parameters: Sendable, ExpressibleByDictionaryLiteral {
  private var list: [Finding.Parameter]

  init(dictionaryLiteral elements: (String, String)...) {
    list = elements.map { Finding.Parameter(name: $0.0, value: $0.1) }
  }

  subscript(name: String) -> String? { list.first { $0.name == name }?.value }

  /// Adds one, unless there is one of that name.
  mutating func add(_ name: String, _ value: String) {
    if self[name] == nil { list.append(Finding.Parameter(name: name, value: value)) }
  }

  /// Adds one in the same way to a copy.
  func adding(_ name: String, _ value: String) -> Parameters {
    var all = self
    all.add(name, value)
    return all
  }

  /// All, in the order of their names.
  var sorted: [Finding.Parameter] {
    list.count < 2 ? list : list.sorted { $0.name < $1.name }
  }
}
