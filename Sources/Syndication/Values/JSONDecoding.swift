internal import Markup

/// From bytes to the UTF-8 text that JSON is parsed from.
enum JSONDecoding {
  static func decode(
    _ bytes: [UInt8],
    limit: Int
  ) -> (text: [UInt8], encoding: DecodedEncoding, faults: [JSONParser.Fault]) {
    var faults: [JSONParser.Fault] = []
    var bytes = bytes
    if bytes.count > limit {
      bytes.removeLast(bytes.count - limit)
      faults.append(.init(offset: limit, code: .limit, "The text is longer than \(limit) bytes."))
    }
    var encoding = DecodedEncoding()
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      encoding.hasByteOrderMark = true
      faults.append(.init(offset: 0, "A byte order mark must not stand before JSON."))
      bytes.removeFirst(3)
      return (bytes, encoding, faults)
    }
    guard let form = Form(bytes) else { return (bytes, encoding, faults) }
    encoding.name = form.name
    encoding.hasByteOrderMark = form.hasMark
    faults.append(
      .init(offset: 0, code: .charsetOverride, "JSON must be UTF-8, this is \(form.name).")
    )
    return (form.utf8(of: bytes), encoding, faults)
  }

  /// A form of Unicode with wide units, told from the zero bytes around the first two characters,
  /// which are ASCII in any JSON text (RFC 4627 section 3).
  private struct Form {
    var width: Int
    var isBigEndian: Bool
    var hasMark: Bool

    var name: String { "utf-\(width * 8)" + (isBigEndian ? "be" : "le") }

    init?(_ bytes: [UInt8]) {
      guard bytes.count >= 4 else { return nil }
      switch (bytes[0], bytes[1], bytes[2], bytes[3]) {
      case (0xFF, 0xFE, 0, 0): self.init(4, isBigEndian: false, hasMark: true)
      case (0, 0, 0xFE, 0xFF): self.init(4, isBigEndian: true, hasMark: true)
      case (0xFF, 0xFE, _, _): self.init(2, isBigEndian: false, hasMark: true)
      case (0xFE, 0xFF, _, _): self.init(2, isBigEndian: true, hasMark: true)
      case (0, 0, 0, 1...): self.init(4, isBigEndian: true, hasMark: false)
      case (1..., 0, 0, 0): self.init(4, isBigEndian: false, hasMark: false)
      case (0, 1..., 0, 1...): self.init(2, isBigEndian: true, hasMark: false)
      case (1..., 0, 1..., 0): self.init(2, isBigEndian: false, hasMark: false)
      default: return nil
      }
    }

    private init(_ width: Int, isBigEndian: Bool, hasMark: Bool) {
      self.width = width
      self.isBigEndian = isBigEndian
      self.hasMark = hasMark
    }

    func utf8(of bytes: [UInt8]) -> [UInt8] {
      let start = hasMark ? width : 0
      let units = stride(from: start, through: bytes.count - width, by: width).map { place in
        let unit = bytes[place..<place + width]
        return isBigEndian
          ? unit.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
          : unit.reversed().reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
      }
      if width == 2 {
        return Array(String(decoding: units.map(UInt16.init), as: UTF16.self).utf8)
      }
      return Array(String(decoding: units, as: UTF32.self).utf8)
    }
  }
}
