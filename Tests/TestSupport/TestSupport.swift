package import Foundation

/// The checkout that the tests were built from.
package let repository = URL(filePath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

/// A sample file, named by its path below `samples/` in the output of the tests.
package struct Sample: Sendable, CustomStringConvertible {
  package let path: String
  package var url: URL { repository.appending(path: "samples").appending(path: path) }
  package var bytes: [UInt8] {
    get throws { [UInt8](try Data(contentsOf: url)) }
  }
  package var description: String { path }
  fileprivate var isRegularFile: Bool {
    (try? url.resourceValues(forKeys: [.isRegularFileKey]))?.isRegularFile ?? false
  }
}

/// All files below a folder of `samples/`, sorted: each is a test case.
package func samples(in folder: String) -> [Sample] {
  let base = repository.appending(path: "samples")
  let names = try? FileManager.default.subpathsOfDirectory(
    atPath: base.appending(path: folder).path
  )
  return (names ?? []).sorted()
    .map { Sample(path: folder + "/" + $0) }
    .filter { $0.isRegularFile }
}

/// A folder of its own for a test, removed when the test is done with it.
package func withTemporaryDirectory<Result>(
  _ body: (URL) async throws -> Result
) async throws -> Result {
  let directory = FileManager.default.temporaryDirectory
    .appending(path: "feedloom-test-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: directory) }
  return try await body(directory)
}
