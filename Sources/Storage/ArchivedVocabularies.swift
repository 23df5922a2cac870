import Syndication

// One line a vocabulary. Append only, see `Record`.

extension Record where Self: Extension {
  static var blank: Self { Self() }
  static var isNothingWhenBlank: Bool { true }
}

extension DublinCore: Record {
  func show<Some: Fields<Self>>(to fields: inout Some) throws(Some.Failure) {
    try fields.next(elements) { $0.elements = $1 }
  }
}

extension DublinCore.Element: Record {
  static var blank: DublinCore.Element { DublinCore.Element("", "") }
  func show<Some: Fields<Self>>(to fields: inout Some) throws(Some.Failure) {
    try fields.next(name) { $0.name = $1 }
    try fields.next(value) { $0.value = $1 }
  }
}

extension Geo: Record {
  func show<Some: Fields<Self>>(to fields: inout Some) throws(Some.Failure) {
    try fields.next(shape) { $0.shape = $1 }
    try fields.next(positions) { $0.positions = $1 }
    try fields.next(srsName) { $0.srsName = $1 }
    try fields.next(srsDimension) { $0.srsDimension = $1 }
    try fields.next(holes) { $0.holes = $1 }
    try fields.next(radius) { $0.radius = $1 }
    try fields.next(elevation) { $0.elevation = $1 }
    try fields.next(floor) { $0.floor = $1 }
  }
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
  func show<Some: Fields<Self>>(to fields: inout Some) throws(Some.Failure) {
    try fields.next(author) { $0.author = $1 }
    try fields.next(block) { $0.block = $1 }
    try fields.next(categories) { $0.categories = $1 }
    try fields.next(complete) { $0.complete = $1 }
    try fields.next(duration) { $0.duration = $1 }
    try fields.next(episode) { $0.episode = $1 }
    try fields.next(episodeType) { $0.episodeType = $1 }
    try fields.next(explicit) { $0.explicit = $1 }
    try fields.next(image) { $0.image = $1 }
    try fields.next(isClosedCaptioned) { $0.isClosedCaptioned = $1 }
    try fields.next(keywords) { $0.keywords = $1 }
    try fields.next(newFeedURL) { $0.newFeedURL = $1 }
    try fields.next(order) { $0.order = $1 }
    try fields.next(owner) { $0.owner = $1 }
    try fields.next(season) { $0.season = $1 }
    try fields.next(subtitle) { $0.subtitle = $1 }
    try fields.next(summary) { $0.summary = $1 }
    try fields.next(title) { $0.title = $1 }
    try fields.next(type) { $0.type = $1 }
  }
}

extension ITunes.Category: Record {
  static var blank: ITunes.Category { ITunes.Category("") }
  func show<Some: Fields<Self>>(to fields: inout Some) throws(Some.Failure) {
    try fields.next(text) { $0.text = $1 }
    try fields.next(categories) { $0.categories = $1 }
  }
}

extension Media: Record {
  func show<Some: Fields<Self>>(to fields: inout Some) throws(Some.Failure) {
    try fields.next(elements) { $0.elements = $1 }
  }
}

extension Paging: Record {
  // A flag is always there.
  var isAbsent: Bool { self == Self() }
  func show<Some: Fields<Self>>(to fields: inout Some) throws(Some.Failure) {
    try fields.next(isComplete) { $0.isComplete = $1 }
    try fields.next(isArchive) { $0.isArchive = $1 }
  }
}

extension Podcast: Record {
  func show<Some: Fields<Self>>(to fields: inout Some) throws(Some.Failure) {
    try fields.next(elements) { $0.elements = $1 }
  }
}

extension RSSChannel: Record {
  func show<Some: Fields<Self>>(to fields: inout Some) throws(Some.Failure) {
    try fields.next(docs) { $0.docs = $1 }
    try fields.next(ttl) { $0.ttl = $1 }
    try fields.next(rating) { $0.rating = $1 }
    try fields.next(skipHours) { $0.skipHours = $1 }
    try fields.next(skipDays) { $0.skipDays = $1 }
    try fields.next(cloud) { $0.cloud = $1 }
    try fields.next(textInput) { $0.textInput = $1 }
  }
}

extension RSSChannel.Cloud: Record {
  static var blank: RSSChannel.Cloud { RSSChannel.Cloud() }
  func show<Some: Fields<Self>>(to fields: inout Some) throws(Some.Failure) {
    try fields.next(domain) { $0.domain = $1 }
    try fields.next(port) { $0.port = $1 }
    try fields.next(path) { $0.path = $1 }
    try fields.next(registerProcedure) { $0.registerProcedure = $1 }
    try fields.next(`protocol`) { $0.protocol = $1 }
  }
}

extension RSSChannel.TextInput: Record {
  static var blank: RSSChannel.TextInput { RSSChannel.TextInput() }
  func show<Some: Fields<Self>>(to fields: inout Some) throws(Some.Failure) {
    try fields.next(title) { $0.title = $1 }
    try fields.next(description) { $0.description = $1 }
    try fields.next(name) { $0.name = $1 }
    try fields.next(link) { $0.link = $1 }
  }
}

extension Slash: Record {
  func show<Some: Fields<Self>>(to fields: inout Some) throws(Some.Failure) {
    try fields.next(section) { $0.section = $1 }
    try fields.next(department) { $0.department = $1 }
    try fields.next(comments) { $0.comments = $1 }
    try fields.next(hitParade) { $0.hitParade = $1 }
  }
}

extension Threading: Record {
  func show<Some: Fields<Self>>(to fields: inout Some) throws(Some.Failure) {
    try fields.next(inReplyTo) { $0.inReplyTo = $1 }
    try fields.next(total) { $0.total = $1 }
  }
}

extension Threading.Reference: Record {
  static var blank: Threading.Reference { Threading.Reference() }
  func show<Some: Fields<Self>>(to fields: inout Some) throws(Some.Failure) {
    try fields.next(ref) { $0.ref = $1 }
    try fields.next(href) { $0.href = $1 }
    try fields.next(type) { $0.type = $1 }
    try fields.next(source) { $0.source = $1 }
  }
}

extension UpdateSchedule: Record {
  func show<Some: Fields<Self>>(to fields: inout Some) throws(Some.Failure) {
    try fields.next(period) { $0.period = $1 }
    try fields.next(frequency) { $0.frequency = $1 }
    try fields.next(base) { $0.base = $1 }
  }
}

extension WellFormedWeb: Record {
  func show<Some: Fields<Self>>(to fields: inout Some) throws(Some.Failure) {
    try fields.next(comment) { $0.comment = $1 }
    try fields.next(commentRSS) { $0.commentRSS = $1 }
  }
}
