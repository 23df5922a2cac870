import Markup

/// The elements of HTML, which of them are harmless in a feed, and how they nest.
enum HTMLVocabulary {
  /// Elements that show or format, and do nothing else.
  static let harmless = words(
    """
    a abbr acronym address area article aside audio b bdi big blink blockquote br button canvas \
    caption center cite code col colgroup command data datagrid datalist dd del details dfn dialog \
    dir div dl dt em event-source fieldset figcaption figure font footer form h1 h2 h3 h4 h5 h6 \
    header hgroup hr i img input ins kbd keygen label legend li m main map mark marquee menu meter \
    multicol nav nextid nobr noscript ol optgroup option output p picture pre progress q rb rbc rp rt rtc \
    ruby s samp search section select small sound source spacer span strike strong sub summary sup table \
    tbody td textarea tfoot th thead time tr track tt u ul var video wbr
    """
  )
  /// Elements that run, load, or change the page around them.
  private static let risky = words(
    """
    applet base basefont bdo body comment embed frame frameset head html iframe isindex link \
    listing meta noframes object param plaintext script slot style template title xmp
    """
  )
  private static let void = words(
    """
    area base basefont br col command embed frame hr img input isindex keygen link meta nextid \
    param source spacer track wbr
    """
  )
  /// Elements whose end tag may be missing.
  private static let optionalEnd = words(
    "body colgroup dd dt head html li optgroup option p rb rp rt rtc tbody td tfoot th thead tr"
  )
  /// Elements that end an open p.
  private static let endsParagraph = words(
    """
    address article aside blockquote center details dialog dir div dl fieldset figcaption figure \
    footer form h1 h2 h3 h4 h5 h6 header hgroup hr main menu nav ol p pre section table ul
    """
  )

  /// Elements that hold text, whatever it looks like, up to their own end tag.
  private static let rawText = words("script style textarea title xmp")

  /// What an element is, by its name.
  struct Traits: OptionSet {
    let rawValue: UInt8
    static let harmless = Self(rawValue: 1)
    static let risky = Self(rawValue: 2)
    static let void = Self(rawValue: 4)
    static let optionalEnd = Self(rawValue: 8)
    static let endsParagraph = Self(rawValue: 16)
    static let rawText = Self(rawValue: 32)
    static let known: Self = [.harmless, .risky]
  }

  /// All of an element at once: the lists are looked through once, not once a tag.
  static func traits(of name: PackedName?) -> Traits {
    guard let name, let number = elements.index[name] else { return [] }
    return elements.traits[number]
  }

  private static let elements: (index: NameIndex, traits: [Traits]) = {
    var traits: [String: Traits] = [:]
    for (trait, names) in [
      (.harmless, harmless), (.risky, risky), (.void, void), (.optionalEnd, optionalEnd),
      (.endsParagraph, endsParagraph), (.rawText, rawText),
    ] as [(Traits, Set<String>)] {
      for name in names { traits[name, default: []].insert(trait) }
    }
    let names = traits.keys.sorted()
    return (NameIndex(names.map { PackedName($0) }), names.map { traits[$0] ?? [] })
  }()

  /// Properties that only change how the element itself looks.
  static let properties = WordIndex(
    """
    azimuth background background-color border border-bottom border-bottom-color \
    border-bottom-style border-bottom-width border-collapse border-color border-left \
    border-left-color border-left-style border-left-width border-right border-right-color \
    border-right-style border-right-width border-spacing border-style border-top border-top-color \
    border-top-style border-top-width border-width clear color cursor direction display elevation \
    float font font-family font-size font-style font-variant font-weight height letter-spacing \
    line-height list-style-type margin margin-bottom margin-left margin-right margin-top \
    max-height max-width min-height min-width outline outline-color outline-style outline-width \
    overflow padding padding-bottom padding-left padding-right padding-top page pause pause-after \
    pause-before pitch pitch-range quotes richness speak speak-header speak-numeral \
    speak-punctuation speech-rate stress text-align text-decoration text-indent unicode-bidi \
    vertical-align voice-family volume white-space width word-spacing
    """
  )
  /// The properties that only take ``keywords`` and measures.
  static let propertyFamilies = WordIndex("background border margin padding")

  /// Words that may stand in a background, border, margin or padding.
  static let keywords = WordIndex(
    """
    auto aqua black block blue bold both bottom brown center collapse dashed dotted double fuchsia \
    gray green groove hidden important inherit inset italic left lime maroon medium navy none \
    normal nowrap olive outset pointer purple red ridge right silver solid teal thick thin top \
    transparent underline white yellow !important
    """
  )

  private static func words(_ list: String) -> Set<String> {
    Set(list.split(separator: " ").map(String.init))
  }
}
