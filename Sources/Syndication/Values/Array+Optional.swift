extension Array {
  /// Adds an element, if there is one.
  @inline(__always) mutating func append(optional element: consuming Element?) {
    switch consume element {
    case .some(let element): append(element)
    case nil: break
    }
  }
}
