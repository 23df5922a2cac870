/// A value that most owners do not have: one pointer wide until something is written to it.
///
/// An ``Entry`` knows a dozen vocabularies and uses two. Kept inline they would cost over a kilobyte
/// an entry; boxed, eight bytes each. Reading an absent value gives its empty form.
@propertyWrapper
public struct Boxed<Value: Extension>: Sendable, Hashable {
  // Mutable only while this struct holds the one reference to it, see `wrappedValue`.
  private final class Storage: @unchecked Sendable {
    var value: Value
    init(_ value: Value) { self.value = value }
  }

  private var storage: Storage?

  /// Wraps the empty form, which takes no storage.
  public init() {}

  /// The value, or its empty form.
  public var wrappedValue: Value {
    get { storage?.value ?? Value() }
    set { storage = newValue == Value() ? nil : Storage(newValue) }
    _modify {
      let isNew = storage == nil
      if isNew || !isKnownUniquelyReferenced(&storage) {
        storage = Storage(storage?.value ?? Value())
      }
      // What came to nothing takes no storage.
      defer { if isNew, storage?.value == Value() { storage = nil } }
      if let storage {
        yield &storage.value
      } else {
        var value = Value()
        yield &value
      }
    }
  }

  /// Whether anything has been written: it may have been taken away again, member by member.
  public var projectedValue: Bool { storage != nil }

  /// Two boxes are equal when their values are.
  public static func == (left: Self, right: Self) -> Bool {
    left.storage === right.storage || left.wrappedValue == right.wrappedValue
  }

  /// Hashes the value.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(wrappedValue)
  }
}

/// What one vocabulary adds to a feed or an entry; its empty form means "not there".
public protocol Extension: Sendable, Hashable {
  /// The empty form.
  init()
}
