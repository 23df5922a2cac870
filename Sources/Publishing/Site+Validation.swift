import Markup
import Syndication

extension Site {
  /// Validates every feed of the site; an error in one is a mistake, and so is what had to be
  /// recovered from.
  package func validateFeeds() throws(BlogError) {
    let results = concurrentMap(feedPaths) { path -> [Mistake] in
      guard let file = files[path] else { return [] }
      var options = ValidationOptions()
      options.contentType = file.mediaType
      let errors = Validator.validate(file.bytes, options: options).findings
        .filter { $0.severity == .error }
      return errors.map { finding in
        Mistake(
          path,
          line: finding.position.line,
          column: finding.position.column,
          "the feed made here is not valid: \(finding.message) [\(finding.id)]"
        )
      }
    }
    let mistakes = results.flatMap { $0 }
    if !mistakes.isEmpty { throw BlogError(mistakes) }
  }
}
