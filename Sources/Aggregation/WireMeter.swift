import NIOCore
import NIOHTTP1
import NIOHTTPCompression

/// Counts what comes over the wire before it is decompressed: a body that grows endless out of
/// nothing, in empty blocks, never reaches who counts afterwards.
final class WireMeter: ChannelInboundHandler {
  typealias InboundIn = HTTPClientResponsePart
  typealias InboundOut = HTTPClientResponsePart

  private let limit: Int
  private var count = 0

  init(limit: Int) {
    self.limit = limit
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head: count = 0
    case .body(let bytes): count += bytes.readableBytes
    case .end: break
    }
    guard count > limit else { return context.fireChannelRead(data) }
    context.fireErrorCaught(Failure.tooLarge("more than \(limit) bytes sent"))
    context.close(promise: nil)
  }

  /// What puts one into each connection.
  static func adder(limit: Int) -> @Sendable (any Channel) -> EventLoopFuture<Void> {
    { channel in
      channel.eventLoop.makeCompletedFuture {
        let pipeline = channel.pipeline.syncOperations
        let place = try pipeline.handler(type: NIOHTTPResponseDecompressor.self)
        try pipeline.addHandler(WireMeter(limit: limit), position: .before(place))
      }
    }
  }
}
