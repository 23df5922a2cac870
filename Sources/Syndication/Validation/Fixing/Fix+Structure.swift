import Markup

/// Mends of elements, attributes and characters.
extension Fix {
  static let selfLink = Fix("adds a self link, where --as-url says the address") { site in
    guard let url = site.url, let element = site.element else { return [] }
    let address = FixSite.escaped(url)
    if element.name.local == "feed" {
      let name = element.name.prefix.isEmpty ? "link" : element.name.prefix + ":link"
      return site.insertChild("<\(name) rel=\"self\" href=\"\(address)\"/>")
    }
    let namespace = "http://www.w3.org/2005/Atom"
    let holders = [element.document.root, element].compactMap(\.self)
    let declarations = holders.flatMap { Array($0.namespaceDeclarations) }
    let prefix = declarations.first { $0.value == namespace && !$0.name.local.isEmpty }?.name.local
    let declaration = prefix == nil ? " xmlns:atom=\"\(namespace)\"" : ""
    return site.insertChild(
      "<\(prefix ?? "atom"):link\(declaration) rel=\"self\" type=\"application/rss+xml\" "
        + "href=\"\(address)\"/>"
    )
  }

  static let guid = Fix("adds a guid, made from the item") { site in
    guard let item = site.element, item.name.local == "item" else { return [] }
    let link = item.children.first { $0.name.local == "link" && $0.name.prefix.isEmpty }
    if let address = link?.trimmedText, URI.isAbsolute(address) {
      return site.insertChild("<guid>\(FixSite.escaped(address))</guid>")
    }
    return site.insertChild("<guid isPermaLink=\"false\">\(contentID(of: item))</guid>")
  }

  /// What a person would have to think of is left alone: only ids and dates follow from the rest.
  static let demanded = Fix("adds an id or a date that follows from the rest") { site in
    guard let element = site.element, ["entry", "feed"].contains(element.name.local) else {
      return []
    }
    let prefix = element.name.prefix.isEmpty ? "" : element.name.prefix + ":"
    let name = site.parameter("element") ?? ""
    let value: String? =
      switch name {
      case "id": id(of: element)
      case "updated": updated(of: element)
      default: nil
      }
    guard let value else { return [] }
    return site.insertChild("<\(prefix)\(name)>\(FixSite.escaped(value))</\(prefix)\(name)>")
  }

  private static func id(of element: Element) -> String? {
    let isFeed = element.name.local == "feed"
    let links = element.children.filter { $0.name.local == "link" }
    for relation in isFeed ? ["self", "alternate"] : ["alternate"] {
      let link = links.first { ($0["rel"] ?? "alternate") == relation }
      if let href = link?["href"], URI.isAbsolute(href) { return href }
    }
    return isFeed ? nil : contentID(of: element)
  }

  private static func updated(of element: Element) -> String? {
    if element.name.local == "entry" {
      let published = element.children.first { $0.name.local == "published" }?.trimmedText
      return published.flatMap { Timestamp(rfc3339: $0)?.rfc3339 }
    }
    let dates = element.children.filter { $0.name.local == "entry" }.flatMap { entry in
      entry.children.filter { $0.name.local == "updated" }
        .compactMap { Timestamp(rfc3339: $0.trimmedText) }
    }
    return dates.max()?.rfc3339
  }

  /// The same for the same content, wherever and whenever it is made.
  private static func contentID(of element: Element) -> String {
    StableHash.urn(of: element.children.map { $0.name.local + "\u{0}" + $0.text })
  }

  static let noPermaLink = Fix("says isPermaLink=\"false\"") { site in
    site.setAttribute("isPermaLink", "false")
  }

  /// Only a repetition that says the same: nothing is lost with it.
  static let duplicate = Fix("takes a repetition of the same away") { site in
    guard let element = site.element, let range = FixSite.range(of: element),
      let first = site.twin?.sourceOffset,
      // What is written the same ends in the same place.
      site.text[first...].prefix(range.count) == site.text[range]
    else { return [] }
    // With the line that it stands on alone.
    let before = site.text[..<range.lowerBound].reversed().prefix { $0 == 0x20 || $0 == 0x09 }
    let start = range.lowerBound - before.count
    let isAlone = start > 0 && site.text[start - 1] == 0x0A
    let after = site.text[range.upperBound...].first
    if isAlone, after == 0x0A { return [Edit(start..<range.upperBound + 1, "")] }
    return [Edit(range, "")]
  }

  static let outlineType = Fix("says type=\"rss\"") { site in site.setAttribute("type", "rss") }

  static let outlineTitle = Fix("takes the text as the title") { site in
    site.element?["text"].map { site.setAttribute("title", $0) } ?? []
  }

  static let commentRSS = Fix("spells it commentRss") { site in
    guard let element = site.element, let range = FixSite.range(of: element),
      let tag = element.sourceTag
    else { return [] }
    let count = element.name.local.utf8.count
    let start = Edit(tag.nameEnd - count..<tag.nameEnd, "commentRss")
    if tag.isEmpty { return [start] }
    let close = site.text[..<range.upperBound].lastIndex(of: UInt8(ascii: "/")) ?? range.upperBound
    let name = close + 1 + element.name.qualified.utf8.count
    return [start, Edit(name - count..<name, "commentRss")]
  }

  static let mediaNamespace = Fix("ends the namespace in a slash") { site in
    guard let tag = site.element?.sourceTag else { return [] }
    let old = "http://search.yahoo.com/mrss"
    let found = tag.attributes.first {
      String(decoding: site.text[$0.value], as: UTF8.self) == old
    }
    return found.map { [Edit($0.value, old + "/")] } ?? []
  }

  static let threadUpdated = Fix("renames the attribute to thr:updated") { site in
    guard let tag = site.element?.sourceTag else { return [] }
    let found = tag.attributes.first { $0.name.hasSuffix(":when") }
    guard let found else { return [] }
    let end = found.range.lowerBound + found.name.utf8.count
    return [Edit(end - 4..<end, "updated")]
  }

  // MARK: Characters

  static let character = Fix("escapes it, or takes what XML cannot hold away") { site in
    guard site.offset < site.text.count else { return [] }
    let byte = site.text[site.offset]
    let said = site.parameter("value") ?? ""
    if byte == UInt8(ascii: "&"), said == "an & that begins no reference" {
      return [Edit(site.offset..<site.offset + 1, "&amp;")]
    }
    if byte == UInt8(ascii: "<"), said == "a < that begins no tag" {
      return [Edit(site.offset..<site.offset + 1, "&lt;")]
    }
    if byte < 0x20, said == "a character that XML does not have" {
      return [Edit(site.offset..<site.offset + 1, "")]
    }
    return []
  }

  static let reference = Fix("writes the number of the character") { site in
    let rest = site.text[min(site.offset, site.text.count)...]
    guard rest.first == UInt8(ascii: "&"),
      let end = rest.prefix(40).firstIndex(of: UInt8(ascii: ";"))
    else { return [] }
    let name = String(decoding: rest[(rest.startIndex + 1)..<end], as: UTF8.self)
    let scalars = NamedReference.text(name).unicodeScalars
    guard !scalars.isEmpty else { return [] }
    let numbers = scalars.map { "&#\($0.value);" }.joined()
    return [Edit(rest.startIndex..<end + 1, numbers)]
  }

  // MARK: The XML declaration

  static let declaration = Fix("says version 1.0") { site in
    let head = site.text.prefix(200)
    guard head.starts(with: Array("<?xml".utf8)), let end = head.firstIndex(of: UInt8(ascii: ">")),
      let name = head[..<end].firstRange(of: Array("version".utf8)),
      let open = head[name.upperBound..<end].firstIndex(where: { $0 == 0x22 || $0 == 0x27 }),
      let close = head[(open + 1)..<end].firstIndex(of: head[open])
    else { return [] }
    return [Edit(open + 1..<close, "1.0")]
  }
}
