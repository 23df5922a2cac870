import Markup

/// Leads from findings to what they are about.
struct SiteMap {
  private let text: [UInt8]
  private let lines: [Int]
  /// The place that was asked for last, and its offset: the next one is behind it, mostly.
  private var recent = (position: Position(line: 1, column: 1), offset: 0)
  private let elements: [(offset: Int, element: Element)]
  /// The first element of the name among those around it, by the offset of each further one.
  private let twins: [Int: Element]
  private let values: [Int: JSON]
  /// What relative addresses are relative to, where no address of the document is known.
  private let page: String?

  init(_ text: [UInt8], isJSON: Bool) {
    self.text = text
    var lines = [0]
    for (offset, byte) in text.enumerated() where byte == 0x0A { lines.append(offset + 1) }
    self.lines = lines
    var values: [Int: JSON] = [:]
    var elements: [(offset: Int, element: Element)] = []
    var twins: [Int: Element] = [:]
    if isJSON {
      if let root = JSONDocument(text).root { Self.add(root, to: &values) }
    } else {
      if let root = Document(xml: text).root { Self.add(root, to: &elements, &twins) }
    }
    self.values = values
    self.elements = elements
    self.twins = twins
    page = elements.first.flatMap { FixSite.page(of: $0.element) }
  }

  mutating func site(of finding: Finding, url: String?) -> FixSite {
    let offset = offset(of: finding.position)
    return FixSite(
      finding: finding,
      text: text,
      offset: offset,
      element: last(of: elements, at: offset)?.element,
      twin: twins[offset],
      json: values[offset],
      url: url,
      page: page
    )
  }

  private mutating func offset(of position: Position) -> Int {
    guard position.line >= 1, position.line <= lines.count else { return text.count }
    var (offset, column) = (lines[position.line - 1], 1)
    if position.line == recent.position.line, position.column >= recent.position.column {
      (offset, column) = (recent.offset, recent.position.column)
    }
    while offset < text.count, column < position.column {
      offset += 1
      if offset == text.count || text[offset] & 0xC0 != 0x80 { column += 1 }
    }
    recent = (position, offset)
    return offset
  }

  private func last(
    of elements: [(offset: Int, element: Element)],
    at offset: Int
  ) -> (offset: Int, element: Element)? {
    var (low, high) = (0, elements.count)
    while low < high {
      let middle = (low + high) / 2
      if elements[middle].offset <= offset { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : elements[low - 1]
  }

  private static func add(
    _ root: Element,
    to list: inout [(offset: Int, element: Element)],
    _ twins: inout [Int: Element]
  ) {
    list.append((root.sourceOffset, root))
    var first: [Int: Element] = [:]
    for child in root.children {
      if let twin = first[child.nameIndex] {
        twins[child.sourceOffset] = twin
      } else {
        first[child.nameIndex] = child
      }
      add(child, to: &list, &twins)
    }
  }

  private static func add(_ json: JSON, to values: inout [Int: JSON]) {
    if values[json.offset] == nil { values[json.offset] = json }
    for element in json.elements { add(element, to: &values) }
    for member in json.members { add(member.value, to: &values) }
  }
}
