import ArgumentParser
import Foundation
import Inputs
import Publishing

struct New: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Begin a post: makes its file, as a draft, with an id for good.",
    discussion: "Prints the path of the file. Take \"draft: true\" out of it to publish the post."
  )

  @Argument(help: "The folder of the blog.", completion: .directory)
  var directory: String

  @Argument(help: "The title of the post.")
  var title: String

  @Option(name: .shortAndLong, help: "A tag; may be given several times.")
  var tag: [String] = []

  func run() async throws {
    try await reportingMistakes {
      let folder = URL(filePath: directory)
      let blog = try Blog.load(folder)
      let now = PostSelection.clock
      let post = try NewPost(title: title, tags: tag, in: blog, now: now)
      try post.write(in: folder)
      output(folder.appending(path: post.path).relativePath + "\n")
    }
  }
}
