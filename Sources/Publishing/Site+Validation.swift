import Markup
import Syndication

extension Site {
  /// Reads every feed of the site as a stranger would; what a reader would stumble over is a mistake.
  package func validateFeeds() throws(BlogError) {
    let results = concurrentMap(feedPaths) { path -> [Mistake] in
      let result = Feed.read(files[path]?.bytes ?? [])
      return result.problems.map { problem in
        Mistake(
          path,
          line: problem.position?.line,
          column: problem.position?.column,
          "the feed that was made here is not sound: \(problem.message)"
        )
      }
    }
    let mistakes = results.flatMap { $0 }
    if !mistakes.isEmpty { throw BlogError(mistakes) }
  }
}
