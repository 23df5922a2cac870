import Syndication

// One line a property. Append only, see `Record`.

extension Entry: Record {
  static var blank: Entry { Entry() }
  static let fields: [Field<Entry>] = [
    Field(\.id), Field(\.idIsPermalink), Field(\.title), Field(\.summary), Field(\.content),
    Field(\.links), Field(\.authors), Field(\.contributors), Field(\.publisher),
    Field(\.categories), Field(\.rights), Field(\.language), Field(\.published), Field(\.updated),
    Field(\.created), Field(\.expires), Field(\.validFrom), Field(\.validUntil), Field(\.image),
    Field(\.bannerImage), Field(\.commentsURL), Field(\.source), Field(\.dublinCore),
    Field(\.dublinCoreTerms), Field(\.geo), Field(\.itunes), Field(\.media), Field(\.podcast),
    Field(\.slash), Field(\.threading), Field(\.wellFormedWeb), Field(\.foreign),
  ]
}

extension Feed: Record {
  static var blank: Feed { Feed() }
  // Its entries have a table of their own.
  static let fields: [Field<Feed>] = [
    Field(\.id), Field(\.title), Field(\.subtitle), Field(\.summary), Field(\.info),
    Field(\.rights), Field(\.language), Field(\.links), Field(\.authors), Field(\.contributors),
    Field(\.publisher), Field(\.categories), Field(\.generator), Field(\.published),
    Field(\.updated), Field(\.created), Field(\.expires), Field(\.validFrom), Field(\.validUntil),
    Field(\.image), Field(\.icon), Field(\.logo), Field(\.userComment), Field(\.isExpired),
    Field(\.movedTo), Field(\.base), Field(\.rss), Field(\.dublinCore), Field(\.dublinCoreTerms),
    Field(\.geo), Field(\.itunes), Field(\.media), Field(\.paging), Field(\.podcast),
    Field(\.schedule), Field(\.foreign), Field(\.outlines),
  ]
}

extension Source: Archivable {
  func write(to writer: inout ArchiveWriter) { feed.write(to: &writer) }
  init(from reader: ArchiveReader) throws(StoreError) { self.init(try Feed(from: reader)) }
}

extension Text: Record {
  static var blank: Text { Text("") }
  static let fields: [Field<Text>] = [
    Field(\.value), Field(\.kind), Field(\.language), Field(\.base), Field(\.source),
  ]
}

extension Text.Kind: Archivable {
  // A media type always has a slash, the other names never.
  func write(to writer: inout ArchiveWriter) {
    switch self {
    case .plain: "plain".write(to: &writer)
    case .html: "html".write(to: &writer)
    case .xhtml: "xhtml".write(to: &writer)
    case .other(let mediaType): ("type " + mediaType).write(to: &writer)
    }
  }
  init(from reader: ArchiveReader) throws(StoreError) {
    switch try String(from: reader) {
    case "plain": self = .plain
    case "html": self = .html
    case "xhtml": self = .xhtml
    case let name: self = .other(mediaType: String(name.dropFirst(5)))
    }
  }
}

extension Timestamp: Record {
  static var blank: Timestamp { Timestamp(seconds: 0, offset: nil) }
  static let fields: [Field<Timestamp>] = [
    Field(\.seconds), Field(\.nanoseconds), Field(\.offset),
  ]
}

extension FeedDate: Record {
  static var blank: FeedDate { FeedDate(literal: "", timestamp: nil) }
  static let fields: [Field<FeedDate>] = [Field(\.literal), Field(\.timestamp)]
}

extension Link: Record {
  static var blank: Link { Link("") }
  static let fields: [Field<Link>] = [
    Field(\.href), Field(\.relation), Field(\.type), Field(\.title), Field(\.language),
    Field(\.length), Field(\.duration), Field(\.count), Field(\.updated), Field(\.origin),
  ]
}

extension Link.Relation: Archivable {
  func write(to writer: inout ArchiveWriter) { rawValue.write(to: &writer) }
  init(from reader: ArchiveReader) throws(StoreError) {
    self.init(rawValue: try String(from: reader))
  }
}

extension Person: Record {
  static var blank: Person { Person() }
  static let fields: [Field<Person>] = [
    Field(\.name), Field(\.email), Field(\.uri), Field(\.avatar), Field(\.literal), Field(\.origin),
  ]
}

extension Category: Record {
  static var blank: Category { Category("") }
  static let fields: [Field<Category>] = [
    Field(\.term), Field(\.scheme), Field(\.label), Field(\.origin),
  ]
}

extension Generator: Record {
  static var blank: Generator { Generator() }
  static let fields: [Field<Generator>] = [Field(\.name), Field(\.uri), Field(\.version)]
}

extension Image: Record {
  static var blank: Image { Image("") }
  static let fields: [Field<Image>] = [
    Field(\.url), Field(\.title), Field(\.link), Field(\.description), Field(\.width),
    Field(\.height), Field(\.origin),
  ]
}

extension ForeignElement: Record {
  static var blank: ForeignElement { ForeignElement(name: "") }
  static let fields: [Field<ForeignElement>] = [
    Field(\.name), Field(\.namespace), Field(\.attributes), Field(\.children),
  ]
}

extension ForeignElement.Attribute: Record {
  static var blank: ForeignElement.Attribute { ForeignElement.Attribute(name: "", value: "") }
  static let fields: [Field<ForeignElement.Attribute>] = [
    Field(\.name), Field(\.namespace), Field(\.value),
  ]
}

extension ForeignElement.Node: Archivable {
  func write(to writer: inout ArchiveWriter) {
    switch self {
    case .text(let text):
      writer.append(CollectionOfOne(0))
      writer.measured { text.write(to: &$0) }
    case .element(let element):
      writer.append(CollectionOfOne(1))
      writer.measured { element.write(to: &$0) }
    }
  }
  init(from reader: ArchiveReader) throws(StoreError) {
    var reader = reader
    self =
      switch try reader.byte() {
      case 0: .text(try String(from: try reader.measured()))
      default: .element(try ForeignElement(from: try reader.measured()))
      }
  }
}

extension Outline: Record {
  static var blank: Outline { Outline() }
  static let fields: [Field<Outline>] = [
    Field(\.text), Field(\.title), Field(\.type), Field(\.xmlURL), Field(\.htmlURL), Field(\.url),
    Field(\.category), Field(\.description), Field(\.language), Field(\.version), Field(\.created),
    Field(\.isComment), Field(\.isBreakpoint), Field(\.attributes), Field(\.outlines),
  ]
}
