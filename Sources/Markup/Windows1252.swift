/// The encoding that bytes and references in the C1 range are in truth in.
public enum Windows1252 {
  /// The character of a byte; nil for the five that the encoding leaves free.
  public static func scalar(_ byte: UInt8) -> Unicode.Scalar? {
    guard byte >= 0x80, byte <= 0x9F else { return Unicode.Scalar(byte) }
    let scalar = upper[Int(byte) - 0x80]
    return scalar == 0 ? nil : Unicode.Scalar(scalar)
  }

  /// What browsers make of a reference to a number: in the C1 range, windows-1252.
  static func meaning(of scalar: UInt32) -> UInt32 {
    guard scalar >= 0x80, scalar <= 0x9F else { return scalar }
    return Self.scalar(UInt8(scalar))?.value ?? scalar
  }

  /// What browsers make of a reference to a control of the C1 range, such as `&#146;`, as UTF-8.
  ///
  /// nil for any other text.
  static func character(ofControl text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    guard text.count == 2, unsafe text[0] == 0xC2, unsafe text[1] < 0xA0,
      let scalar = unsafe scalar(text[1])
    else { return nil }
    return Array(String(scalar).utf8)
  }

  /// Text in which controls of the C1 range stand for what they mean in windows-1252.
  static func replacingControls(in text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var place = 0
    while place < text.count {
      let rest = unsafe UnsafeBufferPointer(rebasing: text[place..<min(place + 2, text.count)])
      if let character = unsafe character(ofControl: rest) {
        result += character
        place += 2
      } else {
        unsafe result.append(text[place])
        place += 1
      }
    }
    return result
  }

  private static let upper: [UInt16] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0, 0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122,
    0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
  ]
}
