import CXXHash

/// A digest of an entry's document: whether there is any difference from the form that is stored.
///
/// XXH3 with 128 bits, which costs a fifth of SHA-256. It does not withstand forgers: two forms of an entry
/// are the same only when their ``Fingerprint``, which does, says so, too.
enum FormDigest {
  static func of(_ document: [UInt8]) -> [UInt8] {
    let hash = unsafe document.withUnsafeBytes { bytes in
      unsafe XXH3_128bits(bytes.baseAddress, bytes.count)
    }
    let halves = (hash.high64.bigEndian, hash.low64.bigEndian)
    return unsafe withUnsafeBytes(of: halves) { unsafe Array($0) }
  }
}
