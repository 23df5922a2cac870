import Markup

/// Mends of values.
extension Fix {
  static let rfc822 = Fix("writes the date as RFC 822 has it") { site in
    date(site).map { site.replaceValue($0.rfc822, withSpace: true) } ?? []
  }

  static let rfc3339 = Fix("writes the date as RFC 3339 has it") { site in
    date(site).map { site.replaceValue($0.rfc3339, withSpace: true) } ?? []
  }

  /// Only a date that can be read in one way.
  private static func date(_ site: FixSite) -> Timestamp? {
    guard let text = site.value?.trimmingXMLSpace else { return nil }
    if let date = Timestamp(lenient: text) { return date }
    // A weekday that contradicts the date is the less likely to be meant.
    guard let comma = text.firstIndex(of: ","), text[..<comma].allSatisfy(\.isLetter) else {
      return nil
    }
    return Timestamp(lenient: String(text[text.index(after: comma)...]).trimmingXMLSpace)
  }

  static let trimmed = Fix("takes the white space around it away") { site in
    guard site.attribute == nil, let range = site.textRange, let element = site.element,
      let tag = element.sourceTag
    else { return [] }
    var places = TextPlaces(of: element)
    return [
      Edit(tag.range.upperBound..<range.lowerBound, ""), Edit(range.upperBound..<places.end(), ""),
    ]
  }

  static let lowercased = Fix("writes it in lower case") { site in
    guard let value = site.value?.trimmingXMLSpace, value != value.lowercased() else { return [] }
    return site.replaceValue(value.lowercased())
  }

  static let zero = Fix("writes 0") { site in site.replaceValue("0") }

  static let text = Fix("writes it as a text") { site in
    guard site.parameter("expected") == "a string", let number = site.json?.number else {
      return []
    }
    return site.replaceValue(number)
  }

  // MARK: Addresses

  static let absolute = Fix("writes the address in full") { site in
    guard let value = site.value?.trimmingXMLSpace, !value.isEmpty, !URI.isAbsolute(value),
      looksRelative(value), let base = site.element.map({ baseOf($0, site) }) ?? site.base,
      let address = URI.resolve(value, against: base), URI.isAbsolute(address)
    else { return [] }
    return site.replaceValue(address)
  }

  /// `example.org/a` may be meant as `https://example.org/a`: only what cannot be is relative.
  private static func looksRelative(_ value: String) -> Bool {
    value.hasPrefix("/") || value.hasPrefix("./") || value.hasPrefix("../") || value.hasPrefix("?")
  }

  private static func baseOf(_ element: Element, _ site: FixSite) -> String? {
    URI.isAbsolute(element.document.root?["base", namespace: XML.namespace] ?? "")
      ? nil : site.base
  }

  static let absoluteInHTML = Fix("writes the address in full") { site in
    guard let value = site.parameter("value"), looksRelative(value), let base = site.base,
      let address = URI.resolve(value, against: base), URI.isAbsolute(address)
    else { return [] }
    // The address as it may be written there: as it is, or escaped once or twice.
    var (old, new) = (value, address)
    let rest = site.text[site.offset...].prefix(old.utf8.count * 25 + 64)
    for _ in 0..<3 {
      if let range = rest.firstRange(of: Array(old.utf8)) {
        let before = rest[..<range.lowerBound].last ?? 0
        let isQuoted = "\"';=".utf8.contains(before)
        return isQuoted ? [Edit(range, new)] : []
      }
      (old, new) = (old.replacing("&", with: "&amp;"), new.replacing("&", with: "&amp;"))
    }
    return []
  }

  static let percentEncoded = Fix("percent-encodes what no address can hold") { site in
    guard let value = site.value?.trimmingXMLSpace, URI.isAbsolute(value) else { return [] }
    let encoded = value.unicodeScalars.map { scalar -> String in
      guard scalar == " " || "\"<>\\^`{|}".unicodeScalars.contains(scalar) else {
        return String(scalar)
      }
      return "%" + String(scalar.value, radix: 16, uppercase: true)
    }.joined()
    return encoded == value ? [] : site.replaceValue(encoded)
  }
}
