extension Array {
  /// Adds an element, if there is one.
  mutating func append(optional element: consuming Element?) {
    if let element { append(element) }
  }
}
