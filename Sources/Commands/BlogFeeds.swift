import Aggregation
import ArgumentParser
import Foundation
import Inputs
import Publishing
import Storage
import Syndication

/// The options of the commands that ask other servers.
struct NetworkOptions: ParsableArguments {
  @Flag(help: "Ask addresses outside the public internet too, such as this machine's.")
  var allowPrivate = false

  /// A fetcher that names the blog as the one that asks, where there is one.
  func fetcher(for folder: URL) -> Fetcher {
    let url = Blog.settings(in: folder)?.url
    return Fetcher(version: feedloomVersion, about: url, allowsPrivate: allowPrivate)
  }
}

/// The option that keeps requests to one host apart.
struct SpacingOption: ParsableArguments {
  @Option(help: "Seconds from one request to a host to the next; those of one domain count as one.")
  var spacing = 2.0

  func validate() throws {
    guard (0...3600).contains(spacing) else {
      throw ValidationError("--spacing must be 0 to 3600 seconds")
    }
  }

  var milliseconds: Int64 { Int64(spacing * 1000) }
}

/// The option that sets the clock.
struct MomentOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Take this for the present moment (default: the clock).",
      valueName: "rfc3339"
    )
  )
  var now: String?

  func validate() throws {
    if let now, Timestamp(rfc3339: now) == nil {
      throw ValidationError("--now \(now) is no date-time: write it like 2026-01-02T03:04:05Z")
    }
  }

  /// The moment asked for, else the clock's, each time anew.
  var clock: @Sendable () -> Timestamp {
    let fixed = now.flatMap { Timestamp(rfc3339: $0) }
    return { fixed ?? Timestamp(seconds: Int64(Date().timeIntervalSince1970)) }
  }
}

/// Runs what cannot go on without a store or a blogroll, and says why when there is none.
func reportingStore<Result>(_ body: () async throws -> Result) async throws -> Result {
  do {
    return try await body()
  } catch let error as StoreError {
    Terminal.endProgress()
    Terminal.error(error.description)
  } catch let error as Blogroll.Problem {
    Terminal.endProgress()
    Terminal.error(error.description)
  }
  throw ExitCode.unreadable
}

/// The folder of a blog that a command was given; says so when there is none.
func blogFolder(_ path: String) throws -> URL {
  let directory = URL(filePath: path, directoryHint: .isDirectory)
  let isFolder = try? directory.resourceValues(forKeys: [.isDirectoryKey]).isDirectory
  guard isFolder == true else {
    Terminal.error("\(path) is no folder: name the folder of a blog")
    throw ExitCode.unreadable
  }
  return directory
}

extension String {
  /// One line that does nothing to a terminal, however it was written by others.
  var oneLine: String {
    if isPlainLine { return self }
    let printable = String(UnicodeScalarView(unicodeScalars.map(\.onTerminal)))
    return printable.split(separator: " ").joined(separator: " ")
  }

  /// Whether it is one already: printable ASCII, with single spaces between words.
  private var isPlainLine: Bool {
    var last = UInt8(ascii: " ")
    for byte in utf8 {
      guard byte >= 0x20, byte < 0x7F, byte != 0x20 || last != 0x20 else { return false }
      last = byte
    }
    return last != 0x20
  }
}
