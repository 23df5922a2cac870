#if canImport(Glibc)
import Glibc
#else
import Musl
#endif

/// The C library's iconv, behind names as documents write them.
enum Transcoder {
  /// Decodes bytes to UTF-8.
  ///
  /// - Parameters:
  ///   - bytes: text in the encoding.
  ///   - name: the name of the encoding, in any customary spelling.
  /// - Returns: the text, and whether every byte had a meaning: what has none becomes U+FFFD. nil when
  ///   the encoding is not known.
  static func decode(_ bytes: [UInt8], from name: String) -> (text: [UInt8], isExact: Bool)? {
    guard let stream = TranscoderStream(name) else { return nil }
    let (text, isExact, _) = stream.decode(bytes, isFinal: true)
    return (text, isExact)
  }

  /// Whether an encoding can be decoded.
  static func isKnown(_ name: String) -> Bool {
    guard let converter = unsafe open(name) else { return SingleByte.isKnown(canonical(name)) }
    unsafe iconv_close(converter)
    return true
  }

  static func canonical(_ name: String) -> String {
    let plain = name.lowercased().filter { $0 != "-" && $0 != "_" && $0 != " " }
    // What is declared as Latin-1 or GB2312 is in truth their superset: the WHATWG's rule.
    return supersets[plain] ?? plain
  }

  /// Whether a name is of an older stage of GB 18030, which bytes are decoded by.
  static func isGB(_ name: String) -> Bool { canonical(name) == "gb18030" }

  /// Whether a name is of windows-1252 or of the Latin-1 inside it.
  static func isWindows1252(_ name: String) -> Bool { canonical(name) == "windows1252" }

  private static let supersets = [
    "iso88591": "windows1252", "latin1": "windows1252", "l1": "windows1252",
    "cp1252": "windows1252", "1252": "windows1252", "iso88591:1987": "windows1252",
    "gb2312": "gb18030", "gbk": "gb18030", "euccn": "gb18030", "cp936": "gb18030",
    "ksc5601": "cp949", "ksc56011987": "cp949", "euckr": "cp949",
  ]

  /// What other spellings iconv knows an encoding by.
  private static let spellings = [
    "windows1252": "CP1252", "macroman": "MACINTOSH", "macintosh": "MACINTOSH",
    "maclatin2": "MAC-CENTRALEUROPE", "maccentraleurope": "MAC-CENTRALEUROPE",
    "cpis": "CP861", "maccyrillic": "MAC-CYRILLIC", "maciceland": "MAC-IS", "hz": "HZ-GB-2312",
    "hzgb": "HZ-GB-2312", "kz1048": "RK1048", "strk10482002": "RK1048", "big5hkscs": "BIG5-HKSCS",
    "big5": "BIG5-HKSCS", "big5tw": "BIG5-HKSCS", "csbig5": "BIG5-HKSCS",
    "iso2022jp1": "ISO-2022-JP-2", "iso2022jp2": "ISO-2022-JP-2", "iso2022jp3": "ISO-2022-JP-3",
    "iso2022jp2004": "ISO-2022-JP-3", "shiftjis": "CP932", "sjis": "CP932", "xsjis": "CP932",
    "eucjp": "EUC-JP", "xeucjp": "EUC-JP", "tis620": "TIS-620", "koi8r": "KOI8-R",
    "koi8u": "KOI8-U", "ptcp154": "PTCP154", "iso2022jp": "ISO-2022-JP",
    "iso2022kr": "ISO-2022-KR", "shiftjis2004": "SHIFT_JISX0213", "shiftjisx0213": "SHIFT_JISX0213",
    "eucjis2004": "EUC-JISX0213", "eucjisx0213": "EUC-JISX0213", "utf16": "UTF-16LE",
    "utf32": "UTF-32LE",
  ]

  static func open(_ name: String) -> iconv_t? {
    let plain = canonical(name)
    let digits = plain.drop { !$0.isNumber }
    var candidates = [spellings[plain] ?? name]
    candidates += [name.replacingUnderscores, plain.uppercased(), "CP\(digits)", "IBM\(digits)"]
    if plain.hasPrefix("windows") { candidates.insert("CP\(digits)", at: 0) }
    if plain.hasPrefix("iso8859") { candidates.append("ISO-8859-\(plain.dropFirst(7))") }
    for candidate in candidates where candidate.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) {
      let converter = unsafe iconv_open("UTF-8", candidate)
      // iconv_open answers (iconv_t)-1 for an encoding that it does not know.
      if Int(bitPattern: converter) != -1 { return unsafe converter }
    }
    return nil
  }
}

extension String {
  fileprivate var replacingUnderscores: String {
    String(map { $0 == "_" ? "-" : $0 })
  }
}
