import Foundation
import TestSupport
import Testing

/// Where memory is not watched over by the compiler: README, guideline 7.
private let walls: Set<String> = [
  // Walls around C libraries.
  "Publishing/Markdown.swift", "Web/Gzip.swift", "Aggregation/Brotli.swift",
  "Aggregation/FormDigest.swift",
  "Aggregation/Inflater.swift", "Aggregation/RegistrableDomain.swift", "Storage/Prepared.swift",
  // A job of the run-time's, handed on.
  "Aggregation/LoopExecutor.swift",
  // Calls of the system for files, terminals and programs.
  "Inputs/InputFile.swift", "Inputs/Terminal.swift", "feedloom/AllCommands.swift",
  "Publishing/SiteWriter.swift", "Publishing/AtomicFile.swift", "Publishing/BlogFolder.swift",
  "Commands/Validation/InputList.swift",
]

@Test func unsafeCodeIsBehindItsWalls() throws {
  let sources = repository.appending(path: "Sources").standardizedFileURL
  let files = FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil)
  var found: Set<String> = []
  while let file = files?.nextObject() as? URL {
    let path = String(file.standardizedFileURL.path.dropFirst(sources.path.count + 1))
    // Benchmarks measure what is below, and nobody runs them on what others wrote.
    guard path.hasSuffix(".swift"), !path.hasPrefix("Markup/"), !path.hasPrefix("Benchmarks/")
    else { continue }
    let code = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").filter {
      !$0.drop { $0 == " " }.hasPrefix("//")
    }
    let words = code.lazy.flatMap { $0.split { !$0.isLetter && $0 != "@" } }
    if words.contains(where: { $0 == "unsafe" || $0 == "@unsafe" }) { found.insert(path) }
  }
  #expect(found == walls)
}
