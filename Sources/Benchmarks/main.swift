// Figures before and after. Ratios and medians only: machines are noisy.
//
//   Benchmarks [FOLDER]     FOLDER holds whole feeds; default ../shared/conformance/real, else samples

import Foundation

let folder = CommandLine.arguments.dropFirst().first ?? Corpus.defaultFolder
let corpus = try Corpus(folder: folder)
print("reading \(corpus.files.count) XML feeds, \(corpus.megabytes) MB, in \(folder)")
ReadingBenchmark(corpus: corpus).run()
print("")
try JSONBenchmark(folder: folder).run()
print("")
try BuildBenchmark(posts: 2_000).run()
