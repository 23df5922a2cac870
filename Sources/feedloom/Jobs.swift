import ArgumentParser
import Foundation
import Markup
import Syndication

/// One input of a command that reads many: a file, with what is known of where it came from.
struct Job {
  /// The path as given; `-` is the standard input.
  var path: String
  var options = ReadOptions()
  /// The encoding of bytes that state none and are not UTF-8.
  var fallbackEncoding: String?

  /// The bytes, or why there are none, in words.
  ///
  /// Of what is longer than the limit, one byte more is read than that, which tells that there are more.
  func bytes() throws(JobError) -> [UInt8] {
    do {
      if path == "-" { return try Self.read(FileHandle.standardInput, upTo: options.limits.bytes) }
      let url = URL(filePath: path)
      if let size = try? url.resourceValues(forKeys: [.fileSizeKey]).fileSize,
        size > options.limits.bytes
      {
        return try Self.read(FileHandle(forReadingFrom: url), upTo: options.limits.bytes)
      }
      return [UInt8](try Data(contentsOf: url))
    } catch {
      throw JobError(message: "\(path): \(Self.reason(error))")
    }
  }

  private static func read(_ file: FileHandle, upTo limit: Int) throws -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count <= limit,
      let piece = try file.read(upToCount: min(1 << 20, limit + 1 - bytes.count)), !piece.isEmpty
    {
      bytes += piece
    }
    return bytes
  }

  /// The bytes, a piece at a time.
  func pieces() throws(JobError) -> Pieces {
    if path == "-" { return Pieces(path: path, handle: .standardInput) }
    do {
      return Pieces(path: path, handle: try FileHandle(forReadingFrom: URL(filePath: path)))
    } catch {
      throw JobError(message: "\(path): \(Self.reason(error))")
    }
  }

  /// The bytes of an input, a piece at a time.
  struct Pieces {
    var path: String
    var handle: FileHandle

    /// The next bytes; nil at the end.
    func next() throws(JobError) -> [UInt8]? {
      do {
        guard let data = try handle.read(upToCount: 1 << 20), !data.isEmpty else { return nil }
        return [UInt8](data)
      } catch {
        throw JobError(message: "\(path): \(Job.reason(error))")
      }
    }
  }

  /// Reads a file of jobs: JSON Lines of `{"path", "url"?, "headers"?, "fallback_encoding"?}`.
  static func list(in file: String) throws -> [Job] {
    let text = String(decoding: try Job(path: file).bytes(), as: UTF8.self)
    var jobs: [Job] = []
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    where !line.allSatisfy(\.isWhitespace) {
      guard let json = JSONDocument(Array(line.utf8)).root, let path = json["path"]?.string else {
        throw ValidationError("\(file):\(number + 1): not a JSON object with a \"path\"")
      }
      jobs.append(Job(path, json))
    }
    return jobs
  }

  init(path: String) {
    self.path = path
  }

  private init(_ path: String, _ json: JSON) {
    self.path = path
    options.url = json["url"]?.string
    fallbackEncoding = json["fallback_encoding"]?.string
    for header in json["headers"]?.members ?? [] {
      switch header.name.lowercased() {
      case "content-type": options.contentType = header.value.string
      case "content-location": options.contentLocation = header.value.string
      case "content-language": options.contentLanguage = header.value.string
      default: break
      }
    }
  }

  private static func reason(_ error: any Error) -> String {
    switch (error as? CocoaError)?.code {
    case .fileReadNoSuchFile, .fileNoSuchFile: "no such file"
    case .fileReadNoPermission: "no permission to read it"
    default: FileManager.default.isDirectory(error) ? "it is a folder" : "it cannot be read"
    }
  }
}

/// An input that cannot be read.
struct JobError: Error, CustomStringConvertible {
  var message: String
  var description: String { message }
}

extension FileManager {
  fileprivate func isDirectory(_ error: any Error) -> Bool {
    guard let path = (error as NSError).userInfo[NSFilePathErrorKey] as? String else {
      return false
    }
    return (try? URL(filePath: path).resourceValues(forKeys: [.isDirectoryKey]))?.isDirectory
      ?? false
  }
}
