import Foundation
import Inputs
import Publishing
import Syndication

/// What `--fix` does with what it mended.
enum Fixing: Sendable {
  /// Puts the mended file in the place of the old one.
  case write
  /// Only says what it would do.
  case dryRun
  /// Prints the difference.
  case diff

  /// Checks an input and mends it; what is told of is what is left.
  func check(
    _ path: String,
    _ bytes: [UInt8],
    _ options: ValidationOptions,
    _ filter: FindingFilter
  ) throws -> CheckedInput {
    let result = Fixer.fix(bytes, options: options) { filter.apply(to: $0, of: path).kept }
    if case .write = self, result.bytes != bytes, path != "-" {
      try Self.replace(path, with: result.bytes, was: bytes)
    }
    var input = CheckedInput(
      path: path,
      length: bytes.count,
      report: result.report,
      filter: filter
    )
    input.fixes = result.applied
    switch self {
    case .diff: input.document = UnifiedDiff.text(bytes, result.bytes, path: path)
    case .write: input.document = path == "-" ? result.bytes : nil
    case .dryRun: break
    }
    return input
  }

  /// A link stays a link; the permissions stay as they are; a file changed meanwhile is left alone.
  private static func replace(_ path: String, with bytes: [UInt8], was old: [UInt8]) throws {
    let file = URL(filePath: path).resolvingSymlinksInPath()
    guard try InputFile(path: path).bytes(upTo: old.count) == old else {
      throw JobError(message: "\(path): was changed or is longer than is read: it was not mended")
    }
    guard FileManager.default.isWritableFile(atPath: file.path) else {
      throw JobError(message: "\(path): no permission to write it")
    }
    try AtomicFile.write(bytes, to: file, keepsAccess: true)
  }
}
