import Foundation
import Markup
import Properties
import Syndication
import TestSupport
import Testing

/// How many damaged samples are tried; `make sanitize` asks for more.
private let mutations =
  ProcessInfo.processInfo.environment["FEEDLOOM_MUTATIONS"].flatMap { Int($0) } ?? 500
/// Whether every sample is cut at every 64th byte, not only some at some.
private let cutsAll = mutations > 10_000

/// The samples that are read: feeds, lists of feeds, and what was found by the fuzzer.
private let readable = ["valid", "invalid", "read", "hostile", "blog/outside"]
  .flatMap { samples(in: $0) }

private let hostile = samples(in: "hostile")

@Suite struct PropertyTests {
  @Test(arguments: hostile) func whatOnceBrokeAPropertyNoLongerDoes(sample: Sample) throws {
    let folder = sample.path.split(separator: "/").dropFirst().first.map { String($0) }
    let property = try #require(Property.all.first { $0.name == folder }, "no such property")
    #expect(try property.check(sample.bytes) == nil)
  }

  @Test func damagedSamplesKeepEveryProperty() async throws {
    await inParts(mutations) { number in
      let sample = readable[number % readable.count]
      guard let bytes = try? sample.bytes, let property = property(for: sample, number) else {
        return
      }
      let damaged = mutated(bytes, seed: number)
      if let problem = property.check(damaged) {
        Issue.record("\(property), \(sample) with seed \(number): \(problem)")
      }
    }
  }

  @Test func samplesCutAnywhereAreReadAndTheCutIsSaid() async throws {
    await inParts(readable.count) { number in
      let sample = readable[number]
      guard let bytes = try? sample.bytes, sample.path.hasPrefix("valid/") || cutsAll else {
        return
      }
      let cuts = stride(from: 64, to: bytes.count, by: cutsAll ? 64 : 1024)
      for cut in cuts {
        let head = Array(bytes[..<cut])
        _ = property(for: sample, cut / 64)?.check(head)
        guard sample.path.hasPrefix("valid/") else { continue }
        let isWhole = bytes[cut...].allSatisfy { $0 <= 0x20 }
        #expect(isWhole != isReported(head), "\(sample) cut at byte \(cut)")
      }
    }
  }

  private func isReported(_ bytes: [UInt8]) -> Bool {
    let result = Feed.read(bytes)
    return result.format == nil || !result.problems.isEmpty
  }

  /// One of those that take such samples, each in its turn.
  private func property(for sample: Sample, _ number: Int) -> Property? {
    let suffix = sample.path.split(separator: ".").last.map { String($0) } ?? ""
    let fitting = Property.all.filter { $0.seeds.contains(suffix) }
    return fitting.isEmpty ? nil : fitting[number / readable.count % fitting.count]
  }

  /// Runs something for each number on all cores.
  private func inParts(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) async {
    let parts = max(1, ProcessInfo.processInfo.activeProcessorCount)
    await withTaskGroup { group in
      for part in 0..<parts {
        group.addTask { for number in stride(from: part, to: count, by: parts) { body(number) } }
      }
    }
  }
}
