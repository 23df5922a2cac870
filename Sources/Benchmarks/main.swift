// Figures before and after. Ratios and medians only: machines are noisy.
//
//   Benchmarks [FOLDER] [--only PART,...] [--sizes MB,...] [--rounds N] [--list]
//
// FOLDER holds whole feeds; default ../shared/conformance/real, else samples.
//   Benchmarks --profile document|read|sanitize|write|validate [FOLDER|KIND]
//
// The parts: real, validate, growth, memory, json, build, store, start.

import Foundation

var arguments = Array(CommandLine.arguments.dropFirst())

func option(_ name: String, in arguments: inout [String]) -> String? {
  guard let place = arguments.firstIndex(of: name), place + 1 < arguments.count else { return nil }
  let value = arguments[place + 1]
  arguments.removeSubrange(place...place + 1)
  return value
}

if arguments.count == 3, arguments[0] == "--memory-of",
  let kind = Generated.Kind(rawValue: arguments[1]), let size = Int(arguments[2])
{
  MemoryBenchmark.report(kind, megabytes: size)
  exit(0)
}

if let profile = option("--profile", in: &arguments).flatMap({ Profile(rawValue: $0) }) {
  // Of a kind of generated feed, or of a folder.
  let what = arguments.first ?? Corpus.defaultFolder
  let kind = Generated.Kind(rawValue: what)
  let files =
    try kind.map { [Generated.feed($0, megabytes: 10)] }
    ?? Corpus(folder: what).files.map(\.bytes).filter { Floor.push($0) }
  profile.run(files, seconds: 5)
  exit(0)
}

let listsFiles = arguments.contains("--list")
arguments.removeAll { $0 == "--list" }
let allParts = "real,validate,growth,memory,json,build,store,start"
let parts = (option("--only", in: &arguments) ?? allParts).split(separator: ",")
let sizes = (option("--sizes", in: &arguments) ?? "1,10,100").split(separator: ",").compactMap {
  Int($0)
}
let rounds = option("--rounds", in: &arguments).flatMap { Int($0) } ?? 7
let folder = arguments.first ?? Corpus.defaultFolder

/// What libxml2 gives up on says nothing of speed: it has not read it.
func wellFormed(_ folder: String) throws -> Corpus {
  var corpus = try Corpus(folder: folder)
  corpus.files.removeAll { !Floor.push($0.bytes) }
  return corpus
}

for part in parts {
  switch part {
  case "real":
    let all = try Corpus(folder: folder).files.count
    let corpus = try wellFormed(folder)
    print(
      "reading \(corpus.files.count) XML feeds, \(corpus.megabytes) MB, in \(folder);",
      terminator: " "
    )
    print("\(all - corpus.files.count) that are not well-formed are left out")
    ReadingBenchmark(corpus: corpus, rounds: rounds, listsFiles: listsFiles).run()
  case "validate":
    let corpus = try wellFormed(folder)
    ValidationBenchmark(corpus: corpus, rounds: rounds, sizes: sizes, listsFiles: listsFiles).run()
  case "growth": GrowthBenchmark(sizes: sizes).run()
  case "memory":
    try MemoryBenchmark(program: CommandLine.arguments[0], megabytes: sizes.max() ?? 100).run()
  case "json": try JSONBenchmark(folder: folder).run()
  case "build": try BuildBenchmark(posts: 2_000).run()
  case "store": StoreBenchmark(corpus: try wellFormed(folder), rounds: rounds).run()
  case "start": try StartBenchmark(cases: folder + "/../w3c").run()
  default: print("no such part: \(part)")
  }
  print("")
}
