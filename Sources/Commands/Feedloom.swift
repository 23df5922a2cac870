import ArgumentParser
import Foundation
import Inputs
import Publishing

@main
struct Feedloom: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "feedloom",
    abstract: "Publish a blog as feeds and pages, merge other feeds into it, import, validate.",
    version: feedloomVersion,
    subcommands: [
      Build.self,
      Comments.self,
      Convert.self,
      DatabaseCommand.self,
      Explain.self,
      Fetch.self,
      Health.self,
      History.self,
      Import.self,
      MovesCommand.self,
      New.self,
      Parse.self,
      Rules.self,
      SearchCommand.self,
      Serve.self,
      Subscribe.self,
      TimelineCommand.self,
      Unsubscribe.self,
      Validate.self,
    ]
  )

  static func main() async {
    let arguments = Array(CommandLine.arguments.dropFirst())
    let folder = URL(filePath: FileManager.default.currentDirectoryPath)
    if let jobs = PlainArguments.jobs(of: "validate", in: arguments),
      ValidationSettings.file(for: folder) == nil
    {
      var plan = ValidationPlan(inputs: InputList.expand(jobs.map(\.path)))
      plan.format = TextFormat(usesColor: Terminal.outputUsesColor)
      var run = ValidationRun(plan)
      // A plan without a file to write cannot fail.
      let code = (try? await run.run()) ?? .success
      Foundation.exit(code.rawValue)
    }
    await main(nil)
  }
}

/// The version, as in the User-Agent and `--version`.
let feedloomVersion = "0.1.0"
