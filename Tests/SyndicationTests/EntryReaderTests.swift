import Syndication
import TestSupport
import Testing

@testable import Markup

@Suite struct EntryReaderTests {
  /// What comes out, whatever the pieces that the bytes come in, and that go to the parser.
  private func read(
    _ bytes: [UInt8],
    by size: Int,
    _ limits: ElementSplitter.Limits = ElementSplitter.Limits()
  ) -> (entries: [Entry], result: ReadResult) {
    var reader = EntryReader(options: ReadOptions(), window: 256, limits: limits)
    var entries: [Entry] = []
    for start in stride(from: 0, to: bytes.count, by: size) {
      entries += reader.read(Array(bytes[start..<min(bytes.count, start + size)]))
    }
    entries += reader.finish()
    return (entries, reader.result)
  }

  @Test(arguments: samples(in: "read") + samples(in: "valid") + samples(in: "blog/outside"))
  func readsWhatTheWholeIs(sample: Sample) throws {
    let bytes = try sample.bytes
    let whole = Feed.read(bytes)
    var single = ElementSplitter.Limits()
    single.piece = 1
    for (size, limits) in [(1, single), (61, ElementSplitter.Limits()), (1 << 20, single)] {
      let (entries, result) = read(bytes, by: size, limits)
      #expect(entries == whole.feed.entries)
      var feed = whole.feed
      feed.entries = []
      #expect(result.feed == feed)
      #expect(result.format == whole.format)
      #expect(result.version == whole.version)
      #expect(result.problems == whole.problems)
    }
  }

  @Test func givesEntriesAsSoonAsTheyAreComplete() {
    var single = ElementSplitter.Limits()
    single.piece = 1
    var reader = EntryReader(options: ReadOptions(), window: 16, limits: single)
    let start = "<rss><channel><title>T</title><item><title>1</title></item>         "
    let head = reader.read(Array(start.utf8))
    #expect(head.map(\.title?.value) == ["1"])
    // What stands before the first entry is known with it.
    #expect(reader.result.feed.title?.value == "T")
    #expect(reader.result.problems.isEmpty)
    #expect(reader.read(Array("<item><title>2</title></it".utf8)).isEmpty)
    #expect(reader.read(Array("em>         ".utf8)).map(\.title?.value) == ["2"])
    #expect(reader.finish().isEmpty)
    #expect(reader.result.problems.map(\.message) == ["the document ends inside <channel>"])
  }

  @Test func saysWhereThingsAreInTheWhole() {
    let text = """
      <rss version="2.0"><channel>
      <item><title>1</title></item>
      <title>a & b</title>
      <!-- between -->
      <item><title>2</title></item>  <item><title>3 &nbsp; & 4</title></item>
      </channel></rss>
      """
    let whole = Feed.read(Array(text.utf8))
    #expect(whole.problems.count == 3)
    for size in [1, 1000] {
      #expect(read(Array(text.utf8), by: size).result.problems == whole.problems)
    }
  }

  @Test func cutsWhatIsTooLong() {
    var limits = ElementSplitter.Limits()
    limits.part = 1000
    limits.rest = 1000
    let long = String(repeating: "word ", count: 1000)
    let text = """
      <rss><channel><title>T</title>
      <item><title>1</title><description>\(long)</description></item>
      <item><title>2</title></item>
      <description>\(long)</description>
      <item><title>3</title></item></channel></rss>
      """
    let (entries, result) = read(Array(text.utf8), by: 100, limits)
    #expect(entries.map(\.title?.value) == ["1", "2", "3"])
    #expect(result.feed.title?.value == "T")
    let limit = result.problems.filter { $0.code == .limit }
    #expect(limit.map(\.position?.line) == [2, 4])
  }

  @Test func takesEntriesThatWereNeverClosedForSiblings() {
    var limits = ElementSplitter.Limits()
    limits.part = 200
    let items = (1...100).map { "<item><title>\($0)</title>" }.joined(separator: "\n")
    let text = "<rss><channel>\(items)</channel></rss>"
    let (entries, _) = read(Array(text.utf8), by: 50, limits)
    #expect(entries.map(\.title?.value) == (1...100).map { "\($0)" })
  }

  @Test func keepsCharactersThatAreCutInTwo() {
    let text = "<rss><channel><item><title>日本語 ünïcödé</title></item></channel></rss>"
    let utf16 = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    for bytes in [Array(text.utf8), [0xFE, 0xFF] + utf16] {
      var reader = EntryReader(options: ReadOptions(), window: 16, limits: .init())
      var entries: [Entry] = []
      for byte in bytes { entries += reader.read([byte]) }
      entries += reader.finish()
      #expect(entries.map(\.title?.value) == ["日本語 ünïcödé"])
    }
  }

  @Test func saysThatItWasStopped() {
    var options = ReadOptions()
    options.limits.isOver = { true }
    var reader = EntryReader(options: options)
    #expect(reader.read(Array("<rss><channel><item><title>1</title></item>".utf8)).isEmpty)
    #expect(reader.finish().isEmpty)
    #expect(reader.result.problems.contains { $0.code == .limit })
  }

  @Test func saysThatATextWasCut() {
    var options = ReadOptions()
    options.limits.textLength = 3
    options.limits.bytes = 10
    var reader = EntryReader(options: options)
    let entries =
      reader.read(Array("<rss><channel><item><title>12345</title></item></channel></rss>".utf8))
      + reader.finish()
    #expect(entries.map(\.title?.value) == ["123"])
    #expect(reader.result.problems.map(\.code) == [.limit])
  }

  /// What has no end must not be kept until one comes.
  @Test(arguments: ["<!-- ", "<![CDATA[", "<?x "])
  func findsEntriesBehindWhatHasNoEnd(_ start: String) {
    var limits = ElementSplitter.Limits()
    limits.part = 1000
    let long = String(repeating: "word ", count: 1000)
    let text = "<rss><channel>\(start)\(long)<item><title>1</title></item></channel></rss>"
    let (entries, result) = read(Array(text.utf8), by: 100, limits)
    #expect(entries.map(\.title?.value) == ["1"])
    #expect(!result.problems.isEmpty)
  }

  @Test func readsContainersThatAreTooManyAsAWhole() {
    let text = String(repeating: "<channel>", count: 100) + "<item><title>1</title></item>"
    let bytes = Array("<rss>\(text)</rss>".utf8)
    let (entries, result) = read(bytes, by: 100)
    #expect(entries == Feed.read(bytes).feed.entries)
    #expect(result.problems.map(\.message) == Feed.read(bytes).problems.map(\.message))
  }
}
