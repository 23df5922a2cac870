extension CommentDraft {
  /// The form once more, with what was typed and what to mend, so that nothing is typed twice.
  ///
  /// `reason` is why the comment was not taken, where no field is to blame.
  func page(reason: String? = nil) -> NoticePage {
    let list = problems.map { problem in
      "<li><a href=\"#\(problem.field)\">\(problem.message.escapedForHTML)</a></li>"
    }
    let intro = reason.map { "<p>\($0.escapedForHTML)</p>" } ?? "<ul>\(list.joined())</ul>"
    return NoticePage(
      "Your comment was not sent yet",
      content: """
        \(intro)
        <form class="comment-form" method="post" action="comments" accept-charset="utf-8">
        <input type="hidden" name="inReplyTo" value="\(inReplyTo.escapedForHTML)">
        <p><label for="name">Name</label>
        <input id="name" name="name" autocomplete="name" required value="\(name.escapedForHTML)"></p>
        <p><label for="email">Mail (never published; may stay empty)</label>
        <input id="email" name="email" type="email" autocomplete="email" \
        value="\(email.escapedForHTML)"></p>
        <p><label for="url">Your page (may stay empty)</label>
        <input id="url" name="url" autocomplete="url" value="\(url.escapedForHTML)"></p>
        <p><label for="body">Comment</label>
        <textarea id="body" name="body" rows="10" required>
        \(body.escapedForHTML)</textarea></p>
        <p hidden><label>Leave this empty: <input name="\(Self.trapField)" tabindex="-1" \
        autocomplete="off"></label></p>
        <p><button>Send</button></p>
        </form>
        <p><a href="./">Back to the post</a></p>
        """
    )
  }
}
