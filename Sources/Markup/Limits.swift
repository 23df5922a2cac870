/// How much of an input is read.
///
/// What lies beyond a limit is left out, and a problem with the code `limit` says so: a text that is cut
/// never looks like a short one.
public struct Limits: Sendable {
  /// Bytes of the input; 64 MiB, never more than 1 GiB.
  public var bytes = 64 << 20 {
    didSet { bytes = min(max(bytes, 0), 1 << 30) }
  }
  /// Elements, or values of JSON, inside each other; 512, never more than 1,024.
  public var depth = 512 {
    // Readers call themselves for what is inside: the stack ends somewhere.
    didSet { depth = min(max(depth, 1), 1024) }
  }
  /// Attributes of an element; 256, never more than 65,535.
  public var attributes = 256 {
    didSet { attributes = min(max(attributes, 0), 65_535) }
  }
  /// Bytes of one text, one attribute or one string of JSON; 16 MiB.
  public var textLength = 16 << 20 {
    didSet { textLength = max(textLength, 0) }
  }
  /// Whether to stop now: asked again and again while reading, from the thread that reads.
  ///
  /// Here is where a deadline belongs, or whether a task was cancelled. Once true it must stay so. A part of
  /// the work that takes less than a second or so is not interrupted.
  public var isOver: (@Sendable () -> Bool)?

  /// Namespace declarations in scope: for each prefix all of them may have to be looked at.
  static let declarations = 1024

  /// Different names: libxml2's table of them no longer grows then, and takes longer with each.
  static let names = 65_536

  /// The defaults.
  public init() {}

  /// What to say when reading was stopped.
  package static let stopped = Problem(
    .limit,
    "reading was stopped: what comes after this was not read"
  )
}

extension Tape {
  /// Cuts the texts and values of attributes that are longer than that; returns where each begins.
  mutating func cutTexts(to maximum: Int, in source: [UInt8]) -> [Problem] {
    guard max(source.count, buffer.count) > maximum else { return [] }
    var count = 0
    for place in records.indices where records[place].kind != .element {
      guard Int(records[place].end) > maximum else { continue }
      let storage = records[place].storage
      let text = storage == .buffer ? buffer : source
      let start = Int(records[place].start)
      records[place].end = Self.cut(start, maximum, in: text, isEncoded: storage == .encoded)
      count += 1
    }
    for place in attributes.indices where Int(attributes[place].count) > maximum {
      let storage = attributes[place].storage
      let text = storage == .buffer ? buffer : source
      let start = Int(attributes[place].start)
      attributes[place].count = Self.cut(start, maximum, in: text, isEncoded: storage == .encoded)
      count += 1
    }
    if count == 0 { return [] }
    let what = count == 1 ? "a text is" : "\(count) texts are"
    return [Problem(.limit, "\(what) longer than \(maximum) bytes and cut there")]
  }

  /// The largest length up to a maximum that splits no character and no reference to one.
  private static func cut(
    _ start: Int,
    _ maximum: Int,
    in text: [UInt8],
    isEncoded: Bool
  ) -> UInt32 {
    var end = start + maximum
    while end > start, text[end] & 0xC0 == 0x80 { end -= 1 }
    let tail = text[max(start, end - 12)..<end]
    if isEncoded, let reference = tail.lastIndex(of: Byte.ampersand),
      !tail[reference...].contains(Byte.semicolon)
    {
      end = reference
    }
    return UInt32(end - start)
  }
}
