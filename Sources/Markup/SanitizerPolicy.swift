/// What a ``Sanitizer`` lets through.
///
/// Everything that is not named here is left out.
enum SanitizerPolicy {
  /// Elements that are written; of any other, only the content is.
  static let elements: Set<String> = [
    "a", "abbr", "acronym", "address", "area", "article", "aside", "audio", "b", "bdi", "bdo",
    "big", "blockquote", "br", "canvas", "caption", "center", "cite", "code", "col", "colgroup",
    "data", "dd", "del", "details", "dfn", "dialog", "dir", "div", "dl", "dt", "em", "figcaption",
    "figure", "font", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "i",
    "img", "ins", "kbd", "li", "main", "map", "mark", "menu", "meter", "multicol", "nav", "nextid",
    "nobr", "noscript", "ol", "p", "picture", "pre", "progress", "q", "rb", "rp", "rt", "rtc",
    "ruby", "s", "samp", "search", "section", "small", "source", "spacer", "span", "strike",
    "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "time", "tr",
    "track", "tt", "u", "ul", "var", "video", "wbr",
    // Known to older feeds only, and harmless.
    "command", "datagrid", "event-source", "m", "sound",
  ]

  /// Elements of forms, written only where forms are allowed.
  static let formElements: Set<String> = [
    "button", "datalist", "fieldset", "form", "input", "keygen", "label", "legend", "optgroup",
    "option", "output", "select", "textarea",
  ]

  /// Elements that are left out with all that they hold.
  static let dropped: Set<String> = [
    "script", "style", "applet", "template", "noembed", "noframes", "xml",
  ]

  /// Elements without content, written `<br />`.
  static let void: Set<String> = [
    "area", "base", "basefont", "br", "col", "command", "embed", "frame", "hr", "img", "input",
    "keygen", "link", "meta", "param", "source", "spacer", "track", "wbr",
  ]

  /// Attributes that hold one URL each.
  static let urlAttributes: Set<String> = [
    "action", "background", "cite", "data", "formaction", "href", "icon", "longdesc", "poster",
    "src", "usemap",
  ]

  /// Attributes that are written on any element.
  ///
  /// `data-*` and `on*` never are.
  static let attributes: Set<String> = [
    "abbr", "accept", "accept-charset", "accesskey", "action", "align", "alt", "autocomplete",
    "autofocus", "axis", "background", "balance", "bgcolor", "bgproperties", "border",
    "bordercolor", "bordercolordark", "bordercolorlight", "bottompadding", "cellpadding",
    "cellspacing", "ch", "challenge", "char", "charoff", "charset", "checked", "choff", "cite",
    "class", "clear", "color", "cols", "colspan", "compact", "contenteditable", "controls",
    "coords", "datafld", "datapagesize", "datasrc", "datetime", "decoding", "default", "delay",
    "dir", "disabled", "draggable", "dynsrc", "enctype", "end", "face", "for", "frame",
    "galleryimg", "gutter", "headers", "height", "hidden", "hidefocus", "high", "href", "hreflang",
    "hspace", "icon", "id", "inputmode", "ismap", "keytype", "kind", "label", "lang", "leftspacing",
    "list", "loading", "longdesc", "loop", "loopcount", "loopend", "loopstart", "low", "lowsrc",
    "max", "maxlength", "media", "method", "min", "multiple", "name", "nohref", "noshade", "nowrap",
    "open", "optimum", "pattern", "point-size", "poster", "pqg", "preload", "prompt", "radiogroup",
    "readonly", "rel", "repeat-max", "repeat-min", "replace", "required", "rev", "reversed",
    "rightspacing", "rows", "rowspan", "rules", "scope", "selected", "shape", "size", "sizes",
    "span", "src", "srclang", "srcset", "start", "step", "style", "summary", "suppress", "tabindex",
    "target", "template", "title", "toppadding", "translate", "type", "unselectable", "urn",
    "usemap", "valign", "value", "variable", "volume", "vrml", "vspace", "width", "wrap",
    "xml:lang",
  ]

  /// URL schemes that may be followed.
  ///
  /// `javascript`, `vbscript` and `data` never are, but for `data:image/, and others` of a bitmap
  /// in `img/@src`.
  static let schemes: Set<String> = [
    "aim", "callto", "cvs", "facetime", "feed", "file", "ftp", "geo", "git", "gopher", "gtalk",
    "h323", "hdl", "http", "https", "imap", "irc", "irc6", "ircs", "itms", "magnet", "mailto",
    "matrix", "mms", "msnim", "news", "nntp", "prospero", "rsync", "rtsp", "rtspu", "sftp", "shttp",
    "sip", "sips", "skype", "sms", "smb", "snews", "ssh", "svn", "svn+ssh", "tel", "telnet", "wais",
    "webcal", "xmpp", "ymsg",
  ]

  /// Media types of `data:` URLs that hold nothing but pixels.
  static let bitmaps: Set<String> = [
    "image/avif", "image/bmp", "image/gif", "image/jpeg", "image/jpg", "image/png", "image/webp",
  ]

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

  /// Families of CSS properties whose values are checked word by word.
  static let propertyFamilies: Set<String> = ["background", "border", "margin", "padding"]

  /// Words that values of those families may be made of, beside sizes and colours in numbers.
  static let keywords: Set<String> = [
    "!important", "aqua", "auto", "black", "block", "blue", "bold", "both", "bottom", "brown",
    "center", "collapse", "dashed", "dotted", "fuchsia", "gray", "green", "inherit", "initial",
    "italic", "left", "lime", "maroon", "medium", "navy", "none", "normal", "nowrap", "olive",
    "pointer", "purple", "red", "right", "silver", "solid", "teal", "top", "transparent",
    "underline", "white", "yellow",
  ]
}

/// What HTML calls its elements and characters, for those that must tell HTML from other text.
public enum HTMLNames {
  /// The elements that may stand in the content of a feed.
  public static let elements = SanitizerPolicy.elements.union(SanitizerPolicy.formElements)

  /// Whether `&name;` is a character reference of HTML.
  public static func isEntity(_ name: String) -> Bool {
    Entities.htmlScalar(name) != nil || name == "apos"
  }
}
