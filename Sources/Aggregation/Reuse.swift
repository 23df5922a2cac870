import Storage
import Syndication

/// Finds ids under which a feed has had another post before: pure.
///
/// Some feeds number their items from the top, some call the newest one `latest`, and who loses a
/// database counts again from 1. Taken by its id alone, each post would be an edit of another, and the
/// oldest be lost. So such a name gets what tells the post apart, as when items of one page share an id.
struct Reuse {
  private let known: [String: KnownEntry]
  private let entries: [Entry]
  private let links: [String?]
  private let prints: [Fingerprint]

  /// A title and where it leads: what stays with a post when its id does not.
  private struct Page: Hashable {
    var title: Int64
    var link: String

    init?(_ title: Int64?, _ link: String?) {
      guard let title, let link else { return nil }
      (self.title, self.link) = (title, link)
    }
  }

  init(
    of entries: [Entry],
    links: [String?],
    prints: [Fingerprint],
    known: [String: KnownEntry]
  ) {
    (self.entries, self.links, self.prints, self.known) = (entries, links, prints, known)
  }

  private static func single<Value>(_ pairs: [(Page?, Value)]) -> [Page: Value] {
    var found: [Page: Value?] = [:]
    for case (let page?, let value) in pairs {
      found.updateValue(found[page] == nil ? value : nil, forKey: page)
    }
    return found.compactMapValues(\.self)
  }

  /// The names, with what tells a post from the one that had its id before.
  func tellingApart(_ names: [String]) -> [String] {
    // An id that was told apart once tells nothing ever after.
    let apart = Set(
      known.keys.compactMap { name -> Substring? in
        name.hasPrefix("id:") ? name.firstIndex(of: " ").map { name[..<$0] } : nil
      }
    )
    var names = names
    for index in names.indices where apart.contains(names[index][...]) {
      names[index] += " " + mark(index)
    }
    let suspects = names.indices.filter { index in
      guard let id = entries[index].usableID, names[index] == "id:" + id,
        let old = known[names[index]]
      else { return false }
      return hasNothing(of: old, index)
    }
    if suspects.isEmpty { return names }
    // Those that two share name neither.
    let stored = Self.single(known.values.map { (Page($0.titleMark, $0.link), $0.id) })
    let fetched = Self.single(entries.indices.map { (Page(prints[$0].title, links[$0]), $0) })
    for index in suspects {
      guard let old = known[names[index]] else { continue }
      let holder = page(index).flatMap { stored[$0] }
      let place = Page(old.titleMark, old.link).flatMap { fetched[$0] }
      // One of the two is here under another id; or nothing is left of the old one, not even its date.
      if holder.map({ $0 != old.id }) ?? false || place != nil || isDatedAnew(index, old) {
        names[index] += " " + mark(index)
      }
    }
    return names
  }

  private func mark(_ index: Int) -> String {
    Identity.mark(entries[index], links[index], prints[index].bytes)
  }

  private func page(_ index: Int) -> Page? { Page(prints[index].title, links[index]) }

  private func hasNothing(of old: KnownEntry, _ index: Int) -> Bool {
    guard let page = page(index), let before = Page(old.titleMark, old.link) else { return false }
    let text = prints[index].text
    return page.title != before.title && page.link != before.link
      && (text == nil || text != old.textMark)
  }

  /// A guid may name what it likes, an id of Atom what its feed had dropped.
  private func isDatedAnew(_ index: Int, _ old: KnownEntry) -> Bool {
    guard let date = Identity.date(of: entries[index]), let oldDate = old.date, date != oldDate
    else { return false }
    return entries[index].idIsPermalink != nil || old.isMissing
  }
}
