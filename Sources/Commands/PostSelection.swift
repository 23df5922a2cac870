import ArgumentParser
import Foundation
import Inputs
import Publishing
import Syndication

/// The options that say which posts are to be seen.
struct PostSelection: ParsableArguments {
  @Flag(help: "Show drafts too.")
  var drafts = false

  @Flag(help: "Show posts whose date has not come yet.")
  var future = false

  @Flag(help: "Show posts whose expiryDate is past.")
  var expired = false

  @Option(
    help: ArgumentHelp(
      "Take this for the present moment (default: the clock).",
      valueName: "rfc3339"
    )
  )
  var now: String?

  mutating func validate() throws {
    if let now, Timestamp(rfc3339: now) == nil {
      throw ValidationError("--now \(now) is no date-time: write it like 2026-01-02T03:04:05Z")
    }
  }

  var options: SiteOptions {
    var options = SiteOptions()
    options.includesDrafts = drafts
    options.includesFuture = future
    options.includesExpired = expired
    return options
  }

  /// The moment asked for, else the clock's.
  var moment: Timestamp {
    now.flatMap { Timestamp(rfc3339: $0) } ?? Self.clock
  }

  static var clock: Timestamp { Timestamp(seconds: Int64(Date().timeIntervalSince1970)) }
}

/// Runs what may find mistakes in a blog, and says each of them.
func reportingMistakes<Result>(_ body: () async throws -> Result) async throws -> Result {
  do {
    return try await body()
  } catch let error as BlogError {
    for mistake in error.mistakes { Terminal.error(mistake.description) }
    throw ExitCode.unreadable
  } catch let refusal as SiteWriter.Refusal {
    Terminal.error(refusal.description)
    throw ExitCode.unreadable
  } catch let error as FileError {
    Terminal.error(error.description)
    throw ExitCode.unreadable
  } catch let error as CocoaError {
    Terminal.error(error.inWords)
    throw ExitCode.unreadable
  }
}

extension CocoaError {
  /// What went wrong with which file.
  fileprivate var inWords: String {
    let path = filePath ?? url?.path
    return path.map { "\($0): \(localizedDescription)" } ?? localizedDescription
  }
}
