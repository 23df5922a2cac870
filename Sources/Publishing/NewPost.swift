package import Foundation
package import Syndication

/// A post that is begun: its file, with an id that will never change.
package struct NewPost {
  package var path: String
  package var text: String

  /// Makes the file of a draft; its slug is of the title, made different from all others.
  package init(title: String, tags: [String] = [], in blog: Blog, now: Timestamp) throws {
    let now = Timestamp(seconds: now.seconds, offset: now.offset)
    let taken = Set(blog.posts.flatMap { [$0.slug.lowercased(), $0.name.lowercased()] })
    let slug = Self.unique(Slug.make(title), taken: taken)
    let id = Blog.mintedID(blog.idDomain, date: now, name: slug)
    var file = PostFile(title: title, date: now, id: id)
    file.isDraft = true
    file.tags = tags
    path = "posts/\(slug).md"
    text = try file.text()
  }

  /// The slug, or with `-2`, `-3` … where it is taken.
  package static func unique(_ slug: String, taken: Set<String>) -> String {
    let slug = slug.isEmpty ? "post" : slug
    if !taken.contains(slug.lowercased()) { return slug }
    var number = 2
    while taken.contains("\(slug)-\(number)".lowercased()) { number += 1 }
    return "\(slug)-\(number)"
  }

  /// Writes the file, unless there is one of this name.
  package func write(in directory: URL) throws {
    let file = directory.appending(path: path)
    let folder = file.deletingLastPathComponent()
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file, options: .withoutOverwriting)
  }
}
