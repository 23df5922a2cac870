import Aggregation
import CMalloc
package import Foundation
package import Logging
package import Publishing
import ServiceLifecycle
package import Storage
package import Syndication

/// Keeps the served site equal to the blog's files, to its timeline and to the hour.
///
/// It looks once a second rather than being told: that works on every file system, and a blog is a
/// few thousand files at most.
package struct SiteKeeper: Service {
  /// What a site is made from.
  package struct Source: Sendable {
    package let directory: URL
    package let store: Store
    package let options: SiteOptions
    package let now: @Sendable () -> Timestamp

    package init(
      directory: URL,
      store: Store,
      options: SiteOptions,
      now: @escaping @Sendable () -> Timestamp
    ) {
      self.directory = directory
      self.store = store
      self.options = options
      self.now = now
    }
  }

  /// What the served site was made from.
  private struct State {
    var watch: Watch
    /// When to make it again though nothing changed.
    var due: Timestamp?
    /// Until the next look: a blog that takes long to look through is looked at less often.
    var pause = Duration.seconds(1)
    /// Whether the last attempt found mistakes.
    var isBroken = false
  }

  package let published: Published
  private let source: Source
  private let first: State
  private let logger: Logger

  /// Makes the first site; a blog that cannot be read is nothing to serve.
  package init(_ source: Source, logger: Logger) async throws {
    self.source = source
    self.logger = logger
    let watch = try await Watch.look(at: source.directory, store: source.store)
    let known = try await source.store.publications().mapValues { publication in
      Revision(tag: EntityTag(publication.digest), lastModified: publication.modified)
    }
    let (site, due) = try await Self.make(source, after: nil, known: known, logger: logger)
    published = Published(site)
    first = State(watch: watch, due: due)
    try await Self.save(site, in: source.store)
  }

  package func run() async {
    await cancelWhenGracefulShutdown {
      var state = first
      while (try? await Task.sleep(for: state.pause)) != nil { await follow(&state) }
    }
  }

  /// One look; makes the site anew when there is reason to.
  private func follow(_ state: inout State) async {
    do {
      let start = ContinuousClock.now
      let watch = try await Watch.look(at: source.directory, store: source.store)
      state.pause = min(max(.seconds(1), (ContinuousClock.now - start) * 10), .seconds(15))
      let isDue = state.due.map { $0 <= source.now() } ?? false
      guard watch != state.watch || isDue else { return }
      // What a site was made with is free then; the C library would keep it, in each heap that had it.
      defer { malloc_trim(0) }
      state.watch = try await settled(watch)
      let (site, due) = try await Self.make(source, after: published.site, logger: logger)
      state.due = due
      if state.isBroken { logger.notice("the mistakes are mended") }
      state.isBroken = false
      guard site.revisions != published.site.revisions else { return }
      published.site = site
      logger.notice("the site was made anew")
      try await Self.save(site, in: source.store)
    } catch let error as BlogError {
      for mistake in error.mistakes { logger.error("\(mistake)") }
      logger.error("the site stays as it was before")
      // Only a change of a file can mend this.
      state.due = nil
      state.isBroken = true
    } catch {
      if Task.isCancelled { return }
      logger.error("the site could not be made anew, trying again in a minute: \(error)")
      state.due = Timestamp(seconds: source.now().seconds + 60)
    }
  }

  /// Waits until an editor, or a version control system, has written everything.
  private func settled(_ watch: Watch) async throws -> Watch {
    var watch = watch
    for _ in 0..<25 {
      // Cut short by the end of the server; then it does not matter.
      try? await Task.sleep(for: .milliseconds(200))
      let next = try await Watch.look(at: source.directory, store: source.store)
      if next == watch { break }
      watch = next
    }
    return watch
  }

  @concurrent
  private static func make(
    _ source: Source,
    after previous: ServedSite?,
    known: [String: Revision] = [:],
    logger: Logger
  ) async throws -> (ServedSite, due: Timestamp?) {
    let now = source.now()
    let assembly = try await Assembly.load(
      blogAt: source.directory,
      store: source.store,
      now: now,
      options: source.options
    )
    for entry in assembly.leftOut { logger.warning("\(entry)") }
    let site = ServedSite(
      assembly.site.files,
      of: assembly.edition.blog,
      after: previous,
      known: known,
      now: now
    )
    return (site, assembly.nextChange)
  }

  private static func save(_ site: ServedSite, in store: Store) async throws {
    let publications = site.revisions.mapValues { revision in
      Publication(digest: revision.tag.opaque, modified: revision.lastModified)
    }
    try await store.save(publications: publications)
  }
}
