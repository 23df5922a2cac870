import Syndication

// One line a vocabulary. Append only, see `Record`.

extension Record where Self: Extension {
  static var blank: Self { Self() }
  var isAbsent: Bool { self == Self() }
}

extension DublinCore: Record {
  static let fields: [Field<DublinCore>] = [Field(\.elements)]
}

extension DublinCore.Element: Record {
  static var blank: DublinCore.Element { DublinCore.Element("", "") }
  static let fields: [Field<DublinCore.Element>] = [Field(\.name), Field(\.value)]
}

extension Geo: Record {
  static let fields: [Field<Geo>] = [
    Field(\.shape), Field(\.positions), Field(\.srsName), Field(\.srsDimension), Field(\.holes),
    Field(\.radius), Field(\.elevation), Field(\.floor),
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
    Field(\.author), Field(\.block), Field(\.categories), Field(\.complete), Field(\.duration),
    Field(\.episode), Field(\.episodeType), Field(\.explicit), Field(\.image),
    Field(\.isClosedCaptioned), Field(\.keywords), Field(\.newFeedURL), Field(\.order),
    Field(\.owner), Field(\.season), Field(\.subtitle), Field(\.summary), Field(\.title),
    Field(\.type),
  ]
}

extension ITunes.Category: Record {
  static var blank: ITunes.Category { ITunes.Category("") }
  static let fields: [Field<ITunes.Category>] = [Field(\.text), Field(\.categories)]
}

extension Media: Record {
  static let fields: [Field<Media>] = [Field(\.elements)]
}

extension Paging: Record {
  static let fields: [Field<Paging>] = [Field(\.isComplete), Field(\.isArchive)]
}

extension Podcast: Record {
  static let fields: [Field<Podcast>] = [Field(\.elements)]
}

extension RSSChannel: Record {
  static let fields: [Field<RSSChannel>] = [
    Field(\.docs), Field(\.ttl), Field(\.rating), Field(\.skipHours), Field(\.skipDays),
    Field(\.cloud), Field(\.textInput),
  ]
}

extension RSSChannel.Cloud: Record {
  static var blank: RSSChannel.Cloud { RSSChannel.Cloud() }
  static let fields: [Field<RSSChannel.Cloud>] = [
    Field(\.domain), Field(\.port), Field(\.path), Field(\.registerProcedure), Field(\.protocol),
  ]
}

extension RSSChannel.TextInput: Record {
  static var blank: RSSChannel.TextInput { RSSChannel.TextInput() }
  static let fields: [Field<RSSChannel.TextInput>] = [
    Field(\.title), Field(\.description), Field(\.name), Field(\.link),
  ]
}

extension Slash: Record {
  static let fields: [Field<Slash>] = [
    Field(\.section), Field(\.department), Field(\.comments), Field(\.hitParade),
  ]
}

extension Threading: Record {
  static let fields: [Field<Threading>] = [Field(\.inReplyTo), Field(\.total)]
}

extension Threading.Reference: Record {
  static var blank: Threading.Reference { Threading.Reference() }
  static let fields: [Field<Threading.Reference>] = [
    Field(\.ref), Field(\.href), Field(\.type), Field(\.source),
  ]
}

extension UpdateSchedule: Record {
  static let fields: [Field<UpdateSchedule>] = [
    Field(\.period), Field(\.frequency), Field(\.base),
  ]
}

extension WellFormedWeb: Record {
  static let fields: [Field<WellFormedWeb>] = [Field(\.comment), Field(\.commentRSS)]
}
