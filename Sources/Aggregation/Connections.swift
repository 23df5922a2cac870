import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL

/// The connections to servers, and the wall around them.
///
/// A name is resolved and each of its addresses is checked before anything is sent. The client below
/// resolves once more, and a malicious name server may answer differently then (DNS rebinding): so
/// the peer of every new connection is checked too, by a hook that runs before the first request is
/// written to it. Connections that are kept alive have passed it.
package struct Connections: Sendable {
  /// The addresses of a host, as `inet_ntop` writes them.
  package typealias Resolve = @Sendable (_ host: String, _ port: Int) async throws -> [String]

  let client: HTTPClient
  /// One for each event loop that connections are on.
  let executors: [LoopExecutor]
  private let allowsPrivate: Bool
  /// Addresses that are asked though they are not of the public internet.
  private let permitted: Set<String>
  private let resolve: Resolve

  init(
    allowsPrivate: Bool,
    permitted: Set<String>,
    trusting roots: NIOSSLTrustRoots? = nil,
    limits: Fetcher.Limits,
    resolve: @escaping Resolve
  ) {
    self.allowsPrivate = allowsPrivate
    self.permitted = permitted
    self.resolve = resolve
    var configuration = HTTPClient.Configuration()
    if let roots {
      configuration.tlsConfiguration = .makeClientConfiguration()
      configuration.tlsConfiguration?.trustRoots = roots
    }
    configuration.redirectConfiguration = .disallow
    // Who reads the body unpacks it, within the limits: see Unpacker.
    configuration.decompression = .disabled
    configuration.timeout = .init(
      connect: limits.connect.timeAmount,
      read: limits.read.timeAmount
    )
    configuration.connectionPool.retryConnectionEstablishment = false
    configuration.connectionPool.idleTimeout = .seconds(10)
    configuration.http1_1ConnectionDebugInitializer = { channel in
      // Feeds are long: to begin with reads of 2 KB would take thrice as many.
      let sizes = AdaptiveRecvByteBufferAllocator(minimum: 2048, initial: 32768, maximum: 65536)
      let wide = channel.setOption(.recvAllocator, value: sizes)
      guard !allowsPrivate else { return wide }
      return Self.checkPeer(channel, permitted).flatMap { wide }
    }
    if !allowsPrivate {
      configuration.http2ConnectionDebugInitializer = { Self.checkPeer($0, permitted) }
    }
    client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    executors = client.eventLoopGroup.makeIterator().map(LoopExecutor.init)
  }

  /// Leaves half of the cores to reading and storing: for a program that does nothing but fetch, before
  /// its first request.
  package static func shareCores() {
    NIOSingletons.groupLoopCountSuggestion = max(System.coreCount / 2, 1)
  }

  func shutdown() async {
    // Fails only when called twice, or with requests under way, which are then cancelled.
    try? await client.shutdown()
  }

  /// Refuses a host that has an address outside the public internet.
  func check(_ target: Target) async throws(Failure) {
    guard !allowsPrivate else { return }
    if Addresses.ipv4(target.host) != nil || Addresses.ipv6(target.host) != nil {
      if let reason = refusal(of: target.host) { throw .refusedAddress(reason) }
      return
    }
    let addresses: [String]
    do {
      addresses = try await resolve(target.host, target.port)
    } catch {
      throw .unknownHost(target.host)
    }
    guard !addresses.isEmpty else { throw .unknownHost(target.host) }
    for address in addresses {
      if let reason = refusal(of: address) {
        throw .refusedAddress("\(target.host) is at \(reason)")
      }
    }
  }

  private func refusal(of address: String) -> String? {
    permitted.contains(address) ? nil : Addresses.refusal(of: address)
  }

  package static let systemResolver: Resolve = { host, port in
    let resolver = NIORandomizedDNSResolver(loop: MultiThreadedEventLoopGroup.singleton.any())
    // One call answers both; the second future is filled by the same look-up.
    async let v6 = resolver.initiateAAAAQuery(host: host, port: port).get()
    async let v4 = resolver.initiateAQuery(host: host, port: port).get()
    return try await (v4 + v6).compactMap(\.ipAddress)
  }

  private static func checkPeer(
    _ channel: any Channel,
    _ permitted: Set<String>
  ) -> EventLoopFuture<Void> {
    let address = channel.remoteAddress?.ipAddress ?? "an unknown peer"
    guard !permitted.contains(address), let reason = Addresses.refusal(of: address) else {
      return channel.eventLoop.makeSucceededVoidFuture()
    }
    channel.close(promise: nil)
    return channel.eventLoop.makeFailedFuture(Failure.refusedAddress(reason))
  }
}

extension Failure {
  /// What an error of the network means, in words.
  init(_ error: any Error, host: String, limits: Fetcher.Limits) {
    switch error {
    case let failure as Failure: self = failure
    case let error as HTTPClientError: self = Self.client(error, limits)
    case let error as NIOConnectionError:
      self =
        error.connectionErrors.isEmpty
        ? .unknownHost(host) : .unreachable("\(host) does not answer at port \(error.port)")
    case is NIOSSLError, is NIOSSLExtraError, is BoringSSLError:
      self = .insecure("\(error)")
    case let error as HTTPParserError: self = Self.parser(error)
    case is CancellationError: self = .givenUp
    case let error as IOError: self = .unreachable(Self.reason(error, host))
    default: self = .broken("\(error)")
    }
  }

  private static func client(_ error: HTTPClientError, _ limits: Fetcher.Limits) -> Failure {
    switch error {
    case .connectTimeout, .tlsHandshakeTimeout, .getConnectionFromPoolTimeout:
      .timeout("no connection within \(limits.connect.seconds) s")
    case .readTimeout: .timeout("nothing came for \(limits.read.seconds) s")
    case .deadlineExceeded, .cancelled: .givenUp
    case .remoteConnectionClosed: .broken("the connection was closed in the middle")
    case .bodyLengthMismatch: .broken("it is not as long as it says")
    default: .broken(error.shortDescription)
    }
  }

  private static func reason(_ error: IOError, _ host: String) -> String {
    switch POSIXErrorCode(rawValue: error.errnoCode) {
    case .ECONNREFUSED: "nothing at \(host) listens at this port"
    case .ECONNRESET, .EPIPE: "\(host) closed the connection"
    case .EHOSTUNREACH, .ENETUNREACH: "no way leads to \(host)"
    case .ETIMEDOUT: "\(host) does not answer"
    default: "\(error)"
    }
  }

  private static func parser(_ error: HTTPParserError) -> Failure {
    switch error {
    case .headerOverflow: .tooLarge("its headers")
    case .invalidEOFState: .broken("the connection was closed in the middle")
    default: .broken("not HTTP: \(error)")
    }
  }
}
