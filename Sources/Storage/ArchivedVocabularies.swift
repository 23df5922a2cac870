import Syndication

// One line a vocabulary. Append only, see `Record`.

extension Record where Self: Extension {
  static var blank: Self { Self() }
  var isAbsent: Bool { self == Self() }
}

extension DublinCore: Record {
  static let fields: [Field<DublinCore>] = [Field(\.elements, \.elements)]
}

extension DublinCore.Element: Record {
  static var blank: DublinCore.Element { DublinCore.Element("", "") }
  static let fields: [Field<DublinCore.Element>] = [Field(\.name, \.name), Field(\.value, \.value)]
}

extension Geo: Record {
  static let fields: [Field<Geo>] = [
    Field(\.shape, \.shape), Field(\.positions, \.positions), Field(\.srsName, \.srsName),
    Field(\.srsDimension, \.srsDimension), Field(\.holes, \.holes),
    Field(\.radius, \.radius), Field(\.elevation, \.elevation), Field(\.floor, \.floor),
  ]
}

extension Geo.Shape: Archivable {
  func write(to writer: inout ArchiveWriter) { rawValue.write(to: &writer) }
  init(from reader: ArchiveReader) throws(StoreError) {
    guard let shape = Geo.Shape(rawValue: try String(from: reader)) else {
      throw .damaged("a shape of no known kind")
    }
    self = shape
  }
}

extension ITunes: Record {
  static let fields: [Field<ITunes>] = [
    Field(\.author, \.author), Field(\.block, \.block), Field(\.categories, \.categories),
    Field(\.complete, \.complete), Field(\.duration, \.duration),
    Field(\.episode, \.episode), Field(\.episodeType, \.episodeType), Field(\.explicit, \.explicit),
    Field(\.image, \.image),
    Field(\.isClosedCaptioned, \.isClosedCaptioned), Field(\.keywords, \.keywords),
    Field(\.newFeedURL, \.newFeedURL), Field(\.order, \.order),
    Field(\.owner, \.owner), Field(\.season, \.season), Field(\.subtitle, \.subtitle),
    Field(\.summary, \.summary), Field(\.title, \.title),
    Field(\.type, \.type),
  ]
}

extension ITunes.Category: Record {
  static var blank: ITunes.Category { ITunes.Category("") }
  static let fields: [Field<ITunes.Category>] = [
    Field(\.text, \.text), Field(\.categories, \.categories),
  ]
}

extension Media: Record {
  static let fields: [Field<Media>] = [Field(\.elements, \.elements)]
}

extension Paging: Record {
  static let fields: [Field<Paging>] = [
    Field(\.isComplete, \.isComplete), Field(\.isArchive, \.isArchive),
  ]
}

extension Podcast: Record {
  static let fields: [Field<Podcast>] = [Field(\.elements, \.elements)]
}

extension RSSChannel: Record {
  static let fields: [Field<RSSChannel>] = [
    Field(\.docs, \.docs), Field(\.ttl, \.ttl), Field(\.rating, \.rating),
    Field(\.skipHours, \.skipHours), Field(\.skipDays, \.skipDays),
    Field(\.cloud, \.cloud), Field(\.textInput, \.textInput),
  ]
}

extension RSSChannel.Cloud: Record {
  static var blank: RSSChannel.Cloud { RSSChannel.Cloud() }
  static let fields: [Field<RSSChannel.Cloud>] = [
    Field(\.domain, \.domain), Field(\.port, \.port), Field(\.path, \.path),
    Field(\.registerProcedure, \.registerProcedure), Field(\.protocol, \.protocol),
  ]
}

extension RSSChannel.TextInput: Record {
  static var blank: RSSChannel.TextInput { RSSChannel.TextInput() }
  static let fields: [Field<RSSChannel.TextInput>] = [
    Field(\.title, \.title), Field(\.description, \.description), Field(\.name, \.name),
    Field(\.link, \.link),
  ]
}

extension Slash: Record {
  static let fields: [Field<Slash>] = [
    Field(\.section, \.section), Field(\.department, \.department), Field(\.comments, \.comments),
    Field(\.hitParade, \.hitParade),
  ]
}

extension Threading: Record {
  static let fields: [Field<Threading>] = [
    Field(\.inReplyTo, \.inReplyTo), Field(\.total, \.total),
  ]
}

extension Threading.Reference: Record {
  static var blank: Threading.Reference { Threading.Reference() }
  static let fields: [Field<Threading.Reference>] = [
    Field(\.ref, \.ref), Field(\.href, \.href), Field(\.type, \.type), Field(\.source, \.source),
  ]
}

extension UpdateSchedule: Record {
  static let fields: [Field<UpdateSchedule>] = [
    Field(\.period, \.period), Field(\.frequency, \.frequency), Field(\.base, \.base),
  ]
}

extension WellFormedWeb: Record {
  static let fields: [Field<WellFormedWeb>] = [
    Field(\.comment, \.comment), Field(\.commentRSS, \.commentRSS),
  ]
}
