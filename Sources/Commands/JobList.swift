import ArgumentParser
import Inputs
import Markup
import Syndication

extension Job {
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

  fileprivate init(_ path: String, _ json: JSON) {
    self.init(path: path)
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
