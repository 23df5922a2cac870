public import Markup

/// Something that the validator has to say of a place in a feed.
public struct Finding: Sendable, Hashable {
  /// How much a finding matters.
  public enum Severity: String, Sendable, Hashable, CaseIterable, Comparable {
    /// A remark that calls for nothing.
    case info
    /// Allowed, but some readers will not make of it what was meant.
    case warning
    /// Against a specification.
    case error

    /// Less or more severe.
    public static func < (left: Self, right: Self) -> Bool {
      left.rank < right.rank
    }

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
  }

  /// A name and what it stands for in this finding, such as `element` and `pubDate`.
  public struct Parameter: Sendable, Hashable {
    /// What is named: element, parent, attr, value...
    public var name: String
    /// What it is here.
    public var value: String
  }

  /// What all findings of the kind have in common.
  package let kind: Message
  /// Where it is.
  public var position: Position
  /// What the finding is about, by the names of the W3C catalogue.
  public var parameters: [Parameter]
  /// What the sentence names: the parameters, whatever the catalogue calls them.
  private let named: [Parameter]

  /// A message about a place.
  init(_ kind: Message, _ parameters: [Parameter], at position: Position) {
    self.kind = kind
    self.position = position
    self.parameters = parameters
    named = parameters
  }

  /// The kind of finding: the W3C validator's name of it, where that has one.
  public var id: String { kind.id }
  /// How much it matters.
  public var severity: Severity { kind.severity }
  /// What is wrong here, in one sentence.
  public var message: String { kind.sentence(with: named) }
  /// Why it matters and what to do.
  public var explanation: String { kind.explanation }
  /// The section of the specification that says so.
  public var specification: String { kind.specification }

  /// Where the specification is to be read: the address of its section, where that has one.
  public var documentation: String? {
    Specification.list(specification).lazy.compactMap(\.address).first
  }
}

/// What the validator found in one document.
public struct ValidationReport: Sendable {
  /// The findings, in document order.
  public var findings: [Finding] = []
  /// A check that was made and passed, by the W3C validator's name of it.
  public struct Pass: Sendable, Hashable {
    /// The name of the check, such as `ValidURI`.
    public var id: String
    /// What it was made on.
    public var parameters: [Finding.Parameter]
  }
  /// The checks that passed; only collected when ``ValidationOptions/collectsPasses`` asks for it.
  public var passes: [Pass] = []
  /// What kind of document it is, such as `atom`, `rss`, `json`; nil when it is none that is known.
  public var format: String?

  /// The text that positions are counted in, in UTF-8.
  package var text: [UInt8] = []

  /// Makes an empty report.
  public init() {}

  /// The highest severity of the findings; nil without any.
  public var worst: Finding.Severity? { findings.map(\.severity).max() }
}

/// What the validator may be told beside the bytes.
public struct ValidationOptions: Sendable {
  /// Where the bytes came from: a self link is compared with it.
  public var url: String?
  /// The HTTP Content-Type, whole.
  public var contentType: String?
  /// The encoding of bytes that state none.
  public var fallbackEncoding: String?
  /// The present, which dates in the future are told by; without it they are not.
  public var now: Timestamp?
  /// Whether the checks that passed are listed too.
  public var collectsPasses = false
  /// How much is read; a finding says when it was not all.
  public var limits = Limits()
  /// How many findings are listed; a last one says how many are not.
  public var maximumFindings = 100_000
  /// What is demanded beside what the formats do.
  public var profiles: [ValidationProfile] = []

  /// The defaults.
  public init() {}
}
