/// JSON Feed 1.1, from a feed that is brought into its terms.
enum JSONFeedWriter {
  static func bytes(_ carrier: JSONFeedCarrier) -> [UInt8] {
    let feed = carrier.head()
    var writer = JSONWriter(indentation: 2)
    writer.object { json in
      json.member("version", JSONFeed.version)
      json.member("title", feed.title?.value)
      json.member("home_page_url", feed.homePageURL)
      json.member("feed_url", feed.selfURL)
      json.member("description", feed.subtitle?.value)
      json.member("user_comment", feed.userComment)
      json.member("next_url", feed.links.first(.next)?.href)
      json.member("icon", feed.image?.url)
      json.member("favicon", feed.icon)
      json.member("authors", feed.authors, write)
      json.member("language", feed.language)
      json.member("expired", feed.isExpired)
      json.member("hubs", feed.links.filter { $0.relation == .hub }) { json, hub in
        json.object {
          $0.member("type", hub.title)
          $0.member("url", hub.href)
        }
      }
      for member in feed.foreign.compactMap(JSONFeed.member) {
        json.member(member.name, member.value)
      }
      json.name("items")
      json.array { json in
        carrier.forEachEntry { write($0, to: &json) }
      }
    }
    return writer.finish()
  }

  private static func write(_ entry: Entry, to writer: inout JSONWriter) {
    writer.object { json in
      json.member("id", entry.id)
      json.member("url", entry.links.first(.alternate)?.href)
      json.member("external_url", entry.links.first(.related)?.href)
      json.member("title", entry.title?.value)
      json.member("content_html", entry.content.first { $0.kind == .html }?.value)
      json.member("content_text", entry.content.first { $0.kind == .plain }?.value)
      json.member("summary", entry.summary?.value)
      json.member("image", entry.image?.url)
      json.member("banner_image", entry.bannerImage)
      json.member("date_published", entry.published?.rfc3339)
      json.member("date_modified", entry.updated?.rfc3339)
      json.member("authors", entry.authors, write)
      json.member("tags", entry.categories.map(\.term))
      json.member("language", entry.language)
      json.member("attachments", entry.enclosures, write)
      for member in entry.foreign.compactMap(JSONFeed.member) {
        json.member(member.name, member.value)
      }
    }
  }

  private static func write(_ writer: inout JSONWriter, _ person: Person) {
    writer.object {
      $0.member("name", person.name)
      $0.member("url", person.uri)
      $0.member("avatar", person.avatar)
    }
  }

  private static func write(_ writer: inout JSONWriter, _ attachment: Link) {
    writer.object {
      $0.member("url", attachment.href)
      $0.member("mime_type", attachment.type)
      $0.member("title", attachment.title)
      $0.member("size_in_bytes", attachment.length.flatMap { Int($0) })
      $0.member("duration_in_seconds", attachment.duration)
    }
  }
}
