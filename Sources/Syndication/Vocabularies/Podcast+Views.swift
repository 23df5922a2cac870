extension Podcast {
  /// A file that belongs to an episode or a feed (podcast:transcript, podcast:chapters).
  public struct File: Sendable, Hashable {
    /// Where it is.
    public var url: String
    /// Media type.
    public var type: String?
    /// Language (BCP 47).
    public var language: String?
    /// `captions` for a transcript that is timed.
    public var relation: String?
  }

  /// Someone who takes part (podcast:person).
  public struct Participant: Sendable, Hashable {
    /// The name.
    public var name: String
    /// What they do; `host` unless stated.
    public var role: String?
    /// The group that the role is of; `cast` unless stated.
    public var group: String?
    /// A picture.
    public var image: String?
    /// A page.
    public var url: String?
  }

  /// A way to give (podcast:funding).
  public struct Funding: Sendable, Hashable {
    /// Where.
    public var url: String
    /// What to show for it.
    public var text: String
  }

  /// A part worth hearing (podcast:soundbite).
  public struct Soundbite: Sendable, Hashable {
    /// Seconds from the start of the episode.
    public var start: Double
    /// Seconds.
    public var duration: Double
    /// A title of its own.
    public var title: String?
  }

  /// A place (podcast:location).
  public struct Location: Sendable, Hashable {
    /// Its name.
    public var name: String
    /// A geo: URI (RFC 5870).
    public var geo: String?
    /// An object of OpenStreetMap.
    public var osm: String?
  }

  /// A number with a name (podcast:season, podcast:episode).
  public struct Number: Sendable, Hashable {
    /// The number; nil when it is none.
    public var number: Double?
    /// What to show in its place; @name, @display.
    public var name: String?
  }
}

extension Podcast {
  /// Feed: podcast:guid.
  public var guid: String? { text("guid") }
  /// Feed: podcast:medium, such as `music`.
  public var medium: String? { text("medium") }
  /// Feed: podcast:locked: whether the owner forbids moving the feed elsewhere; nil when not said.
  public var isLocked: Bool? { text("locked").map { $0.lowercased() == "yes" } }
  /// Feed: podcast:funding.
  public var fundings: [Funding] {
    named("funding").compactMap { element in
      element[attribute: "url"].map { Funding(url: $0, text: element.text.trimmingXMLSpace) }
    }
  }
  /// Episode: podcast:transcript.
  public var transcripts: [File] { named("transcript").compactMap(file) }
  /// Episode: podcast:chapters.
  public var chapters: File? { named("chapters").lazy.compactMap(file).first }
  /// podcast:person.
  public var persons: [Participant] {
    named("person").map { element in
      Participant(
        name: element.text.trimmingXMLSpace,
        role: element[attribute: "role"],
        group: element[attribute: "group"],
        image: element[attribute: "img"],
        url: element[attribute: "href"]
      )
    }
  }
  /// Episode: podcast:soundbite.
  public var soundbites: [Soundbite] {
    named("soundbite").compactMap { element in
      guard let start = element.number("startTime"), let duration = element.number("duration")
      else { return nil }
      let title = element.text.trimmingXMLSpace.nonEmpty
      return Soundbite(start: start, duration: duration, title: title)
    }
  }
  /// podcast:location.
  public var locations: [Location] {
    named("location").map {
      Location(
        name: $0.text.trimmingXMLSpace,
        geo: $0[attribute: "geo"],
        osm: $0[attribute: "osm"]
      )
    }
  }
  /// Episode: podcast:season.
  public var season: Number? { number("season", name: "name") }
  /// Episode: podcast:episode.
  public var episode: Number? { number("episode", name: "display") }

  private func named(_ local: String) -> [ForeignElement] {
    elements.filter { $0.localName == local }
  }

  private func text(_ local: String) -> String? {
    named(local).first?.text.trimmingXMLSpace.nonEmpty
  }

  private func number(_ local: String, name: String) -> Number? {
    named(local).first.map {
      Number(number: Double($0.text.trimmingXMLSpace), name: $0[attribute: name])
    }
  }

  private func file(_ element: ForeignElement) -> File? {
    element[attribute: "url"].map {
      File(
        url: $0,
        type: element[attribute: "type"],
        language: element[attribute: "language"],
        relation: element[attribute: "rel"]
      )
    }
  }
}
