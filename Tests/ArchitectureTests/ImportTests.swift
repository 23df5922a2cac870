import Foundation
import TestSupport
import Testing

/// Who may import whom.
///
/// SwiftPM does not catch a C module that a dependency uses, so this does.
private let allowed: [String: Set<String>] = [
  "Markup": ["CLibXML2", "Glibc", "Musl", "Synchronization"],
  "Syndication": ["Markup", "FoundationEssentials"],
  "Inputs": ["Markup", "Syndication", "Glibc", "Musl"],
  "feedloom": ["Inputs", "Glibc", "Musl"],
  "Publishing": [
    "Markup", "Syndication", "CMarkGFM", "Yams", "Foundation", "Dispatch", "Glibc",
    "Musl",
    "Synchronization",
  ],
  "Storage": ["Syndication", "GRDB", "GRDBSQLite", "Foundation", "Synchronization"],
  "Aggregation": [
    "Markup", "Syndication", "Storage", "AsyncHTTPClient", "CBrotli", "CLibPSL", "CXXHash", "CZlib",
    "Crypto", "Foundation", "Logging", "NIOCore", "NIOHTTP1", "NIOPosix", "NIOSSL",
    "Synchronization",
  ],
  "Web": [
    "Markup", "Syndication", "Publishing", "Storage", "Aggregation", "CMalloc", "CZlib", "Crypto",
    "Foundation", "HTTPTypes", "Hummingbird", "HummingbirdCore", "Logging", "NIOCore", "NIOPosix",
    "ServiceLifecycle", "Synchronization", "UnixSignals",
  ],
]

private let accessLevels: Set<Substring> = ["public", "package", "internal", "private"]

@Suite struct ImportTests {
  @Test(arguments: allowed.keys.sorted()) func aModuleImportsOnlyWhatIsBelowIt(
    module: String
  ) throws {
    let sources = repository.appending(path: "Sources").appending(path: module)
    let files = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)
    var count = 0
    while let file = files?.nextObject() as? URL {
      guard file.pathExtension == "swift" else { continue }
      count += 1
      let text = try String(contentsOf: file, encoding: .utf8)
      for imported in imports(in: text) where allowed[module]?.contains(imported) != true {
        Issue.record("\(module)/\(file.lastPathComponent) may not import \(imported)")
      }
    }
    #expect(count > 0, "no source of \(module) was found")
  }

  private func imports(in text: String) -> [String] {
    text.split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ")
      guard let place = words.firstIndex(of: "import"), place <= 2, place + 1 < words.count,
        words[..<place].allSatisfy({ $0.hasPrefix("@") || accessLevels.contains($0) })
      else { return nil }
      let name = words[place + 1]
      // `import struct Foundation.URL` names its module second.
      let kinds: Set<Substring> = ["struct", "class", "enum", "protocol", "func"]
      let module = kinds.contains(name) ? words[place + 2] : name
      return module.split(separator: ".").first.map { String($0) }
    }
  }
}
