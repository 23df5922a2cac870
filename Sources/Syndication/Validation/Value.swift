/// A kind of value that the text of an element or an attribute must be: the check and its message.
///
/// An open set: a new kind is a constant beside the rules that use it.
struct Value: Sendable {
  /// What a check found wrong, and what beside the text its sentence names.
  struct Fault {
    var message: Message
    var parameters: Parameters = [:]
    /// Whether the parameter `value` is the text.
    var namesValue = true
    /// Whether it is none where the source has references in hexadecimal, the form that says to every
    /// reader that a character is meant as it stands.
    var isExcusedByHexadecimal = false
    /// Where in the text it is, in UTF-8, if it is not the text as a whole.
    var offset: Int?

    static func fault(_ message: Message, _ parameters: Parameters = [:]) -> Fault {
      Fault(message: message, parameters: parameters)
    }
  }

  /// Finds what is wrong with a text; nil when nothing is.
  let fault: @Sendable (String, Scope) -> Fault?
  /// Tells of what most feeds hold, without a string, that nothing is wrong with it; false says nothing.
  var isPlain: (@Sendable (Span<UInt8>, Scope) -> Bool)?
  /// The W3C validator's name of the check when it passes.
  var passed: (@Sendable (String) -> String)?

  init(passed: String? = nil, _ fault: @escaping @Sendable (String, Scope) -> Fault?) {
    self.fault = fault
    if let passed { self.passed = { _ in passed } }
  }

  /// The same check, with a shorter way for what most feeds hold.
  func plainly(_ isPlain: @escaping @Sendable (Span<UInt8>, Scope) -> Bool) -> Value {
    var value = self
    value.isPlain = isPlain
    return value
  }

  /// The same check, whose name when it passes depends on the text.
  func named(_ passed: @escaping @Sendable (String) -> String) -> Value {
    var value = self
    value.passed = passed
    return value
  }

  /// A kind with one message and no need to know where the value stands.
  init(_ message: Message, passed: String? = nil, _ isValid: @escaping @Sendable (String) -> Bool) {
    self.init(passed: passed) { text, _ in isValid(text) ? nil : .fault(message) }
  }

  /// One of a list of words.
  static func one(of words: Set<String>, _ message: Message, passed: String? = nil) -> Value {
    Value(message, passed: passed) { words.contains($0) }
  }
}

/// What holds for an element because of the elements around it, and for the whole document.
struct Scope: Sendable {
  /// The base of relative references.
  var base: String?
  /// Where the document came from.
  var documentURL: String?
  /// Whether an xml:base is in force.
  var hasBase = false
  /// Whether a language is in force.
  var hasLanguage = false
  /// Whether an author is in force: the feed's or the source's.
  var hasAuthor = false
  /// Whether the document is RSS 2.
  var isRSS2 = false
  /// The present.
  var now: Timestamp?
}
