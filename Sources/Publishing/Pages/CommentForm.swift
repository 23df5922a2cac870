/// The form below a post, and what the server that takes it must know.
package enum CommentForm {
  package static let name = "name"
  package static let email = "email"
  package static let url = "url"
  package static let body = "body"
  /// A field that people do not see: whoever fills it is a program.
  package static let trap = "subject"

  package static let maximumName = 100
  package static let maximumEmail = 254
  package static let maximumURL = 500
  package static let maximumBody = 10_000

  /// Where the form of a post goes, on the server.
  package static func path(slug: String) -> String { "posts/\(slug)/comments" }

  static var html: HTML {
    """
    <form method="post" action="comments" class="comment-form">
    <p class="hint">Comments are moderated: yours appears once it has been approved.</p>
    <p><label for="comment-name">Name</label>
    <input id="comment-name" name="\(name)" type="text" required maxlength="\(maximumName)" autocomplete="name"></p>
    <p><label for="comment-email">Email <span class="hint">(never published)</span></label>
    <input id="comment-email" name="\(email)" type="email" maxlength="\(maximumEmail)" autocomplete="email"></p>
    <p><label for="comment-url">Website <span class="hint">(optional)</span></label>
    <input id="comment-url" name="\(url)" type="url" maxlength="\(maximumURL)" autocomplete="url" placeholder="https://"></p>
    <p class="trap" aria-hidden="true"><label for="comment-subject">Leave this empty</label>
    <input id="comment-subject" name="\(trap)" type="text" tabindex="-1" autocomplete="off"></p>
    <p><label for="comment-body">Comment</label>
    <textarea id="comment-body" name="\(body)" required rows="7" maxlength="\(maximumBody)"></textarea></p>
    <p><button type="submit">Send comment</button></p>
    </form>

    """
  }
}
