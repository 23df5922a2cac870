import Foundation
import Inputs

/// What the inputs of a command line stand for: a file, an address, the feeds of a folder, the files
/// of a pattern.
enum InputList {
  /// An input, or why there is none.
  struct Input: Sendable {
    var job: Job
    var error: String?
  }

  static func expand(_ arguments: [String]) -> [Input] {
    arguments.flatMap(expand)
  }

  private static func expand(_ argument: String) -> [Input] {
    let one = [Input(job: Job(path: argument))]
    if argument == "-" || isAddress(argument) { return one }
    if let isFolder = isFolder(argument) { return isFolder ? feeds(below: argument) : one }
    guard PathPattern.isPattern(argument) else { return one }
    let files = self.files(of: argument)
    if !files.isEmpty { return files.map { Input(job: Job(path: $0)) } }
    let error = "\(argument): no file is called so; ** goes through folders, * does not"
    return [Input(job: Job(path: argument), error: error)]
  }

  static func isAddress(_ argument: String) -> Bool {
    let start = argument.prefix(8).lowercased()
    return start.hasPrefix("http://") || start == "https://"
  }

  // MARK: Folders

  /// Whether a path leads to a folder, through links too; nil when it leads nowhere.
  private static func isFolder(_ path: String) -> Bool? {
    var isFolder: ObjCBool = false
    guard unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      return nil
    }
    return isFolder.boolValue
  }

  private static func feeds(below folder: String) -> [Input] {
    let files = files(below: folder, depth: .max).filter(FeedLook.isFeed)
    if !files.isEmpty { return files.map { Input(job: Job(path: $0)) } }
    let error =
      "\(folder): there is no feed in this folder; a file that is named is checked "
      + "whatever it looks like"
    return [Input(job: Job(path: folder), error: error)]
  }

  /// The files in a folder and, as deep as that, in the folders in it; what is hidden is passed over.
  ///
  /// Links to folders are not followed: they may lead in a circle.
  private static func files(below folder: String, depth: Int) -> [String] {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      return []
    }
    var files: [String] = []
    for name in names.sorted() where !name.hasPrefix(".") {
      let path = join(folder, name)
      let attributes = try? FileManager.default.attributesOfItem(atPath: path)
      switch attributes?[.type] as? FileAttributeType {
      case .typeDirectory: if depth > 0 { files += self.files(below: path, depth: depth - 1) }
      case .typeRegular: files.append(path)
      case .typeSymbolicLink:
        if isFolder(path) == false { files.append(path) }
      default: break
      }
    }
    return files
  }

  private static func join(_ folder: String, _ name: String) -> String {
    if folder.isEmpty { return name }
    return folder.hasSuffix("/") ? folder + name : folder + "/" + name
  }

  // MARK: Patterns

  private static func files(of pattern: String) -> [String] {
    let parts = pattern.split(separator: "/", omittingEmptySubsequences: false)
    let plain = parts.prefix { !PathPattern.isPattern(String($0)) }
    let base = plain.isEmpty ? "" : plain.joined(separator: "/") + "/"
    let depth = pattern.contains("**") ? Int.max : parts.count - plain.count - 1
    let compiled = PathPattern(pattern)
    return files(below: base.isEmpty ? "." : base, depth: depth)
      .map { base.isEmpty ? String($0.dropFirst(2)) : $0 }
      .filter(compiled.matches)
  }
}

/// Whether a file is a feed, by its name and its beginning.
///
/// A site has many files of XML and JSON: the map for search engines is no feed with mistakes.
enum FeedLook {
  private static let own: Set<String> = ["rss", "atom", "rdf", "opml", "jsonfeed"]
  private static let shared: Set<String> = ["xml", "json"]
  private static let roots: Set<String> = [
    "rss", "feed", "entry", "RDF", "Channel", "opml", "OpenSearchDescription", "service",
    "categories",
  ]

  static func isFeed(_ path: String) -> Bool {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: ".") else { return false }
    let suffix = name[name.index(after: dot)...].lowercased()
    if own.contains(suffix) { return true }
    guard shared.contains(suffix), let file = try? InputFile(path: path),
      let start = try? file.bytes(upTo: 16 << 10)
    else { return false }
    return looksLikeFeed(start)
  }

  static func looksLikeFeed(_ bytes: [UInt8]) -> Bool {
    // Without its zero bytes, UTF-16 reads like ASCII.
    let text = String(decoding: bytes.filter { $0 != 0 }, as: UTF8.self)
    let start = text.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
    if start.hasPrefix("{") { return start.contains("jsonfeed.org/version/") }
    return root(of: start).map(roots.contains) ?? false
  }

  /// The local name of the first element.
  private static func root(of text: Substring) -> String? {
    var rest = text
    while let open = rest.firstIndex(of: "<") {
      rest = rest[open...]
      if rest.hasPrefix("<!--") {
        guard let end = rest.firstRange(of: "-->") else { return nil }
        rest = rest[end.upperBound...]
      } else if rest.hasPrefix("<?") || rest.hasPrefix("<!") {
        guard let end = rest.firstIndex(of: ">") else { return nil }
        rest = rest[end...]
      } else {
        let name = rest.dropFirst().prefix { !$0.isWhitespace && $0 != ">" && $0 != "/" }
        return name.split(separator: ":").last.map(String.init)
      }
    }
    return nil
  }
}
