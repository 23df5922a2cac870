import Syndication

/// The weather when a post was written: a vocabulary of one's own.
struct Weather: Equatable {
  var sky: String
  var celsius: Int

  static let namespace = "https://example.com/weather#"
}

extension Entry {
  /// w:weather, read from and kept among the elements that Feedloom itself gives no meaning to.
  var weather: Weather? {
    get {
      guard let element = foreign.first(where: { $0.is("weather", in: Weather.namespace) }),
        let celsius = element[attribute: "celsius"].flatMap({ Int($0) })
      else { return nil }
      return Weather(sky: element.text, celsius: celsius)
    }
    set {
      foreign.removeAll { $0.is("weather", in: Weather.namespace) }
      guard let newValue else { return }
      foreign.append(
        ForeignElement(
          name: "w:weather",
          namespace: Weather.namespace,
          attributes: [.init(name: "celsius", value: String(newValue.celsius))],
          children: [.text(newValue.sky)]
        )
      )
    }
  }
}

extension ForeignElement {
  /// Whether the element has a local name in a namespace, whatever its prefix.
  fileprivate func `is`(_ local: String, in namespace: String) -> Bool {
    self.namespace == namespace && name.split(separator: ":").last ?? "" == local
  }
}

/// Prints the weather, makes it warmer, and shows that it is written.
func addAVocabulary(_ bytes: [UInt8]) {
  guard var entry = Feed.read(bytes).feed.entries.first, let weather = entry.weather else { return }
  print(weather.sky, weather.celsius)
  entry.weather = Weather(sky: "blue", celsius: 19)
  var feed = Feed()
  feed.title = Text("Warmer")
  feed.entries = [entry]
  let written = (try? feed.bytes(as: .rss)) ?? []
  print(Feed.read(written).feed.entries.first?.weather == entry.weather)
}
