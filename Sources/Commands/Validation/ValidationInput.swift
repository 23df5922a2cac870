import Aggregation
import Inputs
import Syndication

/// The bytes of an input: a file, the standard input, or what a server sends.
enum ValidationInput {
  static func bytes(
    of job: Job,
    _ options: inout ValidationOptions
  ) async throws(JobError) -> [UInt8] {
    guard InputList.isAddress(job.path) else { return try job.bytes() }
    return try await fetch(job.path, &options)
  }

  /// Fetches a feed; what the server says of it is checked too.
  ///
  /// A person who names an address may name one of the own network.
  private static func fetch(
    _ address: String,
    _ options: inout ValidationOptions
  ) async throws(JobError) -> [UInt8] {
    let fetcher = Fetcher(version: feedloomVersion, allowsPrivate: true)
    let exchange = await fetcher.fetch(address)
    await fetcher.shutdown()
    switch exchange.outcome {
    case .content(let content):
      options.url = exchange.url
      options.contentType = content.contentType
      return content.bytes
    case .failed(let failure): throw JobError(message: "\(address): \(failure)")
    case .gone: throw JobError(message: "\(address): the server says that it is gone for good")
    case .unchanged: throw JobError(message: "\(address): the server sent nothing")
    }
  }
}
