extension RuleSet {
  /// The modules of RSS 1.0, and the small vocabularies that came with them.
  static let modules: [RuleSet] = [
    RuleSet(
      "content",
      ["http://purl.org/rss/1.0/modules/content/"],
      [
        ElementRule("encoded", in: .items, occurs: .once, content: .own, checks: [RSS.checkHTML]),
        ElementRule("items", in: .channelsAndItems, content: .anything, attributes: nil),
      ]
    ),
    RuleSet(
      "slash",
      ["http://purl.org/rss/1.0/modules/slash/"],
      [
        ElementRule("comments", in: .items, occurs: .once, .nonNegativeInteger),
        ElementRule("section", in: .items, occurs: .once, .nonblank),
        ElementRule("department", in: .items, occurs: .once, .nonblank),
        ElementRule("hit_parade", in: .items, occurs: .once, .commaSeparatedIntegers),
      ]
    ),
    RuleSet(
      "sy",
      ["http://purl.org/rss/1.0/modules/syndication/"],
      [
        ElementRule("updatePeriod", in: .channels, occurs: .once, .updatePeriod),
        ElementRule("updateFrequency", in: .channels, occurs: .once, .nonblank, .positiveInteger),
        ElementRule("updateBase", in: .channels, occurs: .once, .anyW3CDTF),
      ]
    ),
    RuleSet(
      "wfw",
      ["http://wellformedweb.org/CommentAPI/"],
      [
        ElementRule("comment", in: .items, occurs: .once, .absoluteURI),
        ElementRule("commentRss", in: .items, occurs: .once, .absoluteURI),
        ElementRule(
          "commentRSS",
          in: .items,
          occurs: .once,
          .absoluteURI,
          checks: [{ place, validation in validation.report(.commentRSS, at: place) }]
        ),
      ]
    ),
    RuleSet(
      "admin",
      ["http://webns.net/mvcb/"],
      ["generatorAgent", "errorReportsTo"].map {
        ElementRule(
          $0,
          in: .channels,
          occurs: .once,
          content: .empty,
          attributes: [
            AttributeRule(
              "rdf:resource",
              required: .missingAttribute,
              .absoluteURI,
              naming: .element
            )
          ]
        )
      }
    ),
    RuleSet(
      "ag",
      ["http://purl.org/rss/1.0/modules/aggregation/"],
      [
        ElementRule("source", in: .items, occurs: .once, .nonblank),
        ElementRule("sourceURL", in: .items, occurs: .once, .absoluteURI),
        ElementRule("timestamp", in: .items, occurs: .once, .iso8601),
      ]
    ),
    RuleSet(
      "annotate",
      ["http://purl.org/rss/1.0/modules/annotate/"],
      [
        ElementRule(
          "reference",
          in: .items,
          occurs: .once,
          content: .anything,
          attributes: [AttributeRule("rdf:resource", .absoluteURI, naming: .element)]
        )
      ]
    ),
    RuleSet(
      "blogChannel",
      ["http://backend.userland.com/blogChannelModule"],
      ["blink", "blogRoll", "changes", "mySubscriptions"].map {
        ElementRule($0, in: .channels, occurs: .once, .absoluteURI)
      }
    ),
    RuleSet(
      "cp",
      ["http://my.theinfo.org/changed/1.0/rss/"],
      [
        ElementRule(
          "server",
          in: .channels,
          content: .empty,
          attributes: [
            AttributeRule("rdf:resource", required: .missingAttribute, .uri, naming: .element)
          ]
        )
      ]
    ),
    RuleSet(
      "creativeCommons",
      ["http://backend.userland.com/creativeCommonsRssModule"],
      [ElementRule("license", in: .channelsAndItems, .absoluteURI)]
    ),
    RuleSet(
      "cc",
      ["http://web.resource.org/cc/"],
      [
        ElementRule(
          "license",
          in: .channelsAndItems,
          content: .empty,
          attributes: [
            AttributeRule("rdf:resource", .absoluteURI), AttributeRule("resource", .absoluteURI),
          ],
          checks: [Modules.checkLicense]
        ),
        ElementRule("License", in: ["rdf:RDF"], content: .anything, attributes: nil),
      ]
    ),
    RuleSet(
      "ev",
      ["http://purl.org/rss/1.0/modules/event/"],
      [
        ElementRule("startdate", in: .items, occurs: .once, .iso8601),
        ElementRule("enddate", in: .items, occurs: .once, .iso8601),
        ElementRule("location", in: .items, occurs: .once),
        ElementRule("organizer", in: .items, occurs: .once),
        ElementRule("type", in: .items, occurs: .once),
      ]
    ),
    RuleSet(
      "foaf",
      ["http://xmlns.com/foaf/0.1/"],
      [
        "Agent", "Document", "Group", "Image", "Organization", "Person", "PersonalProfileDocument",
        "Project", "account", "age", "aimChatID", "based_near", "birthday", "currentProject",
        "depiction", "depicts", "familyName", "firstName", "focus", "gender", "geekcode",
        "givenName",
        "givenname", "holdsAccount", "homepage", "icqChatID", "img", "interest", "isPrimaryTopicOf",
        "jabberID", "knows", "lastName", "logo", "made", "maker", "mbox", "mbox_sha1sum", "member",
        "msnChatID", "myersBriggs", "name", "nick", "openid", "page", "pastProject", "phone",
        "plan",
        "primaryTopic", "publications", "schoolHomepage", "sha1", "skypeID", "surname", "thumbnail",
        "tipjar", "title", "topic", "topic_interest", "weblog", "workInfoHomepage",
        "workplaceHomepage", "yahooChatID",
      ].map {
        ElementRule(
          $0,
          in: .channelsAndItems + ["rdf:RDF", "atom:person"],
          content: .anything,
          attributes: nil
        )
      }
    ),
    RuleSet(
      "l",
      ["http://purl.org/rss/1.0/modules/link/"],
      [
        ElementRule("link", in: .channelsAndItems, content: .anything, attributes: moduleLink),
        ElementRule("permalink", in: .items, content: .anything, attributes: moduleLink),
      ]
    ),
    RuleSet(
      "rdfs",
      ["http://www.w3.org/2000/01/rdf-schema#"],
      ["comment", "label", "seeAlso"].map {
        ElementRule($0, in: .channelsAndItems, content: .anything, attributes: nil)
      }
    ),
    RuleSet(
      "taxo",
      ["http://purl.org/rss/1.0/modules/taxonomy/"],
      [
        ElementRule("topics", in: .channelsAndItems, content: .anything, attributes: nil),
        ElementRule("topic", in: ["rdf:RDF"], content: .anything, attributes: nil),
      ]
    ),
    RuleSet(
      "trackback",
      ["http://madskills.com/public/xml/rss/module/trackback/"],
      [("ping", Occurrence.once), ("about", .any)].map { name, occurrence in
        ElementRule(
          name,
          in: .items,
          occurs: occurrence,
          content: .own,
          attributes: [AttributeRule("rdf:resource", .absoluteURI, naming: .element)],
          checks: [Modules.checkTrackback]
        )
      }
    ),
    RuleSet(
      "wiki",
      ["http://purl.org/rss/1.0/modules/wiki/", "http://www.usemod.com/cgi-bin/mb.pl?ModWiki"],
      [
        ElementRule("diff", in: .items, occurs: .once, .absoluteURI),
        ElementRule("history", in: .items, occurs: .once, .absoluteURI),
        ElementRule("importance", in: .items, occurs: .once),
        ElementRule("status", in: .items, occurs: .once),
        ElementRule("version", in: .items, occurs: .once),
        ElementRule("interwiki", in: .channels, content: .anything, attributes: nil),
      ]
    ),
    RuleSet(
      "access",
      ["http://www.bloglines.com/about/specs/fac-1.0"],
      [
        ElementRule(
          "restriction",
          in: ["rss", "atom:feed"],
          occurs: .once,
          content: .empty,
          attributes: [
            AttributeRule("relationship", required: .missingAttribute, .accessRelationship)
          ]
        )
      ]
    ),
    RuleSet(
      "feedburner",
      ["http://rssnamespace.org/feedburner/ext/1.0"],
      [
        ElementRule("awareness", in: .channelsAndItems, occurs: .once, .absoluteURI),
        ElementRule("browserFriendly", in: .channels, occurs: .once, .noHTML),
        ElementRule("emailServiceId", in: .channels, occurs: .once, .noHTML),
        ElementRule(
          "feedFlare",
          in: .channels,
          .noHTML,
          attributes: [
            AttributeRule("href", .uri, .absoluteInRSS), AttributeRule("src", .uri, .absoluteInRSS),
          ]
        ),
        ElementRule("feedburnerHostname", in: .channels, occurs: .once, .absoluteURI),
        ElementRule("info", in: .channels, content: .anything, attributes: nil),
        ElementRule("origEnclosureLink", in: .items, occurs: .once, .absoluteURI),
        ElementRule("origLink", in: .items, occurs: .once, .absoluteURI),
      ]
    ),
    RuleSet(
      "conversationsNetwork",
      ["http://conversationsnetwork.org/rssNamespace-1.0/"],
      [
        ElementRule("image", in: .items, occurs: .once, .httpURL),
        ElementRule("introMilliseconds", in: .items, occurs: .once, .nonNegativeInteger),
        ElementRule("ratingAverage", in: .items, occurs: .once, .float),
        ElementRule("ratingCount", in: .items, occurs: .once, .nonNegativeInteger),
        ElementRule("ratingIndividual", in: .items, occurs: .once, .positiveInteger),
        ElementRule("ratingTimestamp", in: .items, occurs: .once, .iso8601),
      ]
    ),
    RuleSet(
      "xhtml",
      ["http://www.w3.org/1999/xhtml"],
      [
        ElementRule(
          "body",
          in: .rssItems,
          occurs: .once,
          content: .own,
          attributes: nil,
          checks: [Modules.checkXHTML]
        ),
        ElementRule(
          "div",
          in: .rssItems,
          occurs: .once,
          content: .own,
          attributes: nil,
          checks: [Modules.checkXHTML]
        ),
        ElementRule(
          "meta",
          in: .channelsAndItems,
          content: .empty,
          attributes: [
            AttributeRule("name", required: .missingAttribute, .metaName),
            AttributeRule("content", required: .missingAttribute, .metaContent),
          ]
        ),
      ]
    ),
    RuleSet(
      "thr",
      ["http://purl.org/syndication/thread/1.0", "http://purl.org/rss/1.0/modules/threading/"],
      [
        ElementRule(
          "in-reply-to",
          in: .channelsAndItems,
          content: .anything,
          attributes: [
            AttributeRule("ref", required: .missingAttribute, .canonicalURI),
            AttributeRule("href", .linkIRI), AttributeRule("source", .linkIRI),
            AttributeRule("type", .mediaType),
          ]
        ),
        ElementRule("total", in: .items, occurs: .once, .nonNegativeInteger),
        ElementRule("children", in: .items, content: .anything, attributes: nil),
      ]
    ),
    RuleSet(
      "fh",
      ["http://purl.org/syndication/history/1.0"],
      [
        ElementRule("complete", in: .channels, occurs: .once, content: .anything),
        ElementRule("archive", in: .channels, occurs: .once, content: .anything),
        ElementRule("incremental", in: .channels, occurs: .once, content: .anything),
      ]
    ),
    RuleSet("atomIndex", ["urn:atom-extension:indexing"], []),
    RuleSet(
      "cf",
      ["http://www.microsoft.com/schemas/rss/core/2005"],
      [
        ElementRule("treatAs", in: .channels, occurs: .once, .word("list")),
        ElementRule(
          "listinfo",
          in: .channels,
          occurs: .once,
          content: .elements("cf:listinfo")
        ),
        ElementRule(
          "sort",
          in: ["cf:listinfo"],
          content: .empty,
          attributes: [
            AttributeRule("ns", .uri), AttributeRule("element"), AttributeRule("label", .noHTML),
            AttributeRule("data-type", .word("date", "number", "text")),
            AttributeRule("default", .trueFalse),
          ]
        ),
        ElementRule(
          "group",
          in: ["cf:listinfo"],
          content: .empty,
          attributes: [
            AttributeRule("ns", .uri), AttributeRule("element"), AttributeRule("label", .noHTML),
          ]
        ),
      ]
    ),
  ]
}

extension RuleSet {
  /// What the link module has to say of a link.
  private static let moduleLink = [
    AttributeRule("rdf:resource", .uri, naming: .element), AttributeRule("l:rel", .uri),
    AttributeRule("l:type", .mediaType), AttributeRule("l:lang", .language),
    AttributeRule("l:title"),
  ]
}
