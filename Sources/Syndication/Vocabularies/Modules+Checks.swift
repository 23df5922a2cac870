import Markup

extension Message {
  static let commentRSS = Message(
    "CommentRSS",
    .warning,
    "{element} is spelt wfw:commentRss",
    "Some readers only know that.",
    "Well-Formed Web, CommentAPI",
    fix: .commentRSS
  )
  static let invalidCommaSeparatedIntegers = Message(
    "InvalidCommaSeparatedIntegers",
    .error,
    "{element} is no list of numbers: {value}",
    "Write whole numbers with commas between.",
    "RSS 1.0 module Slash"
  )
  static let invalidUpdatePeriod = Message(
    "InvalidUpdatePeriod",
    .error,
    "{element} is no period of updates: {value}",
    "Write hourly, daily, weekly, monthly or yearly.",
    "RSS 1.0 module Syndication",
    fix: .lowercased
  )
  static let invalidAccessRestrictionRel = Message(
    "InvalidAccessRestrictionRel",
    .error,
    "{element} is neither allow nor deny: {value}",
    "Write one of the two.",
    "Feed Access Control 1.0"
  )
  static let invalidMetaName = Message(
    "InvalidMetaName",
    .error,
    "{element} is not robots: {value}",
    "In feeds, xhtml:meta is only for robots.",
    "Robots exclusion in feeds"
  )
  static let invalidMetaContent = Message(
    "InvalidMetaContent",
    .error,
    "{element} is not what robots understand: {value}",
    "Write all, none, or index, noindex, follow, nofollow.",
    "Robots exclusion in feeds"
  )
}

extension Value {
  static let commaSeparatedIntegers = Value(.invalidCommaSeparatedIntegers) {
    $0.split(separator: ",", omittingEmptySubsequences: false)
      .allSatisfy { Int(String($0).trimmingXMLSpace) != nil }
  }
  static let updatePeriod = Value(.invalidUpdatePeriod, passed: "ValidUpdatePeriod") {
    ["hourly", "daily", "weekly", "monthly", "yearly"].contains($0.trimmingXMLSpace)
  }
  /// An address that may only be relative in Atom, which has bases.
  static let absoluteInRSS = Value { text, scope in
    scope.isRSS2 && !URI.isAbsolute(text) ? .fault(.containsRelRef) : nil
  }
  static let accessRelationship = one(of: ["allow", "deny"], .invalidAccessRestrictionRel)
  static let metaName = one(of: ["robots"], .invalidMetaName)
  static let metaContent = Value(.invalidMetaContent) { text in
    let words = text.split(separator: ",", omittingEmptySubsequences: false).map {
      String($0).trimmingXMLSpace
    }
    if words == ["all"] || words == ["none"] { return true }
    // One word on the page, one on its links.
    let kinds = [["index", "noindex"], ["follow", "nofollow"]]
    return kinds.allSatisfy { kind in words.count { kind.contains($0) } <= 1 }
      && words.allSatisfy { word in kinds.contains { $0.contains(word) } }
  }
}

enum Modules {
  /// What a license says is where it is to be read.
  static let checkLicense: ElementCheck = { place, validation in
    let places = ["rdf:resource", "resource"]
    if !places.contains(where: { validation.attribute($0, of: place.element) != nil }) {
      validation.report(.missingAttribute, at: place, ["attr": "rdf:resource"])
    }
  }

  /// RSS 1.0 points by rdf:resource, RSS 2.0 by text.
  static let checkTrackback: ElementCheck = { place, validation in
    if validation.core.prefix == "rss1" {
      if validation.attribute("rdf:resource", of: place.element) == nil {
        validation.report(.missingAttribute, at: place, ["attr": "rdf:resource"])
      }
    } else {
      if validation.attribute("rdf:resource", of: place.element) != nil {
        validation.report(.unexpectedAttribute, at: place, ["attribute": "rdf:resource"])
      }
      validation.check(place.element.text, .absoluteURI, at: place)
    }
  }

  static let checkXHTML: ElementCheck = { place, validation in
    for child in place.element.children { XHTMLText.check(child, at: place, &validation) }
  }
}
