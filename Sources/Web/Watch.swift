package import Foundation
import Publishing
package import Storage

/// What a site was made from, as far as it shows without reading it.
package struct Watch: Equatable, Sendable {
  /// A file, as its folder lists it: an editor that replaces the file gives it another number.
  private struct Stamp: Equatable, Sendable {
    let number: UInt64?
    let size: UInt64?
    let modified: Date?
  }

  private let files: [String: Stamp]
  private let timeline: TimelineStamp?

  /// Looks at a blog's files and at what its store holds of other blogs.
  @concurrent
  package static func look(at directory: URL, store: Store) async throws -> Self {
    var files: [String: Stamp] = [:]
    for path in try BlogFolder.paths(in: directory) {
      let file = directory.appending(path: path).path
      // A file that goes between the two calls is as good as gone.
      guard let attributes = try? FileManager.default.attributesOfItem(atPath: file) else {
        continue
      }
      files[path] = Stamp(
        number: (attributes[.systemFileNumber] as? NSNumber)?.uint64Value,
        size: (attributes[.size] as? NSNumber)?.uint64Value,
        modified: attributes[.modificationDate] as? Date
      )
    }
    return Self(files: files, timeline: try await store.timelineStamp())
  }
}
