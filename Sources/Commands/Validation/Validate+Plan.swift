import ArgumentParser
import Foundation
import Inputs
import Publishing
import Syndication

extension Validate {
  func validate() throws {
    for id in onlyIDs where Message.called(id) == nil {
      throw ValidationError("--only: \(Message.unknown(id))")
    }
    for text in ignore {
      do { _ = try IgnoredFinding(text) } catch { throw ValidationError("--ignore: \(error)") }
    }
    if let asURL, !InputList.isAddress(asURL) {
      throw ValidationError("--as-url: \(asURL) is no http(s) address")
    }
    if let contentType, !contentType.contains(#/^[^\s\/;]+\/[^\s\/;]+\s*(;.*)?$/#) {
      throw ValidationError("--content-type: \(contentType) is no media type such as text/xml")
    }
    try validateFixing()
    if config != nil, noConfig {
      throw ValidationError("--config and --no-config contradict each other: leave one out")
    }
  }

  private func validateFixing() throws {
    if dryRun || diff, !fix {
      throw ValidationError("--dry-run and --diff belong to --fix: add it, or leave them out")
    }
    if dryRun, diff { throw ValidationError("--dry-run and --diff: choose one of the two") }
    if fix, !dryRun, !diff, let address = inputs.first(where: InputList.isAddress) {
      throw ValidationError("--fix cannot write to \(address): add --diff or --dry-run")
    }
  }

  private var onlyIDs: [String] {
    only.flatMap { $0.split(separator: ",").map(String.init) }
  }

  /// What to do; nil when no input is named and none comes in.
  func plan() throws -> ValidationPlan? {
    let settings = try self.settings()
    guard var list = try inputList(settings) else { return nil }
    if let jobs { list += try Job.list(in: jobs).map { InputList.Input(job: $0) } }
    var plan = ValidationPlan(inputs: list)
    let name = format ?? settings.format.flatMap(FindingsFormatName.init) ?? .text
    plan.format = findingsFormat(name, settings)
    plan.failOn = failOn ?? settings.failOn.flatMap(ValidationPlan.Threshold.init) ?? .error
    plan.filter = try filter(settings)
    plan.profiles = profile.isEmpty ? settings.profiles : profile.map(\.profile)
    plan.url = asURL
    plan.fixing = fix ? (dryRun ? .dryRun : diff ? .diff : .write) : nil
    plan.contentType = contentType
    plan.allowsPrivate = network.allowPrivate
    plan.isQuiet = quiet
    plan.showsStatistics = stats
    plan.newBaseline = writeBaseline
    plan.adjust = { [limits] in limits.apply(to: &$0) }
    return plan
  }

  private func inputList(_ settings: ValidationSettings) throws -> [InputList.Input]? {
    if !inputs.isEmpty { return InputList.expand(inputs) }
    if jobs != nil { return [] }
    if !settings.inputs.isEmpty { return InputList.expand(settings.inputs) }
    guard isatty(STDIN_FILENO) == 0 else { return nil }
    return InputList.expand(["-"])
  }

  private func findingsFormat(
    _ name: FindingsFormatName,
    _ settings: ValidationSettings
  ) -> any FindingsFormat {
    switch name {
    case .text:
      TextFormat(
        explains: explain,
        showsInfo: info || settings.info ?? false,
        showsAll: all || settings.all ?? false,
        usesColor: Terminal.outputUsesColor,
        fixWord: dryRun || diff ? "would be fixed" : "fixed"
      )
    case .json: JSONFormat()
    case .jsonl: JSONLinesFormat()
    case .sarif: SARIFFormat()
    case .github: GitHubFormat()
    case .junit: JUnitFormat()
    case .checkstyle: CheckstyleFormat()
    }
  }

  private func filter(_ settings: ValidationSettings) throws -> FindingFilter {
    var filter = FindingFilter()
    let named = onlyIDs.compactMap { Message.called($0)?.id }
    filter.only = Set(named.isEmpty ? settings.only : named)
    filter.ignored = settings.ignored + ignore.compactMap { try? IgnoredFinding($0) }
    if let path = baseline ?? settings.baseline {
      do {
        filter.baseline = try Baseline(readingFrom: path)
      } catch {
        throw usage("\(error)")
      }
    }
    return filter
  }

  // MARK: The file of a project

  private func settings() throws -> ValidationSettings {
    if noConfig { return ValidationSettings() }
    let folder = URL(filePath: FileManager.default.currentDirectoryPath)
    guard let file = config ?? ValidationSettings.file(for: folder)?.path(from: folder) else {
      return ValidationSettings()
    }
    let text: [UInt8]
    do { text = try Job(path: file).bytes() } catch { throw usage(error.message) }
    let choices = ValidationSettings.Choices(
      failOn: ValidationPlan.Threshold.allCases.map(\.rawValue),
      format: FindingsFormatName.allCases.map(\.rawValue)
    )
    do {
      let settings = try ValidationSettings(
        yaml: String(decoding: text, as: UTF8.self),
        path: file,
        choices
      )
      // What stands in the file is meant from where the file is.
      let slash = file.lastIndex(of: "/")
      return settings.inside(slash.map { String(file[...$0]) } ?? "")
    } catch {
      throw usage(error.description)
    }
  }

  /// A mistake in a file that options name: not of the command line, so its use is not shown.
  private func usage(_ message: String) -> ExitCode {
    for line in message.split(separator: "\n") { Terminal.error(String(line)) }
    return .validationFailure
  }
}

/// A profile, as the command line names it.
struct ProfileName: ExpressibleByArgument {
  let profile: ValidationProfile

  init?(argument: String) {
    guard let profile = ValidationProfile.named(argument) else { return nil }
    self.profile = profile
  }

  /// For what is said of a name that is none.
  static let allValueStrings = ValidationProfile.names
  static let defaultCompletionKind = CompletionKind.list(ValidationProfile.names)
}

extension URL {
  /// The path as a person in a folder would write it, of a file in that folder or in one above it.
  fileprivate func path(from folder: URL) -> String {
    let own = deletingLastPathComponent().standardizedFileURL.pathComponents
    let depth = folder.standardizedFileURL.pathComponents.count - own.count
    return String(repeating: "../", count: max(0, depth)) + lastPathComponent
  }
}
