/// What a server says of something that was asked of it or sent to it.
package struct NoticePage: Sendable {
  /// What is wrong with a field of the form.
  package struct Problem: Sendable, Hashable {
    /// One of the names in ``CommentForm``.
    package var field: String
    package var message: String

    package init(field: String, message: String) {
      self.field = field
      self.message = message
    }
  }

  private let blog: Blog
  private let title: String
  private let text: String
  private let problems: [Problem]
  /// The form once more, with what was typed; nil for a page without it.
  private let form: CommentForm.Values?
  /// The address of the post that it is about, relative to the page.
  private let post: String?

  package init(
    _ blog: Blog,
    title: String,
    text: String,
    problems: [Problem] = [],
    form: CommentForm.Values? = nil,
    post: String? = nil
  ) {
    self.blog = blog
    self.title = title
    self.text = text
    self.problems = problems
    self.form = form
    self.post = post
  }

  package var bytes: [UInt8] {
    var page = Page(
      blog: blog,
      title: title,
      location: "",
      // It is shown at any depth, so its links start at the host's root.
      root: blog.rootPath,
      body: """
        <h1>\(title)</h1>
        <p>\(text)</p>
        \((!problems.isEmpty).html("<ul class=\"problems\" role=\"alert\">\n\(problems.map(item))</ul>\n"))\
        \(form.html { CommentForm.html($0) })\
        \(post.html { "<p><a href=\"\($0)\">Back to the post</a></p>\n" })
        """
    )
    page.isHidden = true
    return page.html.bytes
  }

  private func item(_ problem: Problem) -> HTML {
    "<li><a href=\"#comment-\(problem.field)\">\(problem.message)</a></li>\n"
  }
}
