package import Aggregation
package import Foundation
import Hummingbird
package import Logging
package import Publishing
import ServiceLifecycle
package import Storage
package import Syndication
import UnixSignals

/// The program that serves a blog: the site, comments, and the feeds that it follows.
package struct Server: Sendable {
  package struct Options: Sendable {
    package var host = "127.0.0.1"
    /// 0 takes any that is free.
    package var port = 8080
    /// Whether X-Forwarded-For is believed.
    package var isBehindProxy = false
    package var logsRequests = false
    package var site = SiteOptions()
    /// The moment to make the site for; nil goes with the clock.
    package var moment: Timestamp?

    package init() {}
  }

  private let directory: URL
  private let store: Store
  private let options: Options
  private let now: @Sendable () -> Timestamp
  private let logger: Logger

  package init(
    blogAt directory: URL,
    store: Store,
    options: Options,
    logger: Logger,
    now: @escaping @Sendable () -> Timestamp
  ) {
    self.directory = directory
    self.store = store
    self.options = options
    self.logger = logger
    self.now = now
  }

  /// Serves until SIGTERM or SIGINT, then lets the requests at hand finish.
  ///
  /// Without a `refresher` other blogs are not asked, without a `subscriber` no hubs.
  package func run(refresher: Refresher?, subscriber: PushSubscriber? = nil) async throws {
    let moment = options.moment
    let source = SiteKeeper.Source(
      directory: directory,
      store: store,
      options: options.site,
      now: { [now] in moment ?? now() }
    )
    let keeper = try await SiteKeeper(source, logger: logger)
    var services: [any Service] = [application(keeper.published, subscriber), keeper]
    if let refresher {
      services.append(
        RefreshLoop(
          directory: directory,
          refresher: refresher,
          subscriber: subscriber,
          logger: logger
        )
      )
    }
    var configuration = ServiceGroupConfiguration(
      services: services,
      gracefulShutdownSignals: [.sigterm, .sigint],
      logger: quietLogger
    )
    // A client that reads slowly must not keep the server from ending.
    configuration.maximumGracefulShutdownDuration = .seconds(20)
    do {
      try await ServiceGroup(configuration: configuration).run()
    } catch {
      throw Failure("\(error)", options: options)
    }
  }

  /// Why the server could not go on.
  package struct Failure: Error, CustomStringConvertible {
    package let description: String

    fileprivate init(_ reason: String, options: Options) {
      let place = "\(options.host), port \(options.port)"
      description =
        if reason.contains("errno: \(EADDRINUSE)") {
          "another program listens at \(place): end it or choose another --port"
        } else if reason.contains("errno: \(EACCES)") {
          "the system allows only its owner to listen at \(place): choose a --port above 1023"
        } else {
          "cannot serve at \(place): \(reason)"
        }
    }
  }

  private func application(
    _ published: Published,
    _ subscriber: PushSubscriber?
  ) -> Application<Responder> {
    let comments = CommentRoute(
      published,
      store: store,
      isBehindProxy: options.isBehindProxy,
      logger: logger,
      now: now
    )
    let pushes = subscriber.map { PushRoute(published, subscriber: $0, logger: logger) }
    let routes: [(any Route)?] = [comments, pushes, FileRoute(published)]
    let host = options.host
    return Application(
      responder: Responder(
        routes.compactMap(\.self),
        published: published,
        logger: logger,
        logsRequests: options.logsRequests,
        now: now
      ),
      server: .http1(configuration: .init(idleTimeout: .seconds(60))),
      configuration: ApplicationConfiguration(
        address: .hostname(host, port: options.port),
        availableConnectionsDelegate: .maximum(Self.mostConnections, logger: quietLogger)
      ),
      onServerRunning: { [logger] channel in
        let shown = host.contains(":") ? "[\(host)]" : host
        logger.notice("listening on http://\(shown):\(channel.localAddress?.port ?? 0)/")
      },
      logger: quietLogger
    )
  }

  /// Others wait their turn: below the 1024 files that a process may usually have open.
  private static let mostConnections = 800

  /// What starts and stops in which order is nothing that people want to read.
  private var quietLogger: Logger {
    var quiet = logger
    quiet.logLevel = max(logger.logLevel, .warning)
    return quiet
  }
}
