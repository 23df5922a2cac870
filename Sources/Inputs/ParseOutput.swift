import Markup
import Syndication

/// The shape that `feedloom parse` prints. A value that a feed does not have is left out.
extension JSONWriter {
  mutating func write(_ result: ReadResult, path: String, extensions: Bool) {
    object { json in
      json.member("path", path)
      json.member("format", result.format?.rawValue)
      json.member("version", result.version.isEmpty ? nil : result.version)
      json.member("version_raw", result.versionLiteral)
      json.member("encoding", result.encoding.name)
      json.member("bozo", result.problems.contains { $0.code.isRepair })
      json.member("warnings", result.problems) { json, problem in
        json.object {
          $0.member("code", problem.code.rawValue)
          $0.member("message", problem.message)
          $0.member("line", problem.position?.line)
          $0.member("column", problem.position?.column)
        }
      }
      if result.format == nil { json.member("error", "this is not a feed of any known format") }
      json.name("namespaces")
      json.object { json in
        var seen: Set<String> = []
        for namespace in result.namespaces where seen.insert(namespace.prefix).inserted {
          json.member(namespace.prefix, namespace.uri)
        }
      }
      guard result.format != nil else { return }
      json.name("feed")
      json.object { $0.write(result.feed, extensions: extensions) }
      if result.format == .opml {
        json.member("outlines", result.feed.outlines) { $0.write($1) }
      } else {
        json.name("items")
        json.array { json in
          for entry in result.feed.entries { json.write(entry, extensions: extensions) }
        }
      }
    }
  }

  private mutating func write(_ feed: Feed, extensions: Bool) {
    member("id", feed.id)
    member("title", feed.title) { $0.write($1) }
    member("description", feed.subtitle) { $0.write($1) }
    member("summary", feed.summary) { $0.write($1) }
    member("info", feed.info) { $0.write($1) }
    member("rights", feed.rights) { $0.write($1) }
    member("language", feed.language)
    member("home_page_url", feed.homePageURL)
    member("feed_url", feed.selfURL)
    member("next_url", feed.links.first(.next)?.href)
    member("user_comment", feed.userComment)
    member("expired", feed.isExpired)
    member("hubs", feed.links.filter { $0.relation == .hub }.map(\.href))
    member("links", feed.links) { $0.write($1) }
    people(feed.authors, feed.contributors, feed.publisher)
    member("categories", feed.categories) { $0.write($1) }
    member("generator", feed.generator) { json, generator in
      json.member("name", generator.name)
      json.member("url", generator.uri)
      json.member("version", generator.version)
    }
    date("date_published", feed.published)
    date("date_modified", feed.updated)
    date("date_created", feed.created)
    date("date_expires", feed.expires)
    date("date_valid_from", feed.validFrom)
    date("date_valid_until", feed.validUntil)
    member("image", feed.image) { $0.write($1) }
    member("icon", feed.icon)
    member("logo", feed.logo)
    write(feed.rss)
    member("moved_to", feed.movedTo)
    if feed.$itunes { member("itunes", feed.itunes) { $0.write($1) } }
    if feed.$schedule {
      member("syndication", feed.schedule) { json, schedule in
        json.member("period", schedule.period)
        json.member("frequency", schedule.frequency)
        json.member("base", schedule.base)
      }
    }
    if feed.$paging {
      member("paging", feed.paging) { json, paging in
        json.member("complete", paging.isComplete ? true : nil)
        json.member("archive", paging.isArchive ? true : nil)
      }
    }
    vocabularies(feed.dublinCore, feed.dublinCoreTerms, feed.geo, feed.media, feed.podcast)
    custom(feed.foreign)
    if extensions { self.extensions(of: feed) }
  }

  mutating func write(_ entry: Entry, extensions: Bool) {
    object { json in
      json.member("id", entry.id)
      json.member("id_is_permalink", entry.idIsPermalink)
      json.member("url", entry.url)
      json.member("external_url", entry.links.first(.related)?.href)
      json.member("title", entry.title) { $0.write($1) }
      json.member("summary", entry.summary) { $0.write($1) }
      json.member("content", entry.content) { json, text in json.object { $0.write(text) } }
      json.member("rights", entry.rights) { $0.write($1) }
      json.member("language", entry.language)
      json.member("links", entry.links) { $0.write($1) }
      json.people(entry.authors, entry.contributors, entry.publisher)
      json.member("categories", entry.categories) { $0.write($1) }
      json.date("date_published", entry.published)
      json.date("date_modified", entry.updated)
      json.date("date_created", entry.created)
      json.date("date_expires", entry.expires)
      json.date("date_valid_from", entry.validFrom)
      json.date("date_valid_until", entry.validUntil)
      json.member("image", entry.image) { $0.write($1) }
      json.member("banner_image", entry.bannerImage)
      json.member("attachments", entry.enclosures) { $0.write(attachment: $1) }
      json.member("comments_url", entry.commentsURL)
      json.member("source", entry.source) { json, source in
        json.write(source.feed, extensions: extensions)
        json.member("url", source.feed.selfURL)
      }
      json.member("in_reply_to", entry.threading.inReplyTo) { $0.write($1) }
      json.member("thr_total", entry.threading.total)
      if entry.$wellFormedWeb {
        json.member("wfw", entry.wellFormedWeb) { json, web in
          json.member("comment", web.comment)
          json.member("comment_rss", web.commentRSS)
        }
      }
      if entry.$slash {
        json.member("slash", entry.slash) { json, slash in
          json.member("section", slash.section)
          json.member("department", slash.department)
          json.member("comments", slash.comments)
          json.member("hit_parade", slash.hitParade)
        }
      }
      if entry.$itunes { json.member("itunes", entry.itunes) { $0.write($1) } }
      json.member("chapters", entry.chapters) { $0.write($1) }
      json.vocabularies(
        entry.dublinCore,
        entry.dublinCoreTerms,
        entry.geo,
        entry.media,
        entry.podcast
      )
      json.custom(entry.foreign)
      if extensions { json.extensions(of: entry) }
    }
  }
}
