import Markup

/// What in an element a finding is about, where that is not the element as a whole.
enum Locus {
  /// An attribute, by its key.
  case attribute(String)
  /// An element inside, or an attribute of it by its name as written.
  case inside(Element, attribute: String?)
  /// A place that was looked up.
  case position(Position)
}

extension Validation {
  /// Where a finding points to: what it is about, else its attribute, else the start of its element.
  func position(of place: Place, _ parameters: Parameters) -> Position {
    switch place.locus {
    case .position(let position): return position
    case .attribute(let key): return position(ofAttribute: key, of: place.element)
    case .inside(let element, let attribute):
      return attribute.flatMap(element.position(ofAttribute:)) ?? element.position
    case nil: break
    }
    guard let key = place.attribute ?? parameters["attr"] ?? parameters["attribute"] else {
      return place.element.position
    }
    return position(ofAttribute: key, of: place.element)
  }

  private func position(ofAttribute key: String, of element: Element) -> Position {
    let attribute = element.attributes.first {
      $0.name.qualified == key || attributeKey($0) == key
    }
    let name = attribute?.name.qualified ?? (key.hasPrefix("xmlns") ? key : nil)
    return name.flatMap(element.position(ofAttribute:)) ?? element.position
  }
}

extension Place {
  /// The same, to point to an attribute without speaking of it.
  func pointing(at attribute: String) -> Place {
    var place = self
    place.locus = .attribute(attribute)
    return place
  }

  /// The same, to point to an element inside, or to an attribute of it.
  func pointing(at element: Element, _ attribute: String? = nil) -> Place {
    var place = self
    place.locus = .inside(element, attribute: attribute)
    return place
  }

  /// The same, to point to a place inside.
  func pointing(at position: Position) -> Place {
    var place = self
    place.locus = .position(position)
    return place
  }
}
