package import Markup

/// Reads the entries of a feed of any length while its bytes come in.
///
/// Memory is bounded by the longest entry and by what stands outside the entries, not by the feed:
///
/// ```swift
/// var reader = EntryReader()
/// while let bytes = try file.read(upToCount: 1 << 20), !bytes.isEmpty {
///   for entry in reader.read([UInt8](bytes)) { print(entry.title?.value ?? "") }
/// }
/// for entry in reader.finish() { print(entry.title?.value ?? "") }
/// print(reader.result.feed.title?.value ?? "", reader.result.problems.count)
/// ```
///
/// The entries are those that ``Feed/read(_:options:)`` gives, in their order. A feed whose entries
/// cannot be told apart while it comes in (JSON, OPML, an Atom entry document) is read as a whole.
///
/// Of the limits in ``ReadOptions`` those on bytes and entries hold for what is read as a whole only. An
/// entry may be of 16 MiB, and what is outside the entries too; what is cut is said.
public struct EntryReader: ~Copyable, Sendable {
  /// The feed without its entries, and what was learned on the way: what is known so far while
  /// reading, all of it after ``finish()``.
  public private(set) var result = ReadResult()

  private let options: ReadOptions
  private var decoder: StreamDecoder
  private var splitter: ElementSplitter
  /// The bytes of a feed that is read as a whole; nil for one that is split.
  private var whole: [UInt8]?
  private var hasBegun = false
  private var problems: [Problem] = []
  private var namespaces: [(prefix: String, uri: String)] = []

  private static let names = ElementSplitter.Names(
    parts: ["item", "entry"],
    containers: ["rss", "rdf", "channel", "feed", "items"]
  )

  /// A problem is noted this many times at most: a feed of nothing else must not fill the memory.
  private static let maximumProblems = 1000

  private static let start = Position(line: 0, column: 0)

  /// A reader at the start of a feed.
  public init(options: ReadOptions = ReadOptions()) {
    self.init(options: options, window: 64 << 10, limits: .init())
  }

  /// A reader with sizes of its own.
  package init(options: ReadOptions, window: Int, limits: ElementSplitter.Limits) {
    self.options = options
    decoder = StreamDecoder(Feed.documentOptions(options), window: window)
    splitter = ElementSplitter(Self.names, limits: limits)
  }

  /// Takes the next bytes; returns the entries that they complete.
  public mutating func read(_ bytes: [UInt8]) -> [Entry] {
    if isOver { return [] }
    if !hasBegun, let first = bytes.first(where: { !Self.isBlank($0) }) {
      hasBegun = true
      if first == UInt8(ascii: "{") { whole = [] }
    }
    if whole != nil {
      whole?.append(contentsOf: bytes)
      return []
    }
    return entries(of: splitter.append(decoder.decode(bytes)))
  }

  /// Ends the feed; returns the entries that were left, and completes ``result``.
  public mutating func finish() -> [Entry] {
    if let whole {
      result = Feed.read(whole, options: options)
      defer { result.feed.entries = [] }
      return result.feed.entries
    }
    var entries = isOver ? [] : entries(of: splitter.append(decoder.finish()))
    entries += self.entries(of: splitter.finish())
    let rest = readRest(splitter.rest)
    entries += rest.feed.entries
    result = rest
    result.feed.entries = []
    result.encoding = decoder.encoding
    for namespace in namespaces
    where !result.namespaces.contains(where: { $0 == namespace }) {
      result.namespaces.append(namespace)
    }
    result.problems += problems + decoder.problems + splitter.problems
    if isOver, !result.problems.contains(Limits.stopped) {
      result.problems.append(Limits.stopped)
    }
    result.problems.sort { ($0.position ?? Self.start) < ($1.position ?? Self.start) }
    return entries
  }

  private mutating func entries(of pieces: [ElementSplitter.Piece]) -> [Entry] {
    var entries: [Entry] = []
    if !pieces.isEmpty, result.format == nil {
      result = readRest(splitter.closedRest)
      result.feed.entries = []
    }
    for piece in pieces {
      let part = Feed.read(Document(xml: piece.text, options: documentOptions), options: options)
      entries += part.feed.entries
      for namespace in part.namespaces
      where !namespaces.contains(where: { $0 == namespace }) && namespaces.count < 100 {
        namespaces.append(namespace)
      }
      add(part.problems, from: piece.origin)
    }
    return entries
  }

  private var isOver: Bool { options.limits.isOver?() ?? false }

  /// Notes the problems that are inside a piece; those of what is around it come with the rest.
  private mutating func add(_ found: [Problem], from origin: PieceOrigin) {
    for problem in found where problems.count < Self.maximumProblems {
      var problem = problem
      problem.position = problem.position.flatMap { origin.position(of: $0) }
      if problem.position == nil, problem.code != .limit || problems.contains(problem) { continue }
      problems.append(problem)
    }
  }

  /// Reads what stands outside the entries.
  private func readRest(_ rest: [UInt8]) -> ReadResult {
    var result = Feed.read(Document(xml: rest, options: documentOptions), options: options)
    for index in result.problems.indices {
      if let place = result.problems[index].position {
        result.problems[index].position = splitter.restOrigin.position(of: place)
      }
    }
    return result
  }

  /// How pieces are read, which are in UTF-8 whatever they declare.
  private var documentOptions: Document.Options {
    var options = Feed.documentOptions(options)
    options.charset = "utf-8"
    options.limits.bytes = .max
    return options
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == 0xEF || byte == 0xBB || byte == 0xBF
  }
}
