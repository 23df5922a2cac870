import Foundation

/// An address of the blogroll: on the web, or a file beside the blog.
package enum FeedAddress: Sendable, Hashable {
  /// With the domain whose budget a request is taken from.
  case web(url: String, host: String)
  /// A path relative to the blog's folder.
  case file(path: String)
  case unusable(String)

  package init(_ text: String) {
    var text = text.trimmed
    // `feed:https://...` and `feed://...` are how some pages ask a browser to call a reader.
    if text.lowercased().hasPrefix("feed:") {
      text = String(text.dropFirst(5))
      if text.hasPrefix("//") { text = "http:" + text }
    }
    guard let url = URL(string: text), !text.isEmpty else {
      self = .unusable("\(text) is no address")
      return
    }
    switch url.scheme?.lowercased() {
    case "http", "https":
      let host = url.host(percentEncoded: false)?.lowercased() ?? ""
      self =
        host.isEmpty
        ? .unusable("\(text) names no host")
        : .web(url: text, host: RegistrableDomain.of(host))
    case "file": self = .file(path: url.path(percentEncoded: false))
    case nil: self = .file(path: url.path(percentEncoded: false))
    case let scheme?: self = .unusable("addresses of the kind \(scheme): cannot be fetched")
    }
  }

  /// What its requests are spaced by; empty where there are none.
  package var host: String {
    if case .web(_, let host) = self { host } else { "" }
  }

  /// Reads a file of a blog's folder; what is outside of it is refused, whatever the links say.
  static func read(
    _ path: String,
    in directory: URL,
    limit: Int
  ) throws(Failure) -> [UInt8] {
    let root = directory.resolvingSymlinksInPath().standardizedFileURL
    let file = URL(
      filePath: path,
      relativeTo: root.appending(path: "", directoryHint: .isDirectory)
    )
    .standardizedFileURL.resolvingSymlinksInPath().standardizedFileURL
    guard file.pathComponents.starts(with: root.pathComponents) else {
      throw .file("\(path) is outside of the blog's folder")
    }
    guard FileManager.default.fileExists(atPath: file.path) else {
      throw .file("the blog's folder has no file \(path)")
    }
    do {
      let values = try file.resourceValues(forKeys: [.isRegularFileKey, .fileSizeKey])
      guard values.isRegularFile == true else { throw Failure.file("\(path) is no file") }
      guard values.fileSize ?? 0 <= limit else {
        throw Failure.tooLarge("more than \(limit) bytes")
      }
      return [UInt8](try Data(contentsOf: file))
    } catch let error as Failure {
      throw error
    } catch {
      throw .file("\(path) cannot be read: \(error.localizedDescription)")
    }
  }
}
