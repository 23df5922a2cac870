import Testing

@testable import Markup

@Suite struct UTF8ValidityTests {
  private func validity(_ bytes: [UInt8]) -> UTF8Validity? {
    unsafe bytes.withUnsafeBufferPointer { bytes in
      unsafe ByteView(bytes)?.validity(of: 0..<bytes.count)
    }
  }

  /// Whether the library of the language finds the same.
  private func expectTheSame(_ bytes: [UInt8]) {
    if bytes.isEmpty { return }
    var expected = UTF8Validity.broken
    if let text = String(validating: bytes, as: UTF8.self) {
      expected =
        text.unicodeScalars.contains { $0 == "\u{FFFE}" || $0 == "\u{FFFF}" }
        ? .nonCharacter : bytes.allSatisfy { $0 < 0x80 } ? .ascii : .utf8
    }
    #expect(validity(bytes) == expected, "\(bytes)")
  }

  @Test func everyPairAndTripleOfLeadingBytesIsJudgedRight() {
    let followers: [UInt8] = [0x00, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBE, 0xBF, 0xC0]
    for first in UInt8(0x7F)...0xFF {
      for second in UInt8.min...UInt8.max { expectTheSame([first, second]) }
      for second in followers {
        for third in followers {
          expectTheSame([first, second, third])
          for fourth in followers { expectTheSame([first, second, third, fourth, 0x41]) }
        }
      }
    }
  }

  @Test(arguments: 0..<24) func charactersAreFoundWhereverTheyStand(place: Int) {
    let ascii = Array(repeating: UInt8(ascii: "a"), count: place)
    for character in ["", "é", "“", "😀", "éé", "日本語です", "\u{7F}", "\u{FFFE}", "é\u{FFFF}é"] {
      let bytes = ascii + Array(character.utf8) + ascii
      expectTheSame(bytes)
      for end in bytes.indices { expectTheSame(Array(bytes[..<end])) }
      for broken in bytes.indices {
        var bytes = bytes
        bytes[broken] ^= 0x80
        expectTheSame(bytes)
      }
    }
  }
}
