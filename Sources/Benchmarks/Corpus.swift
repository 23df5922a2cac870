import Foundation

/// The feeds that are read.
struct Corpus {
  struct File {
    var name: String
    var bytes: [UInt8]
  }

  var files: [File]

  static var defaultFolder: String {
    let shared = "../shared/conformance/real"
    return FileManager.default.fileExists(atPath: shared) ? shared : "samples"
  }

  /// Loads every file that looks like XML; the floors know nothing else.
  init(folder: String) throws {
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder).sorted()
    files = names.compactMap { name in
      guard let data = FileManager.default.contents(atPath: folder + "/" + name) else { return nil }
      let bytes = [UInt8](data)
      let first = bytes.first { $0 > 0x20 && $0 < 0x80 }
      guard first == UInt8(ascii: "<"), bytes.count >= 1024 else { return nil }
      return File(name: name, bytes: bytes)
    }
  }

  var megabytes: String {
    String(format: "%.1f", Double(files.reduce(0) { $0 + $1.bytes.count }) / 1e6)
  }
}
