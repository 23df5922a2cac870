/// Unpacks what a server packed, as it comes, and never more than is allowed.
protocol Unpacker: AnyObject {
  /// Unpacks the next bytes and adds them to a body, which holds nothing else.
  func unpack(_ bytes: [UInt8], to body: inout [UInt8]) throws(Failure)

  /// Says that there is no more; an empty body needs no packing.
  func finish() throws(Failure)
}

extension Fetcher.Limits {
  /// The one who unpacks a content coding (RFC 9110 section 8.4.1); nil for what is not packed.
  ///
  /// Nobody was asked for another coding than these: a name that is none of them is a mistake of the
  /// server's, such as that of a character set, and the body is what it is.
  func unpacker(of coding: String?) throws(Failure) -> (any Unpacker)? {
    switch coding {
    case "br": try Brotli(limits: self)
    case "gzip", "x-gzip": try Inflater(.gzip, limits: self)
    case "deflate": try Inflater(.zlib, limits: self)
    default: nil
    }
  }

  /// Why a body may not grow to a size, having come as so many bytes.
  func refusal(of size: Int, packed: Int) -> Failure? {
    guard size <= bytes else { return .tooLarge("more than \(bytes) bytes") }
    guard size / ratio <= packed else {
      return .tooLarge("it unpacks to more than \(ratio) times its size")
    }
    return nil
  }
}

extension Failure {
  static let badPacking = Self.broken("it is not compressed as it says")
  static let badEndOfPacking = Self.broken(
    "what is compressed in it is cut off or followed by something else"
  )
}
