import Markup

/// What an element is: what rules for its children are looked up by.
///
/// An open set. Elements of one name may be of several kinds (an Atom entry's author and an RSS
/// item's), and elements of several names of one kind (Atom's persons).
struct Kind: Hashable, Sendable, ExpressibleByStringLiteral {
  let name: String
  init(stringLiteral name: String) { self.name = name }
}

/// How often an element may stand in its parent.
enum Occurrence: Sendable {
  case any
  case once
  case required(Message)
  /// Once or more.
  case some

  static let required = Occurrence.required(.missingElement)
}

/// What an element may hold.
enum Content: Sendable {
  /// Text only.
  case text
  /// Elements only, with the rules for this kind of parent.
  case elements(Kind)
  /// Elements with rules among text, which is checked too.
  case mixed(Kind)
  /// Nothing: its attributes say all.
  case empty
  /// What the element's own checks look at.
  case own
  /// Anything; it is passed over.
  case anything
}

/// A look at a whole element, made after its children have been seen.
typealias ElementCheck = @Sendable (Place, inout Validation) -> Void

/// The rule for an element: where it stands, how often, and what it holds.
struct ElementRule: Sendable {
  let name: String
  let parents: [Kind]
  var occurrence: Occurrence
  var values: [Value]
  var content: Content
  /// Nil: attributes are not looked at.
  var attributes: [AttributeRule]?
  var checks: [ElementCheck]

  init(
    _ name: String,
    in parents: [Kind],
    occurs: Occurrence = .any,
    _ values: Value...,
    content: Content = .text,
    attributes: [AttributeRule]? = [],
    checks: [ElementCheck] = []
  ) {
    self.name = name
    self.parents = parents
    self.occurrence = occurs
    self.values = values
    self.content = content
    self.attributes = attributes
    self.checks = checks
  }
}

/// The rule for an attribute of an element.
final class AttributeRule: Sendable {
  /// What a finding on an attribute calls `element`: the W3C catalogue has three ways.
  enum Naming: Sendable {
    /// The attribute; the element is its parent.
    case attribute
    /// The attribute, in place of the element.
    case attributeInParent
    /// The element.
    case element
  }

  let name: String
  let naming: Naming
  /// What is reported when it is missing.
  let missing: Message?
  let values: [Value]

  init(
    _ name: String,
    required missing: Message? = nil,
    _ values: Value...,
    naming: Naming = .attribute
  ) {
    self.name = name
    self.naming = naming
    self.missing = missing
    self.values = values
  }
}

/// The rules of a format or vocabulary, and the namespace that they are for.
struct RuleSet: Sendable {
  /// The prefix that the rules and findings name the namespace by; empty for a format's core.
  let prefix: String
  /// The namespaces; the first one is the one to write.
  let namespaces: [String]
  let rules: [ElementRule]

  init(_ prefix: String, _ namespaces: [String], _ rules: [ElementRule]) {
    self.prefix = prefix
    self.namespaces = namespaces
    self.rules = rules
  }
}

/// Where a check is made: an element, or one of its attributes.
struct Place {
  let element: Element
  /// The name with the customary prefix, whatever prefix the document uses.
  let name: String
  let parent: String
  let scope: Scope
  /// The attribute that is looked at.
  var attribute: String?
  var naming = AttributeRule.Naming.attribute
  /// The kind of the parent.
  var parentKind: Kind = "root"
  /// What a finding points to, where that is neither the attribute nor the element.
  var locus: Locus?

  func at(_ attribute: String, naming: AttributeRule.Naming = .attribute) -> Place {
    var place = self
    place.attribute = attribute
    place.naming = naming
    return place
  }

  /// What a finding calls `element` and `parent`.
  var names: (element: String, parent: String) {
    guard let attribute else { return (name, parent) }
    switch naming {
    case .attribute: return (attribute, name)
    case .attributeInParent: return (attribute, parent)
    case .element: return (name, parent)
    }
  }
}
