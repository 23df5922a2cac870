package import Hummingbird

/// Some addresses and what they are answered with.
package protocol Route: Sendable {
  /// The methods that the address understands beside OPTIONS; nil when it is not this route's.
  func methods(at path: String) -> [HTTPRequest.Method]?

  /// Answers a request with one of these methods.
  func respond(to request: Request, context: Context) async throws -> Response
}
