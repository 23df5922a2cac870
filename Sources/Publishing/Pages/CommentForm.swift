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

  /// What was typed into the form before.
  package struct Values: Sendable, Hashable {
    package var name = ""
    package var email = ""
    package var url = ""
    package var body = ""

    package init() {}
  }

  /// The form of a post's page; `values` stand in it when it has to be sent once more.
  static func html(_ values: Values = Values()) -> HTML {
    """
    <form method="post" action="comments" class="comment-form">
    <p class="hint">Comments are moderated: yours appears once it has been approved.</p>
    <p><label for="comment-name">Name</label>
    <input id="comment-name" name="\(name)" type="text" required maxlength="\(maximumName)" autocomplete="name"\(value(values.name))></p>
    <p><label for="comment-email">Email <span class="hint">(never published)</span></label>
    <input id="comment-email" name="\(email)" type="email" maxlength="\(maximumEmail)" autocomplete="email"\(value(values.email))></p>
    <p><label for="comment-url">Website <span class="hint">(optional)</span></label>
    <input id="comment-url" name="\(url)" type="url" maxlength="\(maximumURL)" autocomplete="url" placeholder="https://"\(value(values.url))></p>
    <p class="trap" aria-hidden="true"><label for="comment-subject">Leave this empty</label>
    <input id="comment-subject" name="\(trap)" type="text" tabindex="-1" autocomplete="off"></p>
    <p><label for="comment-body">Comment</label>
    <textarea id="comment-body" name="\(body)" required rows="7" maxlength="\(maximumBody)">\(text(values.body))</textarea></p>
    <p><button type="submit">Send comment</button></p>
    </form>

    """
  }

  private static func value(_ text: String) -> HTML {
    (!text.isEmpty).html(" value=\"\(text)\"")
  }

  /// Browsers take one newline away at the beginning.
  private static func text(_ text: String) -> HTML {
    (!text.isEmpty).html("\n\(text)")
  }
}
