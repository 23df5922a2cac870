/// What a ``Sanitizer`` lets through.
///
/// Everything that is not named here is left out. The page "What is sanitized" shows these tables,
/// and a test keeps the two equal.
enum SanitizerPolicy {
  /// Elements of HTML that are written, with what the rules of nesting know of them; of any other
  /// element, only the content is.
  static let elementTable: [(HTMLTraits, String)] = [
    ([.formatting, .breakout], "b big code em i s small strike strong tt u"),
    ([.formatting], "font"),
    ([.formatting, .anchor], "a"),
    ([.formatting, .single, .breakout], "nobr"),
    (
      [],
      """
      abbr acronym audio bdi bdo canvas cite data datagrid del dfn event-source ins kbd m map mark \
      meter multicol nextid picture progress q samp sound spacer time video
      """
    ),
    ([.breakout], "span sub sup var"),
    ([.block], "dialog search"),
    ([.block, .splittable], "hgroup main"),
    ([.block, .splittable, .special], "article aside footer header nav section"),
    ([.block], "figcaption summary"),
    ([.block, .special], "details figure"),
    ([.block, .splittable, .special, .breakout], "blockquote center"),
    ([.block, .splittable, .special, .loose], "address"),
    ([.block, .splittable, .special, .loose, .breakout], "div"),
    ([.block, .splittable, .special, .loose, .breakout, .paragraph], "p"),
    ([.block, .splittable, .special, .breakout, .heading], "h1 h2 h3 h4 h5 h6"),
    ([.block, .special, .list, .reopenable, .breakout], "ol ul"),
    ([.block, .special, .reopenable, .breakout], "menu"),
    ([.block, .special, .reopenable], "dir"),
    ([.block, .special, .reopenable, .breakout], "dl"),
    ([.block, .special, .item, .reopenable, .breakout], "li"),
    ([.block, .special, .definition, .reopenable, .breakout], "dd dt"),
    ([.block, .special, .preformatted, .breakout], "pre"),
    ([.block, .special, .table, .breakout], "table"),
    ([.special, .caption], "caption"),
    ([.special, .columnGroup], "colgroup"),
    ([.special, .column, .void], "col"),
    ([.special, .rowGroup], "tbody tfoot thead"),
    ([.special, .row], "tr"),
    ([.special, .cell], "td th"),
    ([.ruby, .breakout], "ruby"),
    ([.rubyPart], "rb rp rt"),
    ([.rubyGroup], "rtc"),
    ([.special, .void, .block, .breakout], "hr"),
    ([.special, .void, .breakout], "br img"),
    ([.special, .void], "area wbr"),
    ([.void], "source track"),
    ([.hollow], "command"),
    ([.form], "datalist label legend output"),
    ([.form, .special, .block], "fieldset"),
    ([.form, .special, .block, .single], "form"),
    ([.form, .special, .button, .single], "button"),
    ([.form, .special, .select], "select"),
    ([.form, .option], "option"),
    ([.form, .optgroup], "optgroup"),
    ([.form, .special, .void], "input keygen"),
    ([.form, .special, .preformatted, .plainText], "textarea"),
  ]

  /// Elements of HTML that are read by rules of their own.
  static let specialElementTable: [(HTMLTraits, String)] = [
    ([.dropped, .rawText], "script style noembed noframes"),
    ([.dropped], "applet template xml"),
    ([.frame], "iframe embed object"),
    ([.unwrapped, .rawText], "xmp plaintext"),
    ([.unwrapped, .plainText], "title"),
    ([.unwrapped, .hollow], "noscript"),
    ([.unwrapped, .breakout], "body head"),
    ([.unwrapped, .void], "image"),
  ]

  /// Elements of SVG that are written inside `svg`.
  ///
  /// None of them runs, animates, fetches or holds HTML of any kind but words.
  static let svgTable: [(HTMLTraits, String)] = [
    ([.foreignRoot], "svg"),
    (
      [],
      """
      a circle clipPath defs ellipse g line linearGradient marker path polygon polyline \
      radialGradient rect stop switch text textPath tspan
      """
    ),
    ([.foreignText], "desc title"),
  ]

  /// Elements of MathML that are written inside `math`.
  static let mathTable: [(HTMLTraits, String)] = [
    ([.foreignRoot], "math"),
    (
      [],
      """
      annotation maction menclose merror mfenced mfrac mmultiscripts mover mpadded mphantom \
      mprescripts mroot mrow mspace msqrt mstyle msub msubsup msup mtable mtd mtr munder munderover \
      none semantics
      """
    ),
    ([.foreignLeaf], "mi mn mo ms mtext"),
    ([.dropped], "annotation-xml"),
  ]

  /// The names of a table.
  static func names(_ table: [(HTMLTraits, String)]) -> Set<String> {
    Set(table.flatMap { $0.1.split(separator: " ").map(String.init) })
  }

  /// Goes through the names of a row.
  static func forEachName(in row: String, _ body: (String, PackedName) -> Void) {
    let text = Array(row.utf8)
    var start = 0
    while start < text.count {
      let end = text[start...].firstIndex(of: UInt8(ascii: " ")) ?? text.count
      if let name = PackedName(text, start..<end) {
        body(String(decoding: text[start..<end], as: UTF8.self), name)
      }
      start = end + 1
    }
  }

  /// Elements without content, written `<br />`.
  static let void = names(elementTable.filter { $0.0.contains(.void) })
    .union(["base", "basefont", "embed", "frame", "link", "meta", "param", "command", "spacer"])

  /// Elements that are left out with all that they hold.
  static let dropped = names(specialElementTable.filter { $0.0.contains(.dropped) })

  /// URL schemes that may be followed.
  static let schemes: Set<String> = [
    "aim", "callto", "cvs", "facetime", "feed", "ftp", "geo", "git", "gopher", "gtalk", "h323",
    "hdl", "http", "https", "imap", "irc", "irc6", "ircs", "itms", "magnet", "mailto", "matrix",
    "mms", "msnim", "news", "nntp", "prospero", "rsync", "rtsp", "rtspu", "sftp", "shttp", "sip",
    "sips", "skype", "sms", "snews", "ssh", "svn", "svn+ssh", "tel", "telnet", "wais", "webcal",
    "xmpp", "ymsg",
  ]

  /// URL schemes of what a page loads by itself.
  static let resourceSchemes: Set<String> = ["ftp", "http", "https"]

  /// Media types of `data:` URLs that hold nothing but pixels; they stand in `img/@src` only.
  static let bitmaps: Set<String> = [
    "image/avif", "image/bmp", "image/gif", "image/jpeg", "image/jpg", "image/png", "image/webp",
  ]

  /// Players that may be shown in a frame: host, and how the path begins.
  static let players: [(host: String, path: String)] = [
    ("archive.org", "/embed/"),
    ("bandcamp.com", "/EmbeddedPlayer/"),
    ("embed.podcasts.apple.com", "/"),
    ("open.spotify.com", "/embed/"),
    ("player.vimeo.com", "/video/"),
    ("w.soundcloud.com", "/player/"),
    ("www.dailymotion.com", "/embed/"),
    ("www.youtube-nocookie.com", "/embed/"),
    ("www.youtube.com", "/embed/"),
    ("youtube.com", "/embed/"),
  ]

  /// What a frame may do: scripts of the player run, in the player's own origin.
  static let sandbox = "allow-scripts allow-same-origin allow-popups allow-presentation"

  /// CSS properties that are written whatever their (harmless) value.
  static let properties: Set<String> = [
    "azimuth", "background-color", "border-bottom-color", "border-collapse", "border-color",
    "border-left-color", "border-right-color", "border-top-color", "clear", "color", "cursor",
    "direction", "display", "elevation", "float", "font", "font-family", "font-size", "font-style",
    "font-variant", "font-weight", "height", "letter-spacing", "line-height", "overflow", "pause",
    "pause-after", "pause-before", "pitch", "pitch-range", "richness", "speak", "speak-header",
    "speak-numeral", "speak-punctuation", "speech-rate", "stress", "text-align", "text-decoration",
    "text-indent", "unicode-bidi", "vertical-align", "voice-family", "volume", "white-space",
    "width",
  ]

  static let propertyWords = WordIndex(properties)

  /// Families of CSS properties whose values are checked word by word.
  static let propertyFamilies: Set<String> = ["background", "border", "margin", "padding"]

  static let propertyFamilyWords = WordIndex(propertyFamilies)

  /// Words that values of those families may be made of, beside sizes and colours in numbers.
  static let keywords: Set<String> = [
    "!important", "aqua", "auto", "black", "block", "blue", "bold", "both", "bottom", "brown",
    "center", "collapse", "dashed", "dotted", "fuchsia", "gray", "green", "inherit", "initial",
    "italic", "left", "lime", "maroon", "medium", "navy", "none", "normal", "nowrap", "olive",
    "pointer", "purple", "red", "right", "silver", "solid", "teal", "top", "transparent",
    "underline", "white", "yellow",
  ]
  static let keywordWords = WordIndex(keywords)
}

/// What HTML calls its elements and characters, for those that must tell HTML from other text.
public enum HTMLNames {
  /// The elements that may stand in the content of a feed.
  public static let elements = SanitizerPolicy.names(SanitizerPolicy.elementTable)
    .union(["noscript"])

  /// Whether `&name;` is a character reference of HTML.
  public static func isEntity(_ name: String) -> Bool { HTMLReferences.isKnown(name) }
}
