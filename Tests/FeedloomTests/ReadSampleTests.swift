import Foundation
import TestSupport
import Testing

/// What `feedloom parse --json` prints of a sample of each format is what stands beside it.
@Suite struct ReadSampleTests {
  private static let expectations = ".expected.json"
  static let feeds = samples(in: "read").filter { !$0.path.hasSuffix(expectations) }

  @Test(arguments: feeds) func isPrintedAsExpected(_ sample: Sample) async throws {
    let expected = sample.url.deletingPathExtension().path + Self.expectations
    try await withTemporaryDirectory { folder in
      let result = try await Program.run(["parse", "--json", sample.url.path], in: folder)
      #expect(result.status == 0, "\(result.errors)")
      let printed = try lines(of: Data(result.output.utf8))
      let wanted = try lines(of: try Data(contentsOf: URL(filePath: expected)))
      #expect(printed.subtracting(wanted) == [], "printed, and not expected")
      #expect(wanted.subtracting(printed) == [], "expected, and not printed")
    }
  }

  /// Each value with the path that leads to it, but for the name of the file.
  private func lines(of data: Data) throws -> Set<String> {
    var lines: Set<String> = []
    func add(_ value: Any, _ path: String) {
      if let object = value as? [String: Any] {
        for (key, value) in object { add(value, path + "." + key) }
      } else if let array = value as? [Any] {
        for (place, value) in array.enumerated() { add(value, path + "[\(place)]") }
      } else if path != ".path" {
        lines.insert(path + ": \(value)")
      }
    }
    add(try JSONSerialization.jsonObject(with: data), "")
    return lines
  }
}
