/// Who writes: the profile on the home page and the author of entries.
package struct Author: Sendable, Hashable {
  /// A page elsewhere.
  package struct Profile: Sendable, Hashable {
    package var title: String
    package var url: String
  }

  package var name: String
  /// Published in feeds: leave it out to keep it private.
  package var email: String?
  package var url: String?
  package var organisation: String?
  package var role: String?
  /// A few sentences of Markdown.
  package var bio: String?
  /// A picture, relative to the blog.
  package var photo: String?
  package var links: [Profile] = []

  package init(name: String) {
    self.name = name
  }
}

extension Author {
  init(_ fields: inout Fields) {
    self.init(name: fields.string("name") ?? "")
    if name.isEmpty { fields.fail(["name"], "the author has no name: add \"name: …\"") }
    email = fields.string("email")
    url = fields.string("url", "uri", "site")
    organisation = fields.string("organisation", "organization", "company")
    role = fields.string("role", "job")
    bio = fields.string("bio", "about")
    photo = fields.string("photo", "avatar", "picture", "image")
    for case .fields(var link) in fields.items("links") {
      if let url = link.string("url", "href") {
        links.append(Profile(title: link.string("title", "name") ?? url, url: url))
      } else {
        fields.fail(["links"], "a link of the author has no url: add \"url: …\" to it")
      }
      fields.adopt(link.mistakes)
    }
  }
}
