/// Brings a feed into the terms of OPML 2.0: a list of subscriptions as it is, a feed as one of them.
struct OPMLCarrier {
  func feed(_ feed: Feed) -> Feed {
    var result = Feed()
    result.title = feed.title.map { Text($0.asPlain.value.trimmingXMLSpace) }
    result.created = feed.created?.wholeSecond
    result.updated = feed.updated?.wholeSecond
    result.authors = feed.authors.prefix(1).map {
      Person(name: $0.name ?? $0.literal, email: $0.email, uri: $0.uri)
    }
    if feed.outlines.isEmpty {
      result.outlines = [subscription(feed)]
    } else {
      result.rss.docs = feed.rss.docs
      result.foreign = feed.foreign
      result.outlines = feed.outlines.map(outline)
    }
    return result
  }

  private func outline(_ outline: Outline) -> Outline {
    var outline = outline
    // The one attribute that every outline must have.
    outline.text = outline.text ?? outline.title ?? ""
    outline.created = outline.created?.wholeSecond
    outline.outlines = outline.outlines.map(self.outline)
    return outline
  }

  private func subscription(_ feed: Feed) -> Outline {
    let title = feed.title?.asPlain.value
    var outline = Outline(text: title ?? feed.homePageURL ?? feed.selfURL ?? "")
    outline.title = title
    outline.htmlURL = feed.homePageURL
    outline.description = feed.subtitle?.asPlain.value
    outline.language = feed.language
    if let url = feed.selfURL {
      outline.type = "rss"
      outline.xmlURL = url
    } else if let url = feed.homePageURL {
      outline.type = "link"
      outline.url = url
    }
    return outline
  }
}
