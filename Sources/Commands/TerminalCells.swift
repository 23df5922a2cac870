extension Unicode.Scalar {
  /// The character, or a space for what would break the picture, the terminal or the order of what is
  /// around it.
  var onTerminal: Unicode.Scalar {
    if value >= 0x20, value < 0x7F { return self }
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: return " "
    default: return self
    }
  }

  /// How many cells of a terminal the character takes: none what stands on the one before, two what is
  /// as wide as it is high (UAX 11).
  var cells: Int {
    if value < 0x300 { return 1 }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return 0
    default: return properties.isEmojiPresentation || isWide ? 2 : 1
    }
  }

  private var isWide: Bool { Self.wide.contains { $0.contains(value) } }

  /// The scripts of East Asia, and what belongs to them.
  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0xA4CF,
    0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F,
    0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF, 0x1F200...0x1F265,
    0x20000...0x3FFFD,
  ]
}
