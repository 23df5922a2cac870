package import Aggregation
package import Foundation
package import Logging
import ServiceLifecycle

/// Fetches the feeds of the blogroll that are due, for as long as the server runs.
package struct RefreshLoop: Service {
  private let directory: URL
  private let refresher: Refresher
  private let subscriber: PushSubscriber?
  private let pause: Duration
  private let logger: Logger

  /// Makes one that looks who is due, and looks again after a pause.
  package init(
    directory: URL,
    refresher: Refresher,
    subscriber: PushSubscriber? = nil,
    pause: Duration = .seconds(60),
    logger: Logger
  ) {
    self.pause = pause
    self.subscriber = subscriber
    self.directory = directory
    self.refresher = refresher
    self.logger = logger
  }

  package func run() async {
    await cancelWhenGracefulShutdown {
      repeat { await refresh() } while (try? await Task.sleep(for: pause)) != nil
    }
  }

  /// Asks who is due; what failed is due again when the schedule says.
  private func refresh() async {
    do {
      _ = try await refresher.refresh(try Blogroll(blogAt: directory)) { [logger] report in
        let name = report.title ?? report.url
        switch report.kind {
        case .skipped, .unchanged: logger.debug("\(name): \(report.detail)")
        case .fetched: logger.info("\(name): \(report.new) new, \(report.changed) changed")
        case .gone, .failed: logger.warning("\(report.url): \(report.detail)")
        }
      }
      let asked = try await subscriber?.renew() ?? 0
      if asked > 0 { logger.info("asked hubs to push \(asked) feeds") }
    } catch {
      // The end of the server cuts a round short; what is due stays due.
      if Task.isCancelled { return }
      logger.error("the feeds could not be fetched: \(error)")
    }
  }
}
