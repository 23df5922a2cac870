package import Foundation
package import Syndication

/// What `.feedloom-validate.yaml` says: the options of `feedloom validate` that a project always means.
package struct ValidationSettings: Sendable {
  /// What the file is called.
  package static let fileName = ".feedloom-validate.yaml"

  package var inputs: [String] = []
  package var ignored: [IgnoredFinding] = []
  package var only: [String] = []
  package var failOn: String?
  package var format: String?
  package var info: Bool?
  package var all: Bool?
  package var baseline: String?
  package var profiles: [ValidationProfile] = []

  package init() {}

  /// What may be said of an option.
  package struct Choices {
    package var failOn: [String]
    package var format: [String]

    package init(failOn: [String], format: [String]) {
      self.failOn = failOn
      self.format = format
    }
  }

  private static let keys = [
    "inputs", "ignore", "only", "fail-on", "format", "info", "all", "baseline", "profile",
  ]

  /// The file of a folder or of the nearest folder above it, up to the one that holds a repository.
  package static func file(for folder: URL) -> URL? {
    var folder = folder.standardizedFileURL
    while true {
      let file = folder.appending(path: fileName)
      if FileManager.default.fileExists(atPath: file.path) { return file }
      let isTop = FileManager.default.fileExists(atPath: folder.appending(path: ".git").path)
      let parent = folder.deletingLastPathComponent()
      if isTop || parent.path == folder.path { return nil }
      folder = parent
    }
  }

  /// The same, where what it names is below another folder than the one that the program runs in.
  package func inside(_ folder: String) -> ValidationSettings {
    func inside(_ path: String) -> String {
      let isElsewhere = path.hasPrefix("/") || path == "-" || path.contains("://")
      return isElsewhere ? path : folder + path
    }
    var settings = self
    settings.inputs = inputs.map(inside)
    settings.baseline = baseline.map(inside)
    return settings
  }

  /// Reads a file; throws every mistake in it, each with its place.
  package init(yaml: String, path: String, _ choices: Choices) throws(BlogError) {
    var fields = Fields(yaml: yaml, path: path)
    inputs = fields.strings("inputs")
    for text in fields.placedStrings("ignore") {
      do {
        ignored.append(try IgnoredFinding(text.string))
      } catch {
        fields.fail(at: text, error.description)
      }
    }
    for text in fields.placedStrings("only") {
      if let message = Message.called(text.string) {
        only.append(message.id)
      } else {
        fields.fail(at: text, Message.unknown(text.string))
      }
    }
    for text in fields.placedStrings("profile") {
      if let profile = ValidationProfile.named(text.string) {
        profiles.append(profile)
      } else {
        let known = ValidationProfile.names.joined(separator: ", ")
        fields.fail(at: text, "there is no profile \"\(text.string)\": known are \(known)")
      }
    }
    failOn = Self.choice("fail-on", of: choices.failOn, &fields)
    format = Self.choice("format", of: choices.format, &fields)
    info = fields.bool("info")
    all = fields.bool("all")
    baseline = fields.string("baseline")
    fields.failUnknown(known: Self.keys)
    if !fields.mistakes.isEmpty { throw BlogError(fields.mistakes) }
  }

  private static func choice(
    _ key: String,
    of choices: [String],
    _ fields: inout Fields
  ) -> String? {
    guard let text = fields.string(key) else { return nil }
    if choices.contains(text) { return text }
    fields.fail([key], "\(key) should be one of \(choices.joined(separator: ", ")), not \(text)")
    return nil
  }
}
