package import Markup
package import Syndication

/// What another blog's export or feed holds, whatever its format.
package struct Archive: Sendable {
  package var title: String?
  package var posts: [ImportedPost] = []
  /// What had to be recovered from, and what a limit left out.
  package var problems: [Problem] = []

  package init() {}
}

/// A post of another blog.
package struct ImportedPost: Sendable, Hashable {
  /// As the other blog gave it; nil when it gave none.
  package var id: String?
  package var title = ""
  /// Where the post was.
  package var address: String?
  package var published: Timestamp?
  package var updated: Timestamp?
  package var authors: [PostFile.Writer] = []
  package var tags: [String] = []
  package var language: String?
  package var summary: String?
  package var picture: String?
  package var enclosures: [Post.Enclosure] = []
  /// Sanitized, its addresses absolute.
  package var html = ""

  package init() {}
}

/// A format that posts can be taken over from: one file each, and a line in ``Importers/all``.
package protocol Importer: SendableMetatype {
  /// Reads an archive; nil when the bytes are of another format.
  ///
  /// The options say where they came from, and how much of them is read.
  static func read(_ bytes: [UInt8], options: ReadOptions) -> Archive?
}

package enum Importers {
  static let all: [any Importer.Type] = [FeedImporter.self]

  /// Reads an archive of any format; nil when it is of none.
  package static func read(_ bytes: [UInt8], options: ReadOptions = ReadOptions()) -> Archive? {
    for importer in all {
      if let archive = importer.read(bytes, options: options) { return archive }
    }
    return nil
  }
}
