internal import Markup

/// OPML 2.0, from a feed that has been brought into its terms.
struct OPMLWriter {
  private let writer = XMLWriter(namespaces: Vocabularies.namespaces)

  static func bytes(_ feed: Feed) -> [UInt8] {
    let opml = Self()
    opml.writer.start("opml")
    opml.writer.attribute("version", "2.0")
    opml.head(feed)
    opml.writer.start("body")
    for outline in feed.outlines { opml.outline(outline) }
    return opml.writer.finish()
  }

  private func head(_ feed: Feed) {
    writer.start("head")
    writer.element("title", text: feed.title?.value)
    writer.element("dateCreated", text: feed.created?.rfc822)
    writer.element("dateModified", text: feed.updated?.rfc822)
    if let owner = feed.authors.first {
      writer.element("ownerName", text: owner.name)
      writer.element("ownerEmail", text: owner.email)
      writer.element("ownerId", text: owner.uri)
    }
    writer.element("docs", text: feed.rss.docs)
    writer.foreign(feed.foreign, as: .opml)
    writer.end()
  }

  private func outline(_ outline: Outline) {
    writer.start("outline")
    // The one attribute that every outline must have.
    writer.attribute("text", outline.text ?? outline.title ?? "")
    writer.attribute("title", outline.title)
    writer.attribute("type", outline.type)
    writer.attribute("xmlUrl", outline.xmlURL)
    writer.attribute("htmlUrl", outline.htmlURL)
    writer.attribute("url", outline.url)
    writer.attribute("description", outline.description)
    writer.attribute("language", outline.language)
    writer.attribute("version", outline.version)
    writer.attribute("category", outline.category)
    writer.attribute("created", outline.created?.rfc822)
    writer.attribute("isComment", outline.isComment.map { $0 ? "true" : "false" })
    writer.attribute("isBreakpoint", outline.isBreakpoint.map { $0 ? "true" : "false" })
    writer.attributes(outline.attributes)
    for outline in outline.outlines { self.outline(outline) }
    writer.end()
  }
}
