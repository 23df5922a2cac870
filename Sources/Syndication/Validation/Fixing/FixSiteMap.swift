import Markup

/// Leads from findings to what they are about.
struct SiteMap {
  private let text: [UInt8]
  private let lines: [Int]
  private let elements: [(offset: Int, element: Element)]
  private let values: [JSON]

  init(_ text: [UInt8], isJSON: Bool) {
    self.text = text
    var lines = [0]
    for (offset, byte) in text.enumerated() where byte == 0x0A { lines.append(offset + 1) }
    self.lines = lines
    var values: [JSON] = []
    var elements: [(offset: Int, element: Element)] = []
    if isJSON {
      if let root = JSONDocument(text).root { Self.add(root, to: &values) }
    } else {
      if let root = Document(xml: text).root { Self.add(root, to: &elements) }
    }
    self.values = values
    self.elements = elements
  }

  func site(of finding: Finding, url: String?) -> FixSite {
    let offset = offset(of: finding.position)
    return FixSite(
      finding: finding,
      text: text,
      offset: offset,
      element: last(of: elements, at: offset)?.element,
      json: values.first { $0.offset == offset },
      url: url
    )
  }

  private func offset(of position: Position) -> Int {
    guard position.line >= 1, position.line <= lines.count else { return text.count }
    var offset = lines[position.line - 1]
    var column = 1
    while offset < text.count, column < position.column {
      offset += 1
      if offset == text.count || text[offset] & 0xC0 != 0x80 { column += 1 }
    }
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

  private static func add(_ root: Element, to list: inout [(offset: Int, element: Element)]) {
    list.append((root.sourceOffset, root))
    for child in root.children { add(child, to: &list) }
  }

  private static func add(_ json: JSON, to list: inout [JSON]) {
    list.append(json)
    for element in json.elements { add(element, to: &list) }
    for member in json.members { add(member.value, to: &list) }
  }
}
