/// What only an RSS channel states; kept so that nothing is lost from read to write.
public struct RSSChannel: Extension {
  /// A registration for change notices (RSS 2.0 cloud).
  public struct Cloud: Sendable, Hashable {
    /// The host; cloud/@domain.
    public var domain: String?
    /// The TCP port, as written; cloud/@port.
    public var port: String?
    /// cloud/@path.
    public var path: String?
    /// cloud/@registerProcedure.
    public var registerProcedure: String?
    /// `xml-rpc`, `soap` or `http-post`; cloud/@protocol.
    public var `protocol`: String?

    /// Makes an empty cloud.
    public init() {}
  }

  /// A text box on the channel's page (RSS textInput).
  public struct TextInput: Sendable, Hashable {
    /// The button's label.
    public var title: String?
    /// What the box is for.
    public var description: String?
    /// The name of the form's variable.
    public var name: String?
    /// Where the form goes.
    public var link: String?

    /// Makes an empty text input.
    public init() {}
  }

  /// The address of the format's documentation; RSS: docs.
  public var docs: String?
  /// Minutes that the channel may be cached; RSS: ttl.
  public var ttl: Int?
  /// The PICS rating; RSS: rating.
  public var rating: String?
  /// Hours of the day, GMT, when nobody need ask; RSS: skipHours/hour.
  public var skipHours: [Int] = []
  /// English names of days when nobody need ask; RSS: skipDays/day.
  public var skipDays: [String] = []
  /// RSS: cloud.
  public var cloud: Cloud?
  /// RSS, RDF: textInput.
  public var textInput: TextInput?

  /// Makes an empty channel part.
  public init() {}
}
