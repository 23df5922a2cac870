import Syndication
import Testing

@testable import Storage

/// A record must show every stored property of its type: a property that was added to the model and
/// forgotten here would be lost in the store.
private func expectComplete<Value: Record>(
  _ type: Value.Type,
  besides: Int = 0,
  _ fill: (inout Value) -> Void = { _ in }
) {
  var value = Value.blank
  fill(&value)
  let properties = Mirror(reflecting: value).children.reduce(-besides) { count, child in
    count + (child.label == "_rare" ? boxed(child.value) : 1)
  }
  var fields = CountedFields<Value>()
  value.show(to: &fields)
  #expect(fields.count == properties, "\(type)")
}

private struct CountedFields<Root>: Fields {
  private(set) var count = 0

  mutating func next<Value: Archivable>(_ value: Value, _ set: (inout Root, Value) -> Void) {
    count += 1
  }
}

/// How many properties stand in a box that something was written to.
private func boxed(_ box: Any) -> Int {
  var value = box
  // The storage, what the optional holds, and the value in it.
  for _ in 0..<3 { value = Mirror(reflecting: value).children.first?.value ?? value }
  return Mirror(reflecting: value).children.count
}

@Test func everyPropertyOfTheModelIsStored() {
  expectComplete(Entry.self) { $0.bannerImage = "" }
  expectComplete(Feed.self, besides: 1)  // its entries
  expectComplete(Text.self)
  expectComplete(Timestamp.self)
  expectComplete(FeedDate.self)
  expectComplete(Link.self) { $0.title = "" }
  expectComplete(Person.self)
  expectComplete(Category.self)
  expectComplete(Generator.self)
  expectComplete(Image.self)
  expectComplete(ForeignElement.self)
  expectComplete(ForeignElement.Attribute.self)
  expectComplete(Outline.self)
  expectComplete(DublinCore.self)
  expectComplete(DublinCore.Element.self)
  expectComplete(Geo.self)
  expectComplete(ITunes.self)
  expectComplete(ITunes.Category.self)
  expectComplete(Media.self)
  expectComplete(Paging.self)
  expectComplete(Podcast.self)
  expectComplete(RSSChannel.self)
  expectComplete(RSSChannel.Cloud.self)
  expectComplete(RSSChannel.TextInput.self)
  expectComplete(Slash.self)
  expectComplete(Threading.self)
  expectComplete(Threading.Reference.self)
  expectComplete(UpdateSchedule.self)
  expectComplete(WellFormedWeb.self)
}

@Test func anEntryComesBackEqual() throws {
  let entry = richEntry()
  let read = try Archive.entry(Archive.bytes(of: entry))
  #expect(read == entry)
  // Equality of dates looks at the instant alone; the store keeps the rest too.
  #expect(read.published?.literal == "Mon, 04 Mar 2013 09:30:00 +0100")
  #expect(read.published?.timestamp?.offset == 3600)
  #expect(read.source?.feed.title?.value == "Elsewhere")
}

@Test func aFeedComesBackEqualWithoutItsEntries() throws {
  var feed = Feed()
  feed.id = "tag:example.org,2013:feed"
  feed.title = Text("Notes & <b>Queries</b>", kind: .html, language: "en", base: "http://x.org/")
  feed.rss.ttl = 60
  feed.rss.skipHours = [1, 2, 23]
  feed.rss.cloud = RSSChannel.Cloud()
  feed.rss.cloud?.protocol = "xml-rpc"
  feed.paging.isComplete = true
  feed.isExpired = false
  var folder = Outline(text: "Folder")
  folder.outlines = [Outline(text: "")]
  feed.outlines = [folder]
  #expect(try Archive.feed(Archive.bytes(of: feed)) == feed)
  let bytes = Archive.bytes(of: feed)
  feed.entries = [richEntry()]
  #expect(Archive.bytes(of: feed) == bytes)
}

@Test func emptyAndAbsentStayApart() throws {
  var entry = Entry()
  entry.id = ""
  entry.title = Text("")
  let read = try Archive.entry(Archive.bytes(of: entry))
  #expect(read.id == "")
  #expect(read.title == Text(""))
  #expect(read.summary == nil)
  #expect(Archive.bytes(of: Entry()).isEmpty)
}

@Test func aFieldOfALaterVersionIsPassedOver() throws {
  let entry = richEntry()
  let unknown: [UInt8] = [250, 3, 0, 0, 0, 1, 2, 3]
  #expect(try Archive.entry(Archive.bytes(of: entry) + unknown) == entry)
}

@Test func aDamagedDocumentIsAnErrorWhereverItIsCut() {
  let bytes = Archive.bytes(of: richEntry())
  for count in 1..<bytes.count {
    // A cut between two fields cannot be seen; any other must be, and none may trap.
    let read = try? Archive.entry(Array(bytes.prefix(count)))
    if let read { #expect(read != richEntry()) }
  }
  #expect(throws: StoreError.self) { try Archive.entry([1, 255, 255, 255, 255]) }
  #expect(throws: StoreError.self) { try Archive.entry([1, 2]) }
}

func richEntry() -> Entry {
  var entry = Entry()
  entry.id = "urn:1"
  entry.idIsPermalink = false
  entry.title = Text("Ünïcødé 🧶", language: "de")
  entry.content = [
    Text("<p>x</p>", kind: .html, base: "https://example.org/a/"),
    Text("y", kind: .other(mediaType: "text/x-made-up"), source: "https://example.org/y"),
    Text("<p/>", kind: .xhtml),
  ]
  entry.links = [
    Link("https://example.org/1"),
    Link("a.mp3", .enclosure, type: "audio/mpeg", length: "12", duration: 1.5, count: 3),
  ]
  entry.authors = [Person(name: "A", email: "a@example.org", origin: "dc:creator")]
  entry.categories = [Category("x", scheme: "s", label: "l", origin: "dc:subject")]
  entry.published = FeedDate(
    literal: "Mon, 04 Mar 2013 09:30:00 +0100",
    timestamp: Timestamp(seconds: 1_362_385_800, nanoseconds: 5, offset: 3600)
  )
  entry.updated = FeedDate(literal: "yesterday", timestamp: nil)
  entry.image = Image("i.png", width: 3, height: -4)
  entry.geo.shape = .line
  entry.geo.positions = [[1.5, -2], [3, 4, 5]]
  entry.itunes.categories = [ITunes.Category("Arts", categories: [ITunes.Category("Books")])]
  entry.itunes.owner = Person(name: "O")
  entry.threading.inReplyTo = [Threading.Reference(ref: "urn:0")]
  entry.threading.total = 0
  entry.dublinCore.elements = [DublinCore.Element("creator", "A")]
  entry.foreign = [
    ForeignElement(
      name: "p:x",
      namespace: "urn:p",
      attributes: [ForeignElement.Attribute(name: "a", value: "1")],
      children: [.text("t"), .element(ForeignElement(name: "p:y", namespace: "urn:p"))]
    )
  ]
  var source = Feed()
  source.title = Text("Elsewhere")
  source.links = [Link("https://example.net/feed", .self)]
  entry.source = Source(source)
  return entry
}
