import Crypto
package import Hummingbird
package import Publishing
package import Syndication

/// What the server sends for one path, with everything made ahead that can be.
package struct Resource: Sendable {
  package let kind: MediaKind
  package let revision: Revision
  package let body: ByteBuffer
  /// The body behind gzip; nil where that gains nothing.
  package let gzipped: ByteBuffer?

  /// Where the page has gone, absolute.
  package let location: String?

  package init(_ file: SiteFile, tag: EntityTag, lastModified: Timestamp?) {
    kind = MediaKind(file.mediaType)
    revision = Revision(tag: tag, lastModified: lastModified)
    location = file.location
    body = ByteBuffer(bytes: file.bytes)
    gzipped = kind.isCompressible ? Self.gzipped(file.bytes) : nil
  }

  /// Whether all but the bytes and their date is the same.
  package func matches(_ file: SiteFile) -> Bool {
    kind.header == file.mediaType && location == file.location
  }

  /// Below this size a header more costs what the compression gains.
  private static let smallestToCompress = 200

  private static func gzipped(_ bytes: [UInt8]) -> ByteBuffer? {
    guard bytes.count >= smallestToCompress, let packed = Gzip.compress(bytes) else { return nil }
    return packed.count < bytes.count ? ByteBuffer(bytes: packed) : nil
  }
}

extension EntityTag {
  /// The tag of these bytes, on every machine and after every restart: half of their SHA-256.
  package init(of bytes: [UInt8]) {
    self.init(SHA256.hash(data: bytes).prefix(16).map(\.hexadecimal).joined())
  }
}

extension UInt8 {
  var hexadecimal: String {
    (self < 16 ? "0" : "") + String(self, radix: 16)
  }
}
