import ArgumentParser
import Foundation
import Inputs
import Storage

struct DatabaseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "db",
    abstract: "Look after the database of a blog.",
    subcommands: [Check.self, Backup.self, Compact.self]
  )

  struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check",
      abstract: "Look for damage in the database.",
      discussion: """
        Reads all of it: pages, indexes, what refers to what, every stored document. The exit code \
        is 0 when nothing is wrong, 1 when something is.
        """
    )

    @OptionGroup var blog: StoreArgument

    func run() async throws {
      let flaws = try await reportingStore { try await blog.store().check() }
      for flaw in flaws { output(flaw.description.oneLine + "\n") }
      if !flaws.isEmpty { throw ExitCode.findings }
      Terminal.note("nothing is wrong")
    }
  }

  struct Backup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "backup",
      abstract: "Copy the database while it is in use.",
      discussion: "The copy is one consistent state, whoever is fetching or serving meanwhile."
    )

    @OptionGroup var blog: StoreArgument

    @Argument(help: "The file to write; it must not be there yet.", completion: .file())
    var file: String

    func run() async throws {
      try await reportingStore { try await blog.store().backup(to: URL(filePath: file)) }
      Terminal.note("wrote \(file)")
    }
  }

  struct Compact: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "compact",
      abstract: "Make the database as small as it can be.",
      discussion: """
        Writes the file anew without the space that nothing uses. With --keep-days also lets go of \
        the texts and earlier forms of entries that have been gone from their feeds for so long and \
        are not among the newest of the timeline. They stay known, so that none comes back as new; \
        pages of the archive that were published stay as they are.
        """
    )

    @OptionGroup var blog: StoreArgument

    @Option(help: "Let go of what has been gone from its feed for so many days.")
    var keepDays: Int?

    @OptionGroup var moment: MomentOption

    func validate() throws {
      if let keepDays, keepDays < 1 { throw ValidationError("--keep-days must be 1 or more") }
    }

    func run() async throws {
      try await reportingStore {
        let store = try blog.store()
        if let keepDays {
          let count = try await store.forget(missingFor: keepDays, now: moment.clock())
          Terminal.note("let go of \(count) texts")
        }
        let (before, after) = try await store.compact()
        Terminal.note("\(before) bytes before, \(after) bytes after")
      }
    }
  }
}

/// The argument that names a blog which has a store.
struct StoreArgument: ParsableArguments {
  @Argument(help: "The folder of the blog.", completion: .directory)
  var directory: String

  func store() throws -> Store {
    let folder = try blogFolder(directory)
    guard Store.exists(blogAt: folder) else {
      Terminal.error("\(directory) has no database yet: feedloom fetch makes one")
      throw ExitCode.unreadable
    }
    return try Store.open(blogAt: folder)
  }
}
