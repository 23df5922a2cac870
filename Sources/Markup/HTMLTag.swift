/// What the rules of nesting know of an element.
struct HTMLTraits: OptionSet, Sendable {
  let rawValue: UInt64

  private static func bit(_ number: UInt64) -> HTMLTraits { HTMLTraits(rawValue: 1 << number) }

  /// Reopened where it is cut off: the standard's formatting elements.
  static let formatting = bit(0)
  /// Closes an open paragraph.
  static let block = bit(1)
  /// One of the standard's special elements, by every edition of it.
  static let special = bit(2)
  /// May be closed and opened again without harm to what it holds.
  static let splittable = bit(3)
  /// May be closed and opened again where a link inside a link leaves no other way.
  static let reopenable = bit(6)
  /// Has no content and no end tag.
  static let void = bit(4)
  /// Of forms: written only where forms are.
  static let form = bit(5)

  static let paragraph = bit(8)
  static let heading = bit(9)
  static let item = bit(10)
  static let list = bit(11)
  /// `dd` and `dt`.
  static let definition = bit(12)
  /// `address`, `div` and `p`, through which an `li` closes the one before.
  static let loose = bit(13)
  static let anchor = bit(14)
  static let button = bit(15)
  static let select = bit(16)
  static let option = bit(17)
  static let optgroup = bit(18)
  static let ruby = bit(19)
  /// `rb`, `rp` and `rt`.
  static let rubyPart = bit(20)
  static let rubyGroup = bit(21)
  /// The first line end of its content is passed over.
  static let preformatted = bit(22)
  /// Two of them never stand in each other, and the inner one is nothing.
  static let single = bit(23)

  static let table = bit(24)
  static let caption = bit(25)
  static let columnGroup = bit(26)
  static let column = bit(27)
  static let rowGroup = bit(28)
  static let row = bit(29)
  static let cell = bit(30)

  /// `svg` and `math`.
  static let foreignRoot = bit(32)
  /// Elements of SVG that hold words: HTML's rules hold inside.
  static let foreignText = bit(33)
  /// Elements of MathML that hold characters: no element may stand inside here.
  static let foreignLeaf = bit(34)
  /// Ends SVG and MathML where it stands in them.
  static let breakout = bit(35)

  /// Not written, with all that it holds.
  static let dropped = bit(40)
  /// Its content is characters only, references not read.
  static let rawText = bit(41)
  /// Its content is characters only.
  static let plainText = bit(42)
  /// Not written; what it holds is.
  static let unwrapped = bit(43)
  /// Written as nothing but a start and an end tag.
  static let hollow = bit(44)
  static let frame = bit(45)

  static let tableParts: HTMLTraits = [.caption, .columnGroup, .column, .rowGroup, .row, .cell]
  /// Where no content may stand, only parts of tables.
  static let tableContext: HTMLTraits = [.table, .columnGroup, .rowGroup, .row]
  /// What end tags cannot reach across.
  static let scopeBarrier: HTMLTraits = [.table, .caption, .cell, .foreignText, .foreignLeaf]
  /// What formatting cannot be carried across.
  static let marker: HTMLTraits = [.caption, .cell, .foreignText, .foreignLeaf]
}

/// An element that may be met in HTML, with what is written for it.
struct HTMLTag: Sendable {
  enum Space: Sendable {
    case html
    case svg
    case math
  }

  private let spelling: FixedBytes
  let traits: HTMLTraits
  let space: Space
  /// `<name`.
  let opening: FixedBytes
  /// `</name>`.
  let closing: FixedBytes

  init(_ name: String, _ traits: HTMLTraits, _ space: Space) {
    spelling = FixedBytes(name)
    self.traits = traits
    self.space = space
    opening = FixedBytes("<\(name)")
    closing = FixedBytes("</\(name)>")
  }

  var name: String { spelling.text }

  func isNamed(_ name: StaticString) -> Bool { spelling == name }
}

/// The numbers that one name has in each of the three languages.
struct HTMLNumbers: Sendable {
  var html: Int?
  var svg: Int?
  var math: Int?

  subscript(space: HTMLTag.Space) -> Int? {
    get {
      switch space {
      case .html: html
      case .svg: svg
      case .math: math
      }
    }
    set {
      switch space {
      case .html: html = newValue
      case .svg: svg = newValue
      case .math: math = newValue
      }
    }
  }
}

/// The elements by name, in each of the three languages.
struct HTMLTagTable: Sendable {
  let tags: [HTMLTag]
  /// What a table is given where its author left it out.
  let implied: (columnGroup: Int, rowGroup: Int, row: Int, cell: Int)
  private let index: NameIndex
  private let numbers: [HTMLNumbers]

  static let shared = HTMLTagTable()

  private init() {
    var tags: [HTMLTag] = []
    var index = NameIndex(capacity: 512)
    var numbers: [HTMLNumbers] = []
    let tables: [(HTMLTag.Space, [(HTMLTraits, String)])] = [
      (.html, SanitizerPolicy.elementTable), (.html, SanitizerPolicy.specialElementTable),
      (.svg, SanitizerPolicy.svgTable), (.math, SanitizerPolicy.mathTable),
    ]
    for (space, table) in tables {
      for (traits, names) in table {
        SanitizerPolicy.forEachName(in: names) { name, packed in
          let place = index.number(adding: packed)
          if place == numbers.count { numbers.append(HTMLNumbers()) }
          numbers[place][space] = tags.count
          tags.append(HTMLTag(name, traits, space))
        }
      }
    }
    func number(_ name: String) -> Int {
      index[PackedName(name)].flatMap { numbers[$0].html } ?? 0
    }
    implied = (number("colgroup"), number("tbody"), number("tr"), number("td"))
    self.tags = tags
    self.numbers = numbers
    self.index = index
  }

  /// The numbers of the elements of a name; nil when it is not known.
  func numbers(_ source: [UInt8], _ name: Range<Int>) -> HTMLNumbers? {
    guard let packed = PackedName(source, name), let place = index[packed] else { return nil }
    return numbers[place]
  }
}
