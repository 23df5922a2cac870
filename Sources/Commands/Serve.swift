import Aggregation
import ArgumentParser
import Foundation
import Inputs
import Logging
import Publishing
import Storage
import Syndication
import Web

struct Serve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Serve a blog, take comments and fetch the feeds it follows.",
    discussion: """
      The site is made anew when a file of the blog changes, when a scheduled post comes due and \
      when other blogs have news; a file with a mistake in it leaves the site as it was. Comments \
      wait for "feedloom comments". Ends on SIGTERM or SIGINT, when the requests at hand are done.
      """
  )

  @Argument(help: "The folder of the blog.", completion: .directory)
  var directory: String

  @Option(help: "The address to listen at; 0.0.0.0 or :: for all of the machine's.")
  var host = "127.0.0.1"

  @Option(name: .shortAndLong, help: "The port to listen at; 0 for any that is free.")
  var port = 8080

  @OptionGroup var selection: PostSelection

  @Flag(help: "Do not fetch other blogs' feeds.")
  var noRefresh = false

  @Flag(help: "Do not ask the hubs of feeds to push what is new; feeds are polled all the same.")
  var noPush = false

  @OptionGroup var network: NetworkOptions
  @OptionGroup var spacing: SpacingOption

  @Flag(help: "Believe a reverse proxy's X-Forwarded-For, for the rate limit on comments.")
  var behindProxy = false

  @Flag(help: "Write a line for each request to stderr.")
  var log = false

  @Flag(name: .shortAndLong, help: "Say what is done in detail.")
  var verbose = false

  func validate() throws {
    guard (0...65535).contains(port) else {
      throw ValidationError("--port \(port) is no port: it must be between 0 and 65535")
    }
  }

  func run() async throws {
    do {
      try await reportingMistakes { try await reportingStore { try await serve() } }
    } catch let failure as Server.Failure {
      Terminal.error(failure.description)
      throw ExitCode.failure
    }
  }

  private func serve() async throws {
    var options = Server.Options()
    options.host = host
    options.port = port
    options.isBehindProxy = behindProxy
    options.logsRequests = log
    options.site = selection.options
    options.moment = selection.now == nil ? nil : selection.moment
    let logger = TerminalLog.logger(verbose ? .debug : .info)
    let blog = URL(filePath: directory, directoryHint: .isDirectory)
    // Before the store is made: a folder that is no blog gets none.
    _ = try Blog.load(blog)
    let store = try Store.open(blogAt: blog)
    let fetcher = network.fetcher(for: blog)
    var pace = Refresher.Options()
    pace.spacing = spacing.milliseconds
    // A host with hundreds of feeds must not keep all the others waiting for the next round.
    pace.turn = .seconds(60)
    pace.rules = Blog.settings(in: blog)?.timelineRules.all ?? pace.rules
    let refresher = Refresher(
      store: store,
      reader: Reader(fetcher: fetcher, blogAt: blog),
      options: pace,
      now: { PostSelection.clock }
    )
    let server = Server(
      blogAt: blog,
      store: store,
      options: options,
      logger: logger,
      now: { PostSelection.clock }
    )
    do {
      try await server.run(
        refresher: noRefresh ? nil : refresher,
        subscriber: noRefresh || noPush ? nil : subscriber(of: blog, store, fetcher, pace)
      )
      await fetcher.shutdown()
    } catch {
      await fetcher.shutdown()
      throw error
    }
  }
  /// Who asks hubs to push; nil where they would not find the site.
  private func subscriber(
    of blog: URL,
    _ store: Store,
    _ fetcher: Fetcher,
    _ pace: Refresher.Options
  ) -> PushSubscriber? {
    guard let url = Blog.settings(in: blog)?.url,
      let callbacks = PushSubscriber.callbacks(ofSite: url)
    else { return nil }
    return PushSubscriber(
      store: store,
      reader: Reader(fetcher: fetcher, blogAt: blog),
      rules: pace.rules,
      callbacks: callbacks,
      spacing: pace.spacing,
      now: { PostSelection.clock }
    )
  }
}
