import Synchronization

/// The site that is served now: requests read it while a new one takes its place at once and whole.
package final class Published: Sendable {
  private let current: Mutex<ServedSite>

  package init(_ site: ServedSite) {
    current = Mutex(site)
  }

  package var site: ServedSite {
    get { current.withLock { $0 } }
    set { current.withLock { $0 = newValue } }
  }
}
