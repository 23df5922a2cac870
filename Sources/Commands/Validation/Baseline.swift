import Foundation
import Inputs
import Markup
import Publishing
import Syndication

/// Findings that were there before: an old site can be held to the rules for what is new.
///
/// A finding is known by its input, its id and its sentence, not by its line: what stands above it may
/// change. An input is known by where it is from the folder of the file, wherever the program runs.
struct Baseline: Sendable {
  struct Key: Hashable, Sendable {
    var id: String
    var message: String

    init(_ finding: Finding) {
      self.init(id: finding.id, message: finding.message)
    }

    init(id: String, message: String) {
      self.id = id
      self.message = message
    }
  }

  private static let version = 1
  private var counts: [String: [Key: Int]] = [:]
  /// Where the file is.
  private let folder: String

  var isEmpty: Bool { counts.isEmpty }

  /// How often each finding is accepted in an input.
  func allowance(for path: String) -> [Key: Int] { counts[normal(path)] ?? [:] }

  mutating func add(_ findings: [Finding], of path: String) {
    for finding in findings {
      counts[normal(path), default: [:]][Key(finding), default: 0] += 1
    }
  }

  /// `./feed.xml` and `feed.xml` are one file, and `../feed.xml` from a folder beside it.
  private func normal(_ path: String) -> String {
    if path == "-" || InputList.isAddress(path) { return path }
    let whole = URL(filePath: path).standardizedFileURL.path
    if whole.hasPrefix(folder) { return String(whole.dropFirst(folder.utf8.count)) }
    return path.hasPrefix("./") ? String(path.dropFirst(2)) : path
  }

  // MARK: The file

  /// An empty one, for a file.
  init(of file: String) {
    let parent = URL(filePath: file).standardizedFileURL.deletingLastPathComponent().path
    folder = parent.hasSuffix("/") ? parent : parent + "/"
  }

  init(readingFrom path: String) throws(JobError) {
    self.init(of: path)
    let bytes = try InputFile(path: path).bytes(upTo: 1 << 30)
    let document = JSONDocument(bytes)
    if let problem = document.problems.first {
      let place = problem.position.map { ":\($0.line):\($0.column)" } ?? ""
      throw JobError(
        message:
          "\(path)\(place): is not JSON: \(problem.message) Write it anew with --write-baseline"
      )
    }
    guard let root = document.root, root["version"]?.number == String(Self.version) else {
      throw JobError(
        message: "\(path):1:1: is no baseline of version \(Self.version): write it with "
          + "--write-baseline"
      )
    }
    for finding in root["findings"]?.elements ?? [] {
      guard let path = finding["path"]?.string, let id = finding["id"]?.string,
        let message = finding["message"]?.string
      else { continue }
      let count = finding["count"]?.number.flatMap { Int($0) } ?? 1
      counts[path, default: [:]][Key(id: id, message: message), default: 0] += count
    }
  }

  /// The file as it is written: sorted, so that a change of it can be read.
  var bytes: [UInt8] {
    var writer = JSONWriter(indentation: 2)
    writer.object { object in
      object.member("version", Self.version)
      object.name("findings")
      object.array { array in
        for (path, keys) in counts.sorted(by: { $0.key < $1.key }) {
          let sorted = keys.sorted { ($0.key.id, $0.key.message) < ($1.key.id, $1.key.message) }
          for (key, count) in sorted {
            array.object {
              $0.member("path", path)
              $0.member("id", key.id)
              $0.member("message", key.message)
              $0.member("count", count)
            }
          }
        }
      }
    }
    return writer.finish()
  }

  func write(to path: String) throws {
    try AtomicFile.write(bytes, to: URL(filePath: path))
  }
}
