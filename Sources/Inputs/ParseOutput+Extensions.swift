import Syndication

/// `extensions`: what stands in other namespaces, as trees by prefix and name.
extension JSONWriter {
  mutating func extensions(of feed: Feed) {
    extensions(
      feed.dublinCore.trees("dc") + feed.dublinCoreTerms.trees("dcterms") + feed.media.elements
        + feed.podcast.elements + feed.foreign
    )
  }

  mutating func extensions(of entry: Entry) {
    extensions(
      entry.dublinCore.trees("dc") + entry.dublinCoreTerms.trees("dcterms") + entry.media.elements
        + entry.podcast.elements + entry.foreign
    )
  }

  private mutating func extensions(_ elements: [ForeignElement]) {
    guard !elements.isEmpty else { return }
    name("extensions")
    object { json in
      for (prefix, elements) in elements.grouped(by: \.prefix) {
        json.name(prefix)
        json.object { $0.trees(elements) }
      }
    }
  }

  private mutating func trees(_ elements: [ForeignElement]) {
    for (name, elements) in elements.grouped(by: \.local) {
      member(name, elements) { json, element in
        json.object { json in
          json.member("name", element.local)
          json.member("value", element.ownText)
          json.name("attrs")
          json.object { json in
            for attribute in element.attributes { json.member(attribute.name, attribute.value) }
          }
          json.name("children")
          json.object { $0.trees(element.elements) }
        }
      }
    }
  }
}

extension DublinCore {
  fileprivate func trees(_ prefix: String) -> [ForeignElement] {
    elements.map { ForeignElement(name: prefix + ":" + $0.name, children: [.text($0.value)]) }
  }
}

extension ForeignElement {
  fileprivate var prefix: String {
    name.contains(":") ? String(name.prefix { $0 != ":" }) : ""
  }

  /// The name without its prefix, as written.
  var local: String {
    name.contains(":") ? String(name.drop { $0 != ":" }.dropFirst()) : name
  }
}

extension [ForeignElement] {
  /// The elements by a key, in the order in which the keys first occur.
  fileprivate func grouped(
    by key: (ForeignElement) -> String
  ) -> [(key: String, elements: [ForeignElement])] {
    var groups: [(key: String, elements: [ForeignElement])] = []
    for element in self {
      let key = key(element)
      if let place = groups.firstIndex(where: { $0.key == key }) {
        groups[place].elements.append(element)
      } else {
        groups.append((key, [element]))
      }
    }
    return groups
  }
}
