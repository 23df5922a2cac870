import ArgumentParser
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
    try InputFile(path: path).bytes(upTo: options.limits.bytes)
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
}

/// An input that cannot be read.
struct JobError: Error, CustomStringConvertible {
  var message: String
  var description: String { message }
}
