extension SanitizerPolicy {
  /// How the value of an attribute is made safe.
  enum AttributeKind: String, Sendable {
    /// Any value.
    case plain
    /// A URL that is followed when a reader chooses to.
    case link
    /// A URL that is loaded with the page.
    case resource
    /// Several URLs with white space between them.
    case links
    /// The candidates of `srcset`.
    case sources
    /// CSS.
    case style
    /// A name that scripts of a page could take for one of their own.
    case identifier
    /// A value that may refer to a part of the same drawing.
    case paint
    /// A URL that is followed where it is on a link or in MathML, and is local to the drawing
    /// elsewhere.
    case reference
  }

  /// Attributes that are written on elements of HTML.
  ///
  /// `data-*` and `on*` never are.
  static let attributeTable: [(AttributeKind, String)] = [
    (
      .plain,
      """
      abbr accept accept-charset accesskey align alt autocomplete autofocus axis balance bgcolor \
      bgproperties border bordercolor bordercolordark bordercolorlight bottompadding cellpadding \
      cellspacing ch challenge char charoff charset checked choff class clear color cols colspan \
      compact contenteditable controls coords datafld datapagesize datasrc datetime decoding default \
      delay dir disabled draggable enctype end face for form frame galleryimg gutter headers height \
      hidden hidefocus high hreflang hspace inputmode ismap keytype kind label lang leftspacing list \
      loading loop loopcount loopend loopstart low max maxlength media method min multiple nohref \
      noshade nowrap open optimum pattern point-size pqg preload prompt radiogroup readonly rel \
      repeat-max repeat-min replace required rev reversed rightspacing rows rowspan rules scope \
      selected shape size sizes span srclang start step summary suppress tabindex target template \
      title toppadding translate type unselectable urn valign value variable volume vspace width wrap \
      xml:lang
      """
    ),
    (.link, "action cite href longdesc usemap"),
    (.resource, "background data dynsrc icon lowsrc poster src vrml"),
    (.links, "ping"),
    (.sources, "srcset"),
    (.style, "style"),
    (.identifier, "id name"),
  ]

  /// Attributes that are written on elements of SVG.
  static let svgAttributeTable: [(AttributeKind, String)] = [
    (
      .paint,
      """
      alignment-baseline baseProfile baseline-shift class clip-path clip-rule clipPathUnits color \
      color-interpolation color-rendering cx cy d direction display dominant-baseline dx dy fill \
      fill-opacity fill-rule font-family font-size font-stretch font-style font-variant font-weight \
      fx fy gradientTransform gradientUnits height lang lengthAdjust letter-spacing marker-end \
      marker-mid marker-start markerHeight markerUnits markerWidth offset opacity orient overflow \
      paint-order pathLength points preserveAspectRatio r refX refY requiredExtensions \
      requiredFeatures role rotate rx ry shape-rendering spreadMethod startOffset stop-color \
      stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin \
      stroke-miterlimit stroke-opacity stroke-width systemLanguage text-anchor text-decoration \
      text-rendering textLength transform type unicode-bidi vector-effect version viewBox visibility \
      width word-spacing writing-mode x x1 x2 xlink:role xlink:show xlink:title xlink:type xml:lang \
      xml:space y y1 y2 zoomAndPan
      """
    ),
    (.reference, "href xlink:href"),
    (.style, "style"),
    (.identifier, "id"),
  ]

  /// Attributes that are written on elements of MathML.
  static let mathAttributeTable: [(AttributeKind, String)] = [
    (
      .plain,
      """
      accent accentunder align bevelled class close columnalign columnlines columnspacing columnspan \
      depth dir display displaystyle encoding equalcolumns equalrows fence fontstyle fontweight form \
      frame framespacing height lang largeop length linethickness lquote lspace mathbackground \
      mathcolor mathsize mathvariant maxsize minsize movablelimits notation numalign open rowalign \
      rowlines rowspacing rowspan rquote rspace scriptlevel selection separator separators stretchy \
      subscriptshift superscriptshift symmetric title valign voffset width xlink:show xlink:title \
      xlink:type xml:lang
      """
    ),
    (.reference, "xlink:href"),
    (.style, "style"),
    (.identifier, "id"),
  ]

  /// Attributes that are written on a frame that shows a player, beside its address and `sandbox`.
  static let frameAttributes: Set<String> = [
    "allowfullscreen", "class", "frameborder", "height", "style", "title", "width",
  ]

  /// Properties of documents, forms and windows, which an `id` or a `name` of the same spelling would
  /// hide from the scripts of a page.
  static let clobbering = """
    __proto__ acceptcharset action activeelement addeventlistener adoptnode alert all anchors append \
    appendchild applets attachevent attributes baseuri body characterset childnodes children \
    classname clientheight clientwidth clonenode close compatmode confirm constructor contains \
    contentdocument contenttype contentwindow cookie createcomment createelement createelementns \
    createevent createrange createtextnode createtreewalker currentscript customelements dataset \
    defaultstatus defaultview designmode dir dispatchevent doctype document documentelement \
    documenturi domain elementfrompoint elements embeds enctype eval event execcommand external \
    fetch fgcolor fireevent firstchild firstelementchild focus forms frameelement frames \
    getattribute getattributenode getelementbyid getelementsbyclassname getelementsbyname \
    getelementsbytagname getrootnode getselection globalthis hasattribute hasattributes \
    haschildnodes hasfocus hasownproperty head history images implementation importnode innerheight \
    innerhtml innertext innerwidth insertadjacentelement insertadjacenthtml insertbefore \
    isconnected isprototypeof lastchild lastelementchild lastmodified length linkcolor links \
    localname localstorage location matches method name namespaceuri navigator nextelementsibling \
    nextsibling nodename nodetype nodevalue normalize novalidate open opener origin outerhtml \
    outertext ownerdocument parent parentelement parentnode plugins postmessage prefix prepend \
    previouselementsibling previoussibling prompt prototype queryselector queryselectorall \
    readystate referrer remove removeattribute removeattributenode removechild removeeventlistener \
    replacechild replacechildren replacewith reset rootelement scripts scrollingelement self \
    sessionstorage setattribute setattributenode setinterval settimeout shadowroot stylesheets \
    submit tagname target textcontent title tolocalestring top tostring url valueof window write \
    writeln
    """
  static let clobberingWords = WordIndex(clobbering)
}

/// What is written for an attribute, and how its value is made safe.
struct HTMLAttribute: Sendable {
  private let spelling: FixedBytes
  let kind: SanitizerPolicy.AttributeKind
  /// ` name="`.
  let opening: FixedBytes
  let isXLink: Bool

  init(_ name: String, _ kind: SanitizerPolicy.AttributeKind) {
    spelling = FixedBytes(name)
    self.kind = kind
    opening = FixedBytes(" \(name)=\"")
    isXLink = name.hasPrefix("xlink:")
  }

  func isNamed(_ name: StaticString) -> Bool { spelling == name }
}

/// The attributes by name, in each of the three languages.
struct HTMLAttributeTable: Sendable {
  let attributes: [HTMLAttribute]
  private let index: NameIndex
  private let numbers: [HTMLNumbers]

  static let shared = HTMLAttributeTable()

  private init() {
    var attributes: [HTMLAttribute] = []
    var index = NameIndex(capacity: 512)
    var numbers: [HTMLNumbers] = []
    let tables: [(HTMLTag.Space, [(SanitizerPolicy.AttributeKind, String)])] = [
      (.html, SanitizerPolicy.attributeTable), (.svg, SanitizerPolicy.svgAttributeTable),
      (.math, SanitizerPolicy.mathAttributeTable),
    ]
    for (space, table) in tables {
      for (kind, names) in table {
        SanitizerPolicy.forEachName(in: names) { name, packed in
          let place = index.number(adding: packed)
          if place == numbers.count { numbers.append(HTMLNumbers()) }
          numbers[place][space] = attributes.count
          attributes.append(HTMLAttribute(name, kind))
        }
      }
    }
    self.attributes = attributes
    self.numbers = numbers
    self.index = index
  }

  /// The number of an attribute; nil when it is not written.
  func number(_ source: [UInt8], _ name: Range<Int>, _ space: HTMLTag.Space) -> Int? {
    guard let packed = PackedName(source, name), let place = index[packed] else { return nil }
    return numbers[place][space]
  }
}
