package import Foundation
package import Syndication

/// What an import does to a blog: decided first, done afterwards.
package struct ImportPlan: Sendable {
  package enum Action: Sendable, Hashable {
    /// The file is new.
    case add
    /// The file is there and says the same.
    case keep
    /// The file is there and says something else: its author changed it, or the other blog did.
    ///
    /// It stays as it is.
    case differ
  }

  package struct Step: Sendable {
    package var action: Action
    package var path: String
    package var title: String
    package var text: String
  }

  /// Oldest first.
  package private(set) var steps: [Step] = []

  private var taken: Set<String>
  private let known: [String: Post]
  private let now: Timestamp
  private let blog: Blog
  private let files: [String: [UInt8]]

  /// Decides what becomes of each post.
  ///
  /// - Parameters:
  ///   - archive: the other blog.
  ///   - blog: the blog that the posts go to.
  ///   - files: its files as they are.
  ///   - now: the date of posts that have none.
  /// - Throws: what cannot be written as YAML.
  package init(_ archive: Archive, into blog: Blog, files: [String: [UInt8]], now: Timestamp) throws
  {
    taken = Set(blog.posts.flatMap { [$0.slug.lowercased(), $0.name.lowercased()] })
    known = Dictionary(blog.posts.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    self.now = Timestamp(seconds: now.seconds)
    self.blog = blog
    self.files = files
    var seen: Set<String> = []
    // The oldest first, so that a slug that several want goes to the same one each time.
    let posts = archive.posts.enumerated().sorted { left, right in
      (left.element.published ?? now, right.offset) < (right.element.published ?? now, left.offset)
    }
    for (_, post) in posts {
      let id = Self.id(of: post, blog: blog)
      if seen.insert(id).inserted { try add(post, id: id) }
    }
  }

  /// The id that the other blog gave, else what stays the same when the feed is read again.
  private static func id(of post: ImportedPost, blog: Blog) -> String {
    if let id = post.id ?? post.address, !id.isEmpty { return id }
    let name = Slug.make(post.title.isEmpty ? Excerpt.cut(post.html, limit: 80) : post.title)
    return Blog.mintedID(blog.idDomain, date: post.published, name: "imported/\(name)")
  }

  private mutating func add(_ post: ImportedPost, id: String) throws {
    let old = known[id]
    let name = old?.name ?? slug(for: post)
    var file = PostFile(title: post.title, date: post.published ?? old?.published ?? now, id: id)
    file.updated = post.updated.flatMap { $0 > file.date ? $0 : nil }
    file.authors = post.authors
    file.tags = post.tags
    file.language = post.language == blog.language ? nil : post.language
    file.original = post.address
    file.summary = post.summary
    file.picture = post.picture.map { Post.Picture(url: $0) }
    file.enclosures = post.enclosures
    let markdown = MarkdownConverter.markdown(post.html)
    file.body = markdown ?? post.html
    file.isHTML = markdown == nil
    let text = try file.text()
    let path = old?.path ?? "posts/\(name).md"
    let action: Action =
      old == nil ? .add : (files[path].map { Array(text.utf8) == $0 } ?? false) ? .keep : .differ
    steps.append(Step(action: action, path: path, title: file.title, text: text))
  }

  /// The last part of the old address where it names the post, else the title; never one twice.
  private mutating func slug(for post: ImportedPost) -> String {
    let part = post.address?.split(separator: "/").dropFirst(2).last.map { String($0) }
    let name = part.flatMap { $0.contains("?") || $0.contains("#") ? nil : URLText.decoded($0) }
      .map { name in name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name }
    let fromAddress = name.map { Slug.make($0) } ?? ""
    let isTelling = fromAddress.contains { $0.isLetter } && fromAddress != "index"
    let wanted = isTelling ? fromAddress : Slug.make(post.title)
    let slug = NewPost.unique(wanted, taken: taken)
    taken.insert(slug.lowercased())
    return slug
  }

  /// Writes the new files; those that are there are not touched.
  package func write(in directory: URL) throws {
    let folder = directory.appending(path: "posts")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for step in steps where step.action == .add {
      let file = directory.appending(path: step.path)
      try Data(step.text.utf8).write(to: file, options: .withoutOverwriting)
    }
  }
}
