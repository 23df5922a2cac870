import ArgumentParser
import Foundation
import Inputs
import Publishing
import Storage
import Web

struct Build: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "build",
    abstract: "Make the pages and feeds of a blog.",
    discussion: """
      Writes the site into the output folder. What was published stays until all of the new site \
      has been made and its feeds have been found valid; files that did not change are not \
      written again; files that Feedloom did not make are never replaced nor removed.
      """
  )

  @Argument(help: "The folder of the blog.", completion: .directory)
  var directory: String

  @Option(name: .shortAndLong, help: "The folder to write to.", completion: .directory)
  var output: String

  @OptionGroup var selection: PostSelection

  @Flag(name: .shortAndLong, help: "Say only what is wrong.")
  var quiet = false

  func run() async throws {
    try await reportingMistakes {
      let folder = try blogFolder(directory)
      Terminal.progress("making pages and feeds of \(directory)")
      let site = try await site(of: folder)
      Terminal.progress("writing \(output)")
      let report = try SiteWriter(URL(filePath: output)).write(site)
      Terminal.endProgress()
      if !quiet { print(site, report) }
    }
  }

  /// The site with its timeline, its feeds found valid.
  private func site(of folder: URL) async throws -> Site {
    try await reportingStore {
      // Without a store there is nothing to merge; a build is no reason to make one.
      let store = Store.exists(blogAt: folder) ? try Store.open(blogAt: folder) : nil
      let assembly = try await Assembly.load(
        blogAt: folder,
        store: store,
        now: selection.moment,
        options: selection.options
      )
      for entry in assembly.leftOut { Terminal.note("\(entry)") }
      return assembly.site
    }
  }

  private func print(_ site: Site, _ report: SiteWriter.Report) {
    let kept = site.heldBackCount
    let rows = [
      ("posts", "\(site.postCount)" + (kept > 0 ? " (\(kept) kept back)" : "")),
      ("comments", "\(site.commentCount)"),
      ("timeline", "\(site.timelineCount) entries"),
      ("feeds", "\(site.feedPaths.count), valid"),
      (
        "files",
        "\(site.files.count): \(report.added.count) new, \(report.changed.count) changed, "
          + "\(report.unchanged) unchanged, \(report.removed.count) removed"
      ),
      ("output", output),
    ]
    for (name, value) in rows {
      Inputs.output(name.padding(toLength: 10, withPad: " ", startingAt: 0) + value + "\n")
    }
  }
}
