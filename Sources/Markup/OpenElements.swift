/// The names of the elements that are open, from the outermost in.
///
/// Looking for one that is not there costs nothing, and one that is found is closed with all that are
/// inside it: looking through a deep tree again and again would take minutes.
struct OpenElements {
  private var names: [String] = []
  private var lowered: [String] = []
  private var exactCounts: [String: Int] = [:]
  private var loweredCounts: [String: Int] = [:]

  var count: Int { names.count }
  var isEmpty: Bool { names.isEmpty }
  var last: String? { names.last }
  subscript(depth: Int) -> String { names[depth] }

  mutating func append(_ name: String) {
    let lower = name.lowercased()
    names.append(name)
    lowered.append(lower)
    exactCounts[name, default: 0] += 1
    loweredCounts[lower, default: 0] += 1
  }

  mutating func removeLast() -> String? {
    guard let name = names.popLast(), let lower = lowered.popLast() else { return nil }
    exactCounts[name, default: 0] -= 1
    loweredCounts[lower, default: 0] -= 1
    return name
  }

  /// The innermost of that name, else of that name in another case.
  func depth(of name: String) -> Int? {
    if let exact = exactDepth(of: name) { return exact }
    let lower = name.lowercased()
    return loweredCounts[lower, default: 0] > 0 ? lowered.lastIndex(of: lower) : nil
  }

  func exactDepth(of name: String) -> Int? {
    exactCounts[name, default: 0] > 0 ? names.lastIndex(of: name) : nil
  }
}
