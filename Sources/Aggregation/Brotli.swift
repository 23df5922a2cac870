import CBrotli

/// Unpacks brotli (RFC 7932).
@safe final class Brotli: Unpacker {
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

  func unpack(_ bytes: [UInt8], to body: inout [UInt8]) throws(Failure) {
    if bytes.isEmpty { return }
    if isDone { throw Failure.badEndOfPacking }
    packed += bytes.count
    var failure: Failure?
    unsafe bytes.withUnsafeBufferPointer { failure = unsafe unpack($0, to: &body) }
    if let failure { throw failure }
  }

  func finish() throws(Failure) {
    guard isDone || packed == 0 else { throw Failure.badEndOfPacking }
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
      if result == BROTLI_DECODER_RESULT_ERROR { return .badPacking }
      var count = 0
      while let piece = unsafe BrotliDecoderTakeOutput(state, &count), count > 0 {
        if let failure = limits.refusal(of: body.count + count, packed: packed) { return failure }
        unsafe body.append(contentsOf: UnsafeBufferPointer(start: piece, count: count))
        count = 0
      }
      switch result {
      case BROTLI_DECODER_RESULT_SUCCESS:
        isDone = true
        return left == 0 ? nil : Failure.badEndOfPacking
      case BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT: return nil
      default: continue
      }
    }
  }
}
