import ArgumentParser
import Foundation
import Publishing
import Storage
import Syndication
import Web

struct Build: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
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
    try await reportingMistakes { try await reportingStore { try await build() } }
  }

  private func build() async throws {
    Terminal.progress("reading \(directory)")
    defer { Terminal.endProgress() }
    let blog = URL(filePath: directory, directoryHint: .isDirectory)
    let store = Store.exists(blogAt: blog) ? try Store.open(blogAt: blog) : nil
    let assembly = try await Assembly.load(
      blogAt: blog,
      store: store,
      now: selection.moment,
      options: selection.options
    )
    Terminal.progress("writing \(output)")
    let report = try SiteWriter(URL(filePath: output)).write(assembly.site)
    Terminal.endProgress()
    if !quiet { print(edition: assembly.edition, site: assembly.site, report: report) }
  }

  private func print(edition: Edition, site: Site, report: SiteWriter.Report) {
    let kept = edition.blog.posts.count - edition.postCount
    let rows = [
      ("posts", "\(edition.postCount)" + (kept > 0 ? " (\(kept) kept back)" : "")),
      ("comments", "\(edition.commentCount)"),
      ("feeds", "\(site.feedPaths.count), valid"),
      (
        "files",
        "\(site.files.count): \(report.added.count) new, \(report.changed.count) changed, "
          + "\(report.unchanged) unchanged, \(report.removed.count) removed"
      ),
      ("output", output),
    ]
    for (name, value) in rows {
      feedloom.output(name.padding(toLength: 10, withPad: " ", startingAt: 0) + value + "\n")
    }
  }
}
