package import Foundation
import Markup
package import Syndication

/// The file that says what a blog subscribes to, `blogroll.opml`: the list is the file.
package struct Blogroll: Sendable {
  /// Why the file cannot be used.
  package enum Problem: Error, Sendable, Hashable, CustomStringConvertible {
    case unreadable(String)
    case notOPML(String)
    case notWellFormed(String)
    case unwritable(String)

    package var description: String {
      switch self {
      case .unreadable(let why): "blogroll.opml cannot be read: \(why)"
      case .notOPML(let path): "\(path) is not an OPML file"
      case .notWellFormed(let why):
        "blogroll.opml would lose something if it were written again; mend it first: \(why)"
      case .unwritable(let why): "blogroll.opml cannot be written: \(why)"
      }
    }
  }

  private let file: URL
  private var document: Feed
  /// The file as it stands, edited along with `document` for as long as that can be done in place.
  private var text: OPMLText?
  private let firstProblem: String?
  /// What its attributes say of the timeline.
  package let rules: TimelineRules

  /// Reads the blogroll of a blog's folder; a file that is not there is an empty list.
  package init(blogAt directory: URL) throws(Problem) {
    file = directory.appending(path: "blogroll.opml")
    guard FileManager.default.fileExists(atPath: file.path) else {
      document = Feed()
      document.title = Text("Blogroll")
      text = nil
      firstProblem = nil
      rules = TimelineRules()
      return
    }
    let bytes: [UInt8]
    do {
      bytes = [UInt8](try Data(contentsOf: file))
    } catch {
      throw .unreadable(error.localizedDescription)
    }
    var options = ReadOptions()
    options.sanitizes = false
    let result = Feed.read(bytes, options: options)
    guard result.format == .opml else { throw .notOPML(file.path) }
    document = result.feed
    text = OPMLText(bytes)
    rules = TimelineRules(opml: bytes)
    firstProblem = result.problems.first.map { problem in
      problem.message + (problem.position.map { " (line \($0.line))" } ?? "")
    }
  }

  /// The addresses of the feeds in document order, each once.
  package var addresses: [String] {
    var seen: Set<String> = []
    return document.outlines.flatMap(\.flattened).compactMap { outline in
      guard let address = outline.xmlURL?.trimmed, !address.isEmpty, seen.insert(address).inserted
      else { return nil }
      return address
    }
  }

  /// Adds a feed at the end of the list; false when it is there already.
  package mutating func add(_ address: String, feed: Feed) -> Bool {
    let key = URI.canonicalLink(address)
    guard !addresses.contains(where: { URI.canonicalLink($0) == key }) else { return false }
    let title = feed.title?.plain ?? address
    var outline = Outline(text: title)
    outline.title = title
    outline.type = "rss"
    outline.xmlURL = address
    outline.htmlURL = feed.homePageURL
    document.outlines.append(outline)
    text?.append(outline)
    return true
  }

  /// Puts another address in the place of a feed's; one that is there already only goes.
  package mutating func replace(_ address: String, by new: String) {
    guard address != new else { return }
    if addresses.contains(new) {
      _ = remove(address)
      return
    }
    func replaced(_ outlines: [Outline]) -> [Outline] {
      outlines.map { outline in
        var outline = outline
        if outline.xmlURL?.trimmed == address { outline.xmlURL = new }
        outline.outlines = replaced(outline.outlines)
        return outline
      }
    }
    document.outlines = replaced(document.outlines)
    text?.replace(address, by: new)
  }

  /// Takes out every outline with an address, of the feed or of its page; says how many there were.
  package mutating func remove(_ address: String) -> Int {
    let key = URI.canonicalLink(address)
    func isMeant(_ outline: Outline) -> Bool {
      let names = outline.xmlURL == nil ? [] : [outline.xmlURL, outline.htmlURL]
      return names.contains { $0.map { URI.canonicalLink($0.trimmed) } == key }
    }
    var count = 0
    func without(_ outlines: [Outline]) -> [Outline] {
      outlines.compactMap { outline in
        if isMeant(outline) {
          count += 1
          return nil
        }
        var outline = outline
        outline.outlines = without(outline.outlines)
        return outline
      }
    }
    document.outlines = without(document.outlines)
    if count > 0 { text?.remove(where: isMeant) }
    return count
  }

  /// Refuses a file of which something would be lost in writing it again.
  package func checkWritable() throws(Problem) {
    if let firstProblem { throw .notWellFormed(firstProblem) }
  }

  /// Writes the file: beside, then in the place of the old one.
  ///
  /// People edit this file too: where the change can be made in their text, comments and layout stay
  /// as they are. Else all of it is written anew, with everything that it means.
  package func save() throws(Problem) {
    try checkWritable()
    do {
      let bytes = try text?.bytes(meaning: document) ?? document.bytes(as: .opml)
      try Data(bytes).write(to: file, options: .atomic)
    } catch {
      throw .unwritable(error.localizedDescription)
    }
  }
}
