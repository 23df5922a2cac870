import Markup
import Syndication

/// The values that `feedloom parse` prints feeds and items of.
extension JSONWriter {
  mutating func write(_ text: Text) {
    // An element that was there but empty is told from one that was not.
    member("value", text.value)
    member("type", text.mediaType)
    member("language", text.language)
    member("base", text.base)
    member("src", text.source)
  }

  mutating func write(_ image: Image) {
    member("url", image.url)
    member("title", image.title)
    member("link", image.link)
    member("description", image.description)
    member("width", image.width)
    member("height", image.height)
    member("from", image.origin)
  }

  mutating func write(_ link: Link) {
    object {
      // One host by one name, so that links can be compared; `url` is as it was written.
      $0.member("href", link.href.isEmpty ? nil : URI.withLowerCaseHost(link.href))
      $0.member("rel", link.relation.rawValue)
      $0.member("type", link.type)
      $0.member("title", link.title)
      $0.member("hreflang", link.language)
      $0.member("length", link.length)
      $0.member("from", link.origin)
    }
  }

  mutating func write(attachment link: Link) {
    object {
      $0.member("url", link.href)
      $0.member("mime_type", link.type)
      $0.member("size_in_bytes", link.length.flatMap { Int($0) })
      $0.member("title", link.title)
      $0.member("duration_in_seconds", link.duration)
    }
  }

  mutating func write(_ category: Category) {
    object {
      $0.member("term", category.term.isEmpty ? nil : category.term)
      $0.member("scheme", category.scheme)
      $0.member("label", category.label)
      $0.member("from", category.origin)
    }
  }

  mutating func write(_ reference: Threading.Reference) {
    object {
      $0.member("ref", reference.ref)
      $0.member("href", reference.href)
      $0.member("type", reference.type)
      $0.member("source", reference.source)
    }
  }

  mutating func people(_ authors: [Person], _ contributors: [Person], _ publisher: Person?) {
    member("authors", authors) { json, person in json.object { $0.write(person) } }
    member("contributors", contributors) { json, person in json.object { $0.write(person) } }
    member("publisher", publisher) { $0.write($1) }
  }

  mutating func write(_ person: Person) {
    member("name", person.name)
    member("email", person.email)
    member("url", person.uri)
    member("avatar", person.avatar)
    member("raw", person.literal)
    member("from", person.origin)
  }

  mutating func date(_ name: String, _ date: FeedDate?) {
    guard let date else { return }
    member(name, date.timestamp?.rfc3339UTC)
    member(name + "_raw", date.literal.isEmpty ? nil : date.literal)
  }

  mutating func write(_ outline: Outline) {
    object {
      $0.member("text", outline.text)
      $0.member("title", outline.title)
      $0.member("type", outline.type)
      $0.member("xml_url", outline.xmlURL)
      $0.member("html_url", outline.htmlURL.flatMap { $0.isEmpty ? nil : $0 })
      $0.member("url", outline.url)
      $0.member("category", outline.category)
      $0.member("description", outline.description.flatMap { $0.isEmpty ? nil : $0 })
      $0.date("created", outline.created)
      $0.member("language", outline.language)
      $0.member("version", outline.version)
      $0.member("is_comment", outline.isComment)
      $0.member("is_breakpoint", outline.isBreakpoint)
      $0.member("outlines", outline.outlines) { $0.write($1) }
    }
  }

  mutating func write(_ channel: RSSChannel) {
    member("docs", channel.docs)
    member("ttl", channel.ttl)
    member("rating", channel.rating)
    member("skip_hours", channel.skipHours) { $0.value($1) }
    member("skip_days", channel.skipDays)
    member("cloud", channel.cloud) { json, cloud in
      json.member("domain", cloud.domain)
      json.member("port", cloud.port)
      json.member("path", cloud.path)
      json.member(
        "register_procedure",
        cloud.registerProcedure.flatMap { $0.isEmpty ? nil : $0 }
      )
      json.member("protocol", cloud.protocol)
    }
    member("textinput", channel.textInput) { json, input in
      json.member("title", input.title)
      json.member("description", input.description)
      json.member("name", input.name)
      json.member("link", input.link)
    }
  }
}
