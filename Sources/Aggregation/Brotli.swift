import CBrotli

/// Unpacks what a server packed by brotli (RFC 7932), as it comes, and never more than is allowed.
///
/// gzip is unpacked by async-http-client, which knows no brotli.
@safe final class Brotli {
  private let state: OpaquePointer
  private let limits: Fetcher.Limits
  private var packed = 0
  private var isDone = false

  /// Fails where there is no memory for it.
  init(limits: Fetcher.Limits) throws(Failure) {
    guard let state = unsafe BrotliDecoderCreateInstance(nil, nil, nil) else {
      throw .broken("there is no memory to unpack it")
    }
    unsafe self.state = unsafe state
    self.limits = limits
  }

  deinit { unsafe BrotliDecoderDestroyInstance(state) }

  /// Unpacks the next bytes and adds them to a body, which holds nothing else.
  func unpack(_ bytes: [UInt8], to body: inout [UInt8]) throws(Failure) {
    if bytes.isEmpty { return }
    if isDone { throw Self.badEnd }
    packed += bytes.count
    var failure: Failure?
    unsafe bytes.withUnsafeBufferPointer { failure = unsafe unpack($0, to: &body) }
    if let failure { throw failure }
  }

  /// Says that there is no more; an empty body needs no packing.
  func finish() throws(Failure) {
    guard isDone || packed == 0 else { throw Self.badEnd }
  }

  private func unpack(
    _ bytes: UnsafeBufferPointer<UInt8>,
    to body: inout [UInt8]
  ) -> Failure? {
    var next = bytes.baseAddress
    var left = bytes.count
    while true {
      // Without room of ours the decoder keeps what it unpacks in its own, until it is taken.
      var room = 0
      let result = unsafe BrotliDecoderDecompressStream(state, &left, &next, &room, nil, nil)
      if result == BROTLI_DECODER_RESULT_ERROR { return .broken("it is not compressed as it says") }
      var count = 0
      while let piece = unsafe BrotliDecoderTakeOutput(state, &count), count > 0 {
        guard body.count + count <= limits.bytes else {
          return .tooLarge("more than \(limits.bytes) bytes")
        }
        guard (body.count + count) / limits.ratio <= packed else {
          return .tooLarge("it unpacks to more than \(limits.ratio) times its size")
        }
        unsafe body.append(contentsOf: UnsafeBufferPointer(start: piece, count: count))
        count = 0
      }
      switch result {
      case BROTLI_DECODER_RESULT_SUCCESS:
        isDone = true
        return left == 0 ? nil : Self.badEnd
      case BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT: return nil
      default: continue
      }
    }
  }

  private static let badEnd = Failure.broken(
    "what is compressed in it is cut off or followed by something else"
  )
}
