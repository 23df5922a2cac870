package import Foundation

/// Writes a site to a folder, so that what was published stays until all of the new is there.
///
/// Every file is first written whole into a folder inside the target, then renamed to its place.
/// A file that did not change is not touched. A manifest says which files are Feedloom's; others
/// are never replaced nor removed.
package struct SiteWriter {
  /// What was done.
  package struct Report: Sendable, Hashable {
    package var added: [String] = []
    package var changed: [String] = []
    package var unchanged = 0
    package var removed: [String] = []
  }

  /// Why nothing was written.
  package struct Refusal: Error, CustomStringConvertible {
    package var description: String
  }

  static let manifestName = ".feedloom-site"
  private static let stagingName = ".feedloom-new"

  private let directory: URL
  private let manager = FileManager.default

  package init(_ directory: URL) {
    self.directory = directory
  }

  /// Writes the site; on an error what was published before is still there.
  package func write(_ site: Site) throws -> Report {
    try manager.createDirectory(at: directory, withIntermediateDirectories: true)
    return try FolderLock.whileLocked(directory) {
      let known = try manifest()
      let report = try compare(site, known: known)
      let new = report.added + report.changed
      try stage(new, of: site)
      // From here on the files are Feedloom's, even if the next steps are cut short.
      try writeManifest(known.union(site.files.keys))
      try place(new)
      try remove(report.removed)
      try manager.removeItem(at: staging)
      try writeManifest(Set(site.files.keys))
      return report
    }
  }

  private var staging: URL { directory.appending(path: Self.stagingName) }

  private func url(_ path: String) -> URL { directory.appending(path: path) }

  /// The files that Feedloom made; refuses a folder that holds something else and no manifest.
  private func manifest() throws -> Set<String> {
    let file = url(Self.manifestName)
    if let data = try? Data(contentsOf: file) {
      let lines = String(decoding: data, as: UTF8.self).split(separator: "\n")
      let isOurs = { (line: Substring) in !line.hasPrefix("#") && !line.contains("..") }
      return Set(lines.filter(isOurs).map(String.init))
    }
    let others = try manager.contentsOfDirectory(atPath: directory.path)
      .filter { $0 != Self.stagingName }
    guard others.isEmpty else {
      throw Refusal(
        description: "\(directory.path) holds files that Feedloom did not make, such as "
          + "\(others.sorted()[0]): name an empty or a new folder as the output"
      )
    }
    return []
  }

  private func compare(_ site: Site, known: Set<String>) throws -> Report {
    var report = Report()
    var foreign: [String] = []
    for (path, file) in site.files.sorted(by: { $0.key < $1.key }) {
      if let data = try? Data(contentsOf: url(path)) {
        if data.elementsEqual(file.bytes) {
          report.unchanged += 1
        } else if known.contains(path) {
          report.changed.append(path)
        } else {
          foreign.append(path)
        }
      } else {
        report.added.append(path)
      }
    }
    guard foreign.isEmpty else {
      throw Refusal(
        description: "these files in \(directory.path) are not Feedloom's and would be "
          + "overwritten: \(foreign.joined(separator: ", ")); move them away"
      )
    }
    report.removed = known.subtracting(site.files.keys)
      .filter { manager.fileExists(atPath: url($0).path) }.sorted()
    return report
  }

  /// Writes what is new into the staging folder, numbered, so that a full disk shows before anything
  /// has been replaced.
  private func stage(_ paths: [String], of site: Site) throws {
    try? manager.removeItem(at: staging)
    try manager.createDirectory(at: staging, withIntermediateDirectories: true)
    for (index, path) in paths.enumerated() {
      try Data(site.files[path]?.bytes ?? []).write(to: staging.appending(path: String(index)))
    }
  }

  private func place(_ paths: [String]) throws {
    var made: Set<URL> = []
    for (index, path) in paths.enumerated() {
      let target = url(path)
      let folder = target.deletingLastPathComponent()
      if made.insert(folder).inserted {
        try manager.createDirectory(at: folder, withIntermediateDirectories: true)
      }
      let staged = staging.appending(path: String(index))
      try FileError.check(unsafe rename(staged.path, target.path), target)
    }
  }

  /// Removes files, and the folders that are empty without them.
  private func remove(_ paths: [String]) throws {
    for path in paths {
      try manager.removeItem(at: url(path))
      var folder = path[...]
      while let slash = folder.lastIndex(of: "/") {
        folder = folder[..<slash]
        guard unsafe rmdir(url(String(folder)).path) == 0 else { break }
      }
    }
  }

  private func writeManifest(_ paths: Set<String>) throws {
    let lines = ["# Files that feedloom build made; it removes them when they go from the blog."]
    let text = (lines + paths.sorted()).joined(separator: "\n") + "\n"
    try AtomicFile.write(Array(text.utf8), to: url(Self.manifestName))
  }
}
