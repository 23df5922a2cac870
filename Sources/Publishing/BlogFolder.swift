package import Foundation

/// A blog's folder on disk.
package enum BlogFolder {
  /// Reads every file that a blog is made of, by path relative to its folder.
  ///
  /// Hidden files, and what is neither a text of the blog nor below `static/`, are left alone.
  package static func files(in directory: URL) throws -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for path in try paths(in: directory) {
      files[path] = [UInt8](try Data(contentsOf: directory.appending(path: path)))
    }
    return files
  }

  /// The paths of those files, sorted: what to watch for changes.
  package static func paths(in directory: URL) throws -> [String] {
    let manager = FileManager.default
    var isFolder: ObjCBool = false
    guard unsafe manager.fileExists(atPath: directory.path, isDirectory: &isFolder),
      isFolder.boolValue
    else { throw BlogError([Mistake(directory.path, "is no folder: name the folder of a blog")]) }
    var paths = ["blog.yaml", "blogroll.opml"].filter { path in
      manager.fileExists(atPath: directory.appending(path: path).path)
    }
    for folder in ["posts", "comments", "static"] {
      let base = directory.appending(path: folder).path
      guard manager.fileExists(atPath: base) else { continue }
      for path in try manager.subpathsOfDirectory(atPath: base) {
        let isHidden = path.split(separator: "/").contains { $0.hasPrefix(".") }
        let isUnwanted = isHidden && !(folder == "static" && path.hasPrefix(".well-known"))
        var isInner: ObjCBool = false
        let isThere = unsafe manager.fileExists(atPath: "\(base)/\(path)", isDirectory: &isInner)
        if isThere, !isInner.boolValue, !isUnwanted { paths.append("\(folder)/\(path)") }
      }
    }
    return paths.sorted()
  }
}

extension Blog {
  /// Reads the settings of the blog in a folder, and nothing else; nil when there are none.
  package static func settings(in directory: URL) -> Blog? {
    guard let data = try? Data(contentsOf: directory.appending(path: "blog.yaml")) else {
      return nil
    }
    return Blog(settings: [UInt8](data))
  }

  /// Reads the blog in a folder.
  package static func load(_ directory: URL) throws -> Blog {
    try Blog(files: BlogFolder.files(in: directory))
  }
}
