import Aggregation
import Inputs
import Syndication

/// The bytes of an input: a file, the standard input, or what a server sends.
enum ValidationInput {
  /// The bytes, and how the server behaves where one sent them.
  static func bytes(
    of job: Job,
    allowsPrivate: Bool,
    _ options: inout ValidationOptions
  ) async throws(JobError) -> ([UInt8], ServerEvidence?) {
    guard InputList.isAddress(job.path) else { return (try job.bytes(), nil) }
    return try await fetch(job.path, allowsPrivate, &options)
  }

  /// Fetches a feed; what the server says of it is checked too.
  private static func fetch(
    _ address: String,
    _ allowsPrivate: Bool,
    _ options: inout ValidationOptions
  ) async throws(JobError) -> ([UInt8], ServerEvidence?) {
    let fetcher = Fetcher(version: feedloomVersion, allowsPrivate: allowsPrivate)
    let evidence: ServerEvidence
    do throws(Failure) {
      evidence = try await fetcher.probe(address)
    } catch {
      await fetcher.shutdown()
      throw JobError(message: "\(address): \(error)")
    }
    await fetcher.shutdown()
    // What the command line says comes first: a copy may be looked at before it goes to its place.
    options.url = options.url ?? evidence.answer?.url
    options.contentType = options.contentType ?? evidence.answer?["Content-Type"]
    return (evidence.answer?.body ?? [], evidence)
  }
}
