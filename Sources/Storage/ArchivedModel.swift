import Syndication

// One line a property. Append only, see `Record`.

extension Entry: Record {
  static var blank: Entry { Entry() }
  static let fields: [Field<Entry>] = [
    Field(\.id, \.id), Field(\.idIsPermalink, \.idIsPermalink), Field(\.title, \.title),
    Field(\.summary, \.summary), Field(\.content, \.content),
    Field(\.links, \.links), Field(\.authors, \.authors), Field(\.contributors, \.contributors),
    Field(\.publisher, \.publisher),
    Field(\.categories, \.categories), Field(\.rights, \.rights), Field(\.language, \.language),
    Field(\.published, \.published), Field(\.updated, \.updated),
    Field(\.created, \.created), Field(\.expires, \.expires), Field(\.validFrom, \.validFrom),
    Field(\.validUntil, \.validUntil), Field(\.image, \.image),
    Field(\.bannerImage, \.bannerImage), Field(\.commentsURL, \.commentsURL),
    Field(\.source, \.source), Field(\.dublinCore, \.dublinCore),
    Field(\.dublinCoreTerms, \.dublinCoreTerms), Field(\.geo, \.geo), Field(\.itunes, \.itunes),
    Field(\.media, \.media), Field(\.podcast, \.podcast),
    Field(\.slash, \.slash), Field(\.threading, \.threading),
    Field(\.wellFormedWeb, \.wellFormedWeb), Field(\.foreign, \.foreign),
  ]
}

extension Feed: Record {
  static var blank: Feed { Feed() }
  // Its entries have a table of their own.
  static let fields: [Field<Feed>] = [
    Field(\.id, \.id), Field(\.title, \.title), Field(\.subtitle, \.subtitle),
    Field(\.summary, \.summary), Field(\.info, \.info),
    Field(\.rights, \.rights), Field(\.language, \.language), Field(\.links, \.links),
    Field(\.authors, \.authors), Field(\.contributors, \.contributors),
    Field(\.publisher, \.publisher), Field(\.categories, \.categories),
    Field(\.generator, \.generator), Field(\.published, \.published),
    Field(\.updated, \.updated), Field(\.created, \.created), Field(\.expires, \.expires),
    Field(\.validFrom, \.validFrom), Field(\.validUntil, \.validUntil),
    Field(\.image, \.image), Field(\.icon, \.icon), Field(\.logo, \.logo),
    Field(\.userComment, \.userComment), Field(\.isExpired, \.isExpired),
    Field(\.movedTo, \.movedTo), Field(\.base, \.base), Field(\.rss, \.rss),
    Field(\.dublinCore, \.dublinCore), Field(\.dublinCoreTerms, \.dublinCoreTerms),
    Field(\.geo, \.geo), Field(\.itunes, \.itunes), Field(\.media, \.media),
    Field(\.paging, \.paging), Field(\.podcast, \.podcast),
    Field(\.schedule, \.schedule), Field(\.foreign, \.foreign), Field(\.outlines, \.outlines),
  ]
}

extension Source: Archivable {
  func write(to writer: inout ArchiveWriter) { feed.write(to: &writer) }
  init(from reader: ArchiveReader) throws(StoreError) { self.init(try Feed(from: reader)) }
}

extension Text: Record {
  static var blank: Text { Text("") }
  static let fields: [Field<Text>] = [
    Field(\.value, \.value), Field(\.kind, \.kind), Field(\.language, \.language),
    Field(\.base, \.base), Field(\.source, \.source),
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
    Field(\.seconds, \.seconds), Field(\.nanoseconds, \.nanoseconds), Field(\.offset, \.offset),
  ]
}

extension FeedDate: Record {
  static var blank: FeedDate { FeedDate(literal: "", timestamp: nil) }
  static let fields: [Field<FeedDate>] = [
    Field(\.literal, \.literal), Field(\.timestamp, \.timestamp),
  ]
}

extension Link: Record {
  static var blank: Link { Link("") }
  static let fields: [Field<Link>] = [
    Field(\.href, \.href), Field(\.relation, \.relation), Field(\.type, \.type),
    Field(\.title, \.title), Field(\.language, \.language),
    Field(\.length, \.length), Field(\.duration, \.duration), Field(\.count, \.count),
    Field(\.updated, \.updated), Field(\.origin, \.origin),
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
    Field(\.name, \.name), Field(\.email, \.email), Field(\.uri, \.uri), Field(\.avatar, \.avatar),
    Field(\.literal, \.literal), Field(\.origin, \.origin),
  ]
}

extension Category: Record {
  static var blank: Category { Category("") }
  static let fields: [Field<Category>] = [
    Field(\.term, \.term), Field(\.scheme, \.scheme), Field(\.label, \.label),
    Field(\.origin, \.origin),
  ]
}

extension Generator: Record {
  static var blank: Generator { Generator() }
  static let fields: [Field<Generator>] = [
    Field(\.name, \.name), Field(\.uri, \.uri), Field(\.version, \.version),
  ]
}

extension Image: Record {
  static var blank: Image { Image("") }
  static let fields: [Field<Image>] = [
    Field(\.url, \.url), Field(\.title, \.title), Field(\.link, \.link),
    Field(\.description, \.description), Field(\.width, \.width),
    Field(\.height, \.height), Field(\.origin, \.origin),
  ]
}

extension ForeignElement: Record {
  static var blank: ForeignElement { ForeignElement(name: "") }
  static let fields: [Field<ForeignElement>] = [
    Field(\.name, \.name), Field(\.namespace, \.namespace), Field(\.attributes, \.attributes),
    Field(\.children, \.children),
  ]
}

extension ForeignElement.Attribute: Record {
  static var blank: ForeignElement.Attribute { ForeignElement.Attribute(name: "", value: "") }
  static let fields: [Field<ForeignElement.Attribute>] = [
    Field(\.name, \.name), Field(\.namespace, \.namespace), Field(\.value, \.value),
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
    Field(\.text, \.text), Field(\.title, \.title), Field(\.type, \.type),
    Field(\.xmlURL, \.xmlURL), Field(\.htmlURL, \.htmlURL), Field(\.url, \.url),
    Field(\.category, \.category), Field(\.description, \.description),
    Field(\.language, \.language), Field(\.version, \.version), Field(\.created, \.created),
    Field(\.isComment, \.isComment), Field(\.isBreakpoint, \.isBreakpoint),
    Field(\.attributes, \.attributes), Field(\.outlines, \.outlines),
  ]
}
