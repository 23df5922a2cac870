import Syndication

// One line a property. Append only, see `Record`.

extension Entry: Record {
  static var blank: Entry { Entry() }
  func show<Some: Fields<Self>>(to fields: inout Some) throws(Some.Failure) {
    try fields.next(id) { $0.id = $1 }
    try fields.next(idIsPermalink) { $0.idIsPermalink = $1 }
    try fields.next(title) { $0.title = $1 }
    try fields.next(summary) { $0.summary = $1 }
    try fields.next(content) { $0.content = $1 }
    try fields.next(links) { $0.links = $1 }
    try fields.next(authors) { $0.authors = $1 }
    try fields.next(contributors) { $0.contributors = $1 }
    try fields.next(publisher) { $0.publisher = $1 }
    try fields.next(categories) { $0.categories = $1 }
    try fields.next(rights) { $0.rights = $1 }
    try fields.next(language) { $0.language = $1 }
    try fields.next(published) { $0.published = $1 }
    try fields.next(updated) { $0.updated = $1 }
    try fields.next(created) { $0.created = $1 }
    try fields.next(expires) { $0.expires = $1 }
    try fields.next(validFrom) { $0.validFrom = $1 }
    try fields.next(validUntil) { $0.validUntil = $1 }
    try fields.next(image) { $0.image = $1 }
    try fields.next(bannerImage) { $0.bannerImage = $1 }
    try fields.next(commentsURL) { $0.commentsURL = $1 }
    try fields.next(source) { $0.source = $1 }
    try fields.next(dublinCore) { $0.dublinCore = $1 }
    try fields.next(dublinCoreTerms) { $0.dublinCoreTerms = $1 }
    try fields.next(geo) { $0.geo = $1 }
    try fields.next(itunes) { $0.itunes = $1 }
    try fields.next(media) { $0.media = $1 }
    try fields.next(podcast) { $0.podcast = $1 }
    try fields.next(slash) { $0.slash = $1 }
    try fields.next(threading) { $0.threading = $1 }
    try fields.next(wellFormedWeb) { $0.wellFormedWeb = $1 }
    try fields.next(foreign) { $0.foreign = $1 }
  }
}

extension Feed: Record {
  static var blank: Feed { Feed() }
  // Its entries have a table of their own.
  func show<Some: Fields<Self>>(to fields: inout Some) throws(Some.Failure) {
    try fields.next(id) { $0.id = $1 }
    try fields.next(title) { $0.title = $1 }
    try fields.next(subtitle) { $0.subtitle = $1 }
    try fields.next(summary) { $0.summary = $1 }
    try fields.next(info) { $0.info = $1 }
    try fields.next(rights) { $0.rights = $1 }
    try fields.next(language) { $0.language = $1 }
    try fields.next(links) { $0.links = $1 }
    try fields.next(authors) { $0.authors = $1 }
    try fields.next(contributors) { $0.contributors = $1 }
    try fields.next(publisher) { $0.publisher = $1 }
    try fields.next(categories) { $0.categories = $1 }
    try fields.next(generator) { $0.generator = $1 }
    try fields.next(published) { $0.published = $1 }
    try fields.next(updated) { $0.updated = $1 }
    try fields.next(created) { $0.created = $1 }
    try fields.next(expires) { $0.expires = $1 }
    try fields.next(validFrom) { $0.validFrom = $1 }
    try fields.next(validUntil) { $0.validUntil = $1 }
    try fields.next(image) { $0.image = $1 }
    try fields.next(icon) { $0.icon = $1 }
    try fields.next(logo) { $0.logo = $1 }
    try fields.next(userComment) { $0.userComment = $1 }
    try fields.next(isExpired) { $0.isExpired = $1 }
    try fields.next(movedTo) { $0.movedTo = $1 }
    try fields.next(base) { $0.base = $1 }
    try fields.next(rss) { $0.rss = $1 }
    try fields.next(dublinCore) { $0.dublinCore = $1 }
    try fields.next(dublinCoreTerms) { $0.dublinCoreTerms = $1 }
    try fields.next(geo) { $0.geo = $1 }
    try fields.next(itunes) { $0.itunes = $1 }
    try fields.next(media) { $0.media = $1 }
    try fields.next(paging) { $0.paging = $1 }
    try fields.next(podcast) { $0.podcast = $1 }
    try fields.next(schedule) { $0.schedule = $1 }
    try fields.next(foreign) { $0.foreign = $1 }
    try fields.next(outlines) { $0.outlines = $1 }
  }
}

extension Source: Archivable {
  func write(to writer: inout ArchiveWriter) { feed.write(to: &writer) }
  init(from reader: ArchiveReader) throws(StoreError) { self.init(try Feed(from: reader)) }
}

extension Text: Record {
  static var blank: Text { Text("") }
  func show<Some: Fields<Self>>(to fields: inout Some) throws(Some.Failure) {
    try fields.next(value) { $0.value = $1 }
    try fields.next(kind) { $0.kind = $1 }
    try fields.next(language) { $0.language = $1 }
    try fields.next(base) { $0.base = $1 }
    try fields.next(source) { $0.source = $1 }
  }
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
  func show<Some: Fields<Self>>(to fields: inout Some) throws(Some.Failure) {
    try fields.next(seconds) { $0.seconds = $1 }
    try fields.next(nanoseconds) { $0.nanoseconds = $1 }
    try fields.next(offset) { $0.offset = $1 }
  }
}

extension FeedDate: Record {
  static var blank: FeedDate { FeedDate(literal: "", timestamp: nil) }
  func show<Some: Fields<Self>>(to fields: inout Some) throws(Some.Failure) {
    try fields.next(literal) { $0.literal = $1 }
    try fields.next(timestamp) { $0.timestamp = $1 }
  }
}

extension Link: Record {
  static var blank: Link { Link("") }
  func show<Some: Fields<Self>>(to fields: inout Some) throws(Some.Failure) {
    try fields.next(href) { $0.href = $1 }
    try fields.next(relation) { $0.relation = $1 }
    try fields.next(type) { $0.type = $1 }
    try fields.next(title) { $0.title = $1 }
    try fields.next(language) { $0.language = $1 }
    try fields.next(length) { $0.length = $1 }
    try fields.next(duration) { $0.duration = $1 }
    try fields.next(count) { $0.count = $1 }
    try fields.next(updated) { $0.updated = $1 }
    try fields.next(origin) { $0.origin = $1 }
  }
}

extension Link.Relation: Archivable {
  func write(to writer: inout ArchiveWriter) { rawValue.write(to: &writer) }
  init(from reader: ArchiveReader) throws(StoreError) {
    self.init(rawValue: try String(from: reader))
  }
}

extension Person: Record {
  static var blank: Person { Person() }
  func show<Some: Fields<Self>>(to fields: inout Some) throws(Some.Failure) {
    try fields.next(name) { $0.name = $1 }
    try fields.next(email) { $0.email = $1 }
    try fields.next(uri) { $0.uri = $1 }
    try fields.next(avatar) { $0.avatar = $1 }
    try fields.next(literal) { $0.literal = $1 }
    try fields.next(origin) { $0.origin = $1 }
  }
}

extension Category: Record {
  static var blank: Category { Category("") }
  func show<Some: Fields<Self>>(to fields: inout Some) throws(Some.Failure) {
    try fields.next(term) { $0.term = $1 }
    try fields.next(scheme) { $0.scheme = $1 }
    try fields.next(label) { $0.label = $1 }
    try fields.next(origin) { $0.origin = $1 }
  }
}

extension Generator: Record {
  static var blank: Generator { Generator() }
  func show<Some: Fields<Self>>(to fields: inout Some) throws(Some.Failure) {
    try fields.next(name) { $0.name = $1 }
    try fields.next(uri) { $0.uri = $1 }
    try fields.next(version) { $0.version = $1 }
  }
}

extension Image: Record {
  static var blank: Image { Image("") }
  func show<Some: Fields<Self>>(to fields: inout Some) throws(Some.Failure) {
    try fields.next(url) { $0.url = $1 }
    try fields.next(title) { $0.title = $1 }
    try fields.next(link) { $0.link = $1 }
    try fields.next(description) { $0.description = $1 }
    try fields.next(width) { $0.width = $1 }
    try fields.next(height) { $0.height = $1 }
    try fields.next(origin) { $0.origin = $1 }
  }
}

extension ForeignElement: Record {
  static var blank: ForeignElement { ForeignElement(name: "") }
  func show<Some: Fields<Self>>(to fields: inout Some) throws(Some.Failure) {
    try fields.next(name) { $0.name = $1 }
    try fields.next(namespace) { $0.namespace = $1 }
    try fields.next(attributes) { $0.attributes = $1 }
    try fields.next(children) { $0.children = $1 }
  }
}

extension ForeignElement.Attribute: Record {
  static var blank: ForeignElement.Attribute { ForeignElement.Attribute(name: "", value: "") }
  func show<Some: Fields<Self>>(to fields: inout Some) throws(Some.Failure) {
    try fields.next(name) { $0.name = $1 }
    try fields.next(namespace) { $0.namespace = $1 }
    try fields.next(value) { $0.value = $1 }
  }
}

extension ForeignElement.Node: Archivable {
  func write(to writer: inout ArchiveWriter) {
    switch self {
    case .text(let text): writer.append(text, as: 0)
    case .element(let element): writer.append(element, as: 1)
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
  func show<Some: Fields<Self>>(to fields: inout Some) throws(Some.Failure) {
    try fields.next(text) { $0.text = $1 }
    try fields.next(title) { $0.title = $1 }
    try fields.next(type) { $0.type = $1 }
    try fields.next(xmlURL) { $0.xmlURL = $1 }
    try fields.next(htmlURL) { $0.htmlURL = $1 }
    try fields.next(url) { $0.url = $1 }
    try fields.next(category) { $0.category = $1 }
    try fields.next(description) { $0.description = $1 }
    try fields.next(language) { $0.language = $1 }
    try fields.next(version) { $0.version = $1 }
    try fields.next(created) { $0.created = $1 }
    try fields.next(isComment) { $0.isComment = $1 }
    try fields.next(isBreakpoint) { $0.isBreakpoint = $1 }
    try fields.next(attributes) { $0.attributes = $1 }
    try fields.next(outlines) { $0.outlines = $1 }
  }
}
