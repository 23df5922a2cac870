import NIOCore
import NIOPosix
import NIOSSL
import Synchronization

@testable import Aggregation

/// A server on 127.0.0.1 that says exactly what a test wants, lies included.
final class LoopbackServer: Sendable {
  struct Request: Sendable, Equatable {
    var path: String
    var headers: [String: String]
    var body = ""

    subscript(name: String) -> String? { headers[name.lowercased()] }
  }

  enum Step: Sendable {
    case send([UInt8])
    case wait(milliseconds: Int64)
    /// Ends the connection as a machine that lost its memory does.
    case reset
  }

  typealias Answer = @Sendable (Request) -> [Step]

  private let channel: any Channel
  private let state: Mutex<State>

  private struct State: Sendable {
    var answer: Answer
    var requests: [Request] = []
    var open = 0
    var mostOpen = 0
  }

  private init(channel: any Channel, answer: @escaping Answer) {
    self.channel = channel
    state = Mutex(State(answer: answer))
  }

  var port: Int { channel.localAddress?.port ?? 0 }
  var requests: [Request] { state.withLock { $0.requests } }
  /// How many requests were under way at once, at most.
  var mostOpen: Int { state.withLock { $0.mostOpen } }

  func url(_ path: String, host: String = "127.0.0.1") -> String { "http://\(host):\(port)\(path)" }

  func answer(_ answer: @escaping Answer) {
    state.withLock { $0.answer = answer }
  }

  fileprivate func take(_ request: Request) -> [Step] {
    let answer = state.withLock { state in
      state.requests.append(request)
      state.open += 1
      state.mostOpen = max(state.mostOpen, state.open)
      return state.answer
    }
    return answer(request)
  }

  fileprivate func finish() {
    state.withLock { $0.open -= 1 }
  }

  /// Listens at one address, or at all that begin with 127: `0.0.0.0`.
  static func run<Result>(
    tls: NIOSSLContext? = nil,
    at address: String = "127.0.0.1",
    _ body: (LoopbackServer) async throws -> Result
  ) async throws -> Result {
    let holder = Holder()
    let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .serverChannelOption(.backlog, value: 256)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          let pipeline = channel.pipeline.syncOperations
          if let tls { try pipeline.addHandler(NIOSSLServerHandler(context: tls)) }
          try pipeline.addHandler(Connection(holder))
        }
      }
      .bind(host: address, port: 0).get()
    let server = LoopbackServer(channel: channel, answer: { _ in [.ok("")] })
    holder.server.withLock { $0 = server }
    do {
      let result = try await body(server)
      try await channel.close()
      return result
    } catch {
      try await channel.close()
      throw error
    }
  }
}

private final class Holder: Sendable {
  let server = Mutex<LoopbackServer?>(nil)
}

/// One request a connection; the answer's steps one after the other, then the end.
private final class Connection: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  private let holder: Holder
  private var text = ""

  init(_ holder: Holder) { self.holder = holder }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    text += String(buffer: unwrapInboundIn(data))
    // Who speaks TLS to a server that does not waits for the other to say something.
    guard text.contains("\r\n\r\n") || text.hasPrefix("\u{16}"),
      let server = holder.server.withLock({ $0 })
    else { return }
    let parts = text.split(separator: "\r\n\r\n", maxSplits: 1)
    let lines = (parts.first ?? "").split(separator: "\r\n")
    let body = parts.count > 1 ? String(parts[1]) : ""
    let path = lines.first?.split(separator: " ").dropFirst().first ?? "/"
    var headers: [String: String] = [:]
    for line in lines.dropFirst() {
      let parts = line.split(separator: ": ", maxSplits: 1)
      if parts.count == 2 { headers[parts[0].lowercased()] = String(parts[1]) }
    }
    guard body.utf8.count >= headers["content-length"].flatMap({ Int($0) }) ?? 0 else { return }
    text = ""
    let steps = server.take(.init(path: String(path), headers: headers, body: body))
    let channel = context.channel
    Task {
      if steps.isEmpty { server.finish() }
      for (index, step) in steps.enumerated() {
        // Who has the whole answer may ask again before this task learns that it was sent.
        if index == steps.count - 1 { server.finish() }
        guard channel.isActive else { continue }
        switch step {
        case .send(let bytes):
          try? await channel.writeAndFlush(ByteBuffer(bytes: bytes))
        case .wait(let milliseconds):
          try? await Task.sleep(for: .milliseconds(milliseconds))
        case .reset:
          let options = channel as? any SocketOptionProvider
          try? await options?.setSoLinger(linger(l_onoff: 1, l_linger: 0)).get()
          try? await channel.close()
        }
      }
      try? await channel.close()
    }
  }
}

extension LoopbackServer.Step {
  static func ok(
    _ body: String,
    _ headers: [String: String] = [:],
    status: String = "200 OK"
  ) -> Self {
    ok(Array(body.utf8), headers, status: status)
  }

  static func ok(
    _ body: [UInt8],
    _ headers: [String: String] = [:],
    status: String = "200 OK"
  ) -> Self {
    var headers = headers
    if headers["Content-Length"] == nil { headers["Content-Length"] = "\(body.count)" }
    return raw(headers, status: status, body)
  }

  /// Nothing is added to the headers.
  static func raw(
    _ headers: [String: String],
    status: String = "200 OK",
    _ body: [UInt8] = []
  ) -> Self {
    let lines = headers.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)\r\n" }.joined()
    let head = "HTTP/1.1 \(status)\r\n\(lines)Connection: close\r\n\r\n"
    return .send(Array(head.utf8) + body)
  }

  static func status(_ status: String, _ headers: [String: String] = [:]) -> Self {
    ok("", headers, status: status)
  }

  static func redirect(_ location: String, _ status: String = "302 Found") -> Self {
    ok("", ["Location": location], status: status)
  }
}

extension Fetcher.Limits {
  /// So patient that a busy machine fails no test.
  static let patient: Fetcher.Limits = {
    var limits = Fetcher.Limits()
    limits.connect = .seconds(600)
    limits.read = .seconds(600)
    limits.total = .seconds(600)
    return limits
  }()
}
