import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import Synchronization

/// What a server said.
struct Answer: Sendable {
  var status: Int
  var headers: HTTPHeaders
  /// Unpacked; empty when it was not wanted.
  var body: [UInt8] = []
}

/// Takes an answer in as it comes, on the event loop of its connection, within the limits.
///
/// A body that nobody wants is not waited for: the connection is closed at its first byte.
final class Receiver: HTTPClientResponseDelegate {
  /// Whether the body of an answer with such a status is wanted.
  typealias Choice = @Sendable (_ status: Int) -> Bool

  private struct State {
    var answer = Answer(status: 0, headers: [:])
    var isWanted = false
    /// Bytes that came, packed as they were sent.
    var sent = 0
    var unpacker: (any Unpacker)?
  }

  /// Ends a request whose answer is known.
  private struct Enough: Error {}

  private let limits: Fetcher.Limits
  private let journal: Journal?
  private let wants: Choice
  private let state = Mutex(State())

  init(_ limits: Fetcher.Limits, _ journal: Journal? = nil, wants: @escaping Choice) {
    self.limits = limits
    self.journal = journal
    self.wants = wants
  }

  /// Sends a request; throws what the client throws, or a ``Failure`` of these limits.
  func answer(to request: HTTPClient.Request, from client: HTTPClient) async throws -> Answer {
    let task = client.execute(request: request, delegate: self)
    do {
      return try await withTaskCancellationHandler {
        try await task.get()
      } onCancel: {
        task.cancel()
      }
    } catch is Enough {
      return state.withLock { $0.answer }
    }
  }

  func didReceiveHead(
    task: HTTPClient.Task<Answer>,
    _ head: HTTPResponseHead
  ) -> EventLoopFuture<Void> {
    step(on: task.eventLoop) { state throws(Failure) in
      let size = head.headers.reduce(0) { $0 + $1.name.utf8.count + $1.value.utf8.count }
      guard size <= limits.headerBytes else { throw .tooLarge("its headers") }
      state.answer = Answer(status: Int(head.status.code), headers: head.headers)
      journal?.note(state.answer)
      state.isWanted = wants(state.answer.status)
      if state.isWanted { try prepare(&state) }
    }
  }

  private func prepare(_ state: inout State) throws(Failure) {
    let headers = state.answer.headers
    let stated = headers.first(name: "Content-Length").flatMap { Int($0) } ?? 0
    guard stated <= min(limits.bytes, limits.sentBytes) else {
      throw .tooLarge("\(stated) bytes announced")
    }
    // No more than that for a promise.
    state.answer.body.reserveCapacity(min(max(stated, 0), 1 << 20))
    let coding = headers.first(name: "Content-Encoding")?.trimmed.lowercased()
    state.unpacker = try limits.unpacker(of: coding)
  }

  func didReceiveBodyPart(
    task: HTTPClient.Task<Answer>,
    _ part: ByteBuffer
  ) -> EventLoopFuture<Void> {
    guard state.withLock({ $0.isWanted }) else {
      return task.eventLoop.makeFailedFuture(Enough())
    }
    return step(on: task.eventLoop) { state throws(Failure) in
      state.sent += part.readableBytes
      // What grows endless out of nothing, in empty blocks, is seen here alone.
      guard state.sent <= limits.sentBytes else {
        throw .tooLarge("more than \(limits.sentBytes) bytes sent")
      }
      if let unpacker = state.unpacker {
        try unpacker.unpack(Array(part.readableBytesView), to: &state.answer.body)
      } else {
        state.answer.body.append(contentsOf: part.readableBytesView)
      }
      guard state.answer.body.count <= limits.bytes else {
        throw .tooLarge("more than \(limits.bytes) bytes")
      }
    }
  }

  func didFinishRequest(task: HTTPClient.Task<Answer>) throws -> Answer {
    try state.withLock { state in
      try state.unpacker?.finish()
      return state.answer
    }
  }

  private func step(
    on loop: any EventLoop,
    _ body: (inout State) throws(Failure) -> Void
  ) -> EventLoopFuture<Void> {
    do throws(Failure) {
      try state.withLock { state throws(Failure) in try body(&state) }
      return loop.makeSucceededVoidFuture()
    } catch {
      return loop.makeFailedFuture(error)
    }
  }
}
