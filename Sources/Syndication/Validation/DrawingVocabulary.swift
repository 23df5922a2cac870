/// The elements and attributes of SVG and MathML that only draw: neither scripts, nor what loads or
/// holds something else.
enum DrawingVocabulary {
  /// A language that may stand inside XHTML.
  struct Language: Sendable {
    let elements: Set<String>
    let attributes: Set<String>
  }

  /// The languages by their namespaces.
  static let languages: [String: Language] = [
    "http://www.w3.org/2000/svg": Language(elements: svgElements, attributes: svgAttributes),
    "http://www.w3.org/1998/Math/MathML": Language(
      elements: mathElements,
      attributes: mathAttributes
    ),
  ]

  /// The languages by the element that begins them in HTML, with names in lower case, as HTML has them.
  static let inHTML: [String: Language] = [
    "svg": Language(
      elements: Set(svgElements.map { $0.lowercased() }),
      attributes: Set(svgAttributes.map { $0.lowercased() })
    ),
    "math": Language(
      elements: Set(mathElements.map { $0.lowercased() }),
      attributes: Set(mathAttributes.map { $0.lowercased() })
    ),
  ]

  /// SVG 1.1 Tiny with gradients, and the paint servers, clips and filters of SVG 1.1 and 2.
  private static let svgElements = words(
    """
    a animate animateColor animateMotion animateTransform circle clipPath defs desc ellipse \
    feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting \
    feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR \
    feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting \
    feSpotLight feTile feTurbulence filter font-face font-face-name font-face-src g glyph hkern \
    line linearGradient marker mask metadata missing-glyph mpath path pattern polygon polyline \
    radialGradient rect set stop svg switch symbol text textPath title tspan use view
    """
  )

  private static let svgAttributes = words(
    """
    accent-height accumulate additive alignment-baseline alphabetic amplitude arabic-form ascent \
    attributeName attributeType azimuth baseFrequency baseProfile baseline-shift bbox begin bias \
    by calcMode cap-height class clip-path clip-rule clipPathUnits color color-interpolation \
    color-interpolation-filters color-rendering content cx cy d descent diffuseConstant direction \
    display divisor dominant-baseline dur dx dy edgeMode elevation end exponent fill fill-opacity \
    fill-rule filter filterUnits flood-color flood-opacity font-family font-size font-size-adjust \
    font-stretch font-style font-variant font-weight fr from fx fy g1 g2 glyph-name \
    gradientTransform gradientUnits hanging height horiz-adv-x horiz-origin-x href id ideographic \
    image-rendering in in2 intercept k k1 k2 k3 k4 kernelMatrix kernelUnitLength keyPoints \
    keySplines keyTimes lang lengthAdjust letter-spacing lighting-color limitingConeAngle \
    marker-end marker-mid marker-start markerHeight markerUnits markerWidth mask \
    maskContentUnits maskUnits mathematical max method min mode name numOctaves offset opacity \
    operator order orient origin overflow overline-position overline-thickness paint-order \
    panose-1 path pathLength patternContentUnits patternTransform patternUnits points pointsAtX \
    pointsAtY pointsAtZ preserveAlpha preserveAspectRatio primitiveUnits r radius refX refY \
    repeatCount repeatDur requiredExtensions requiredFeatures restart result role rotate rx ry \
    scale seed shape-rendering side slope spacing specularConstant specularExponent spreadMethod \
    startOffset stdDeviation stemh stemv stitchTiles stop-color stop-opacity \
    strikethrough-position strikethrough-thickness stroke stroke-dasharray stroke-dashoffset \
    stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width style \
    surfaceScale systemLanguage tabindex tableValues target targetX targetY text-anchor \
    text-decoration text-rendering textLength to transform transform-origin type u1 u2 \
    underline-position underline-thickness unicode unicode-range units-per-em values \
    vector-effect version viewBox visibility width widths word-spacing writing-mode x x-height x1 \
    x2 xChannelSelector xlink:actuate xlink:arcrole xlink:href xlink:role xlink:show xlink:title \
    xlink:type y y1 y2 yChannelSelector z zoomAndPan
    """
  )

  /// MathML 3 for presentation, and what annotates it.
  private static let mathElements = words(
    """
    annotation annotation-xml maction maligngroup malignmark math menclose merror mfenced mfrac \
    mglyph mi mlabeledtr mlongdiv mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow \
    ms mscarries mscarry msgroup msline mspace msqrt msrow mstack mstyle msub msubsup msup mtable \
    mtd mtext mtr munder munderover none semantics
    """
  )

  private static let mathAttributes = words(
    """
    accent accentunder actiontype align alignmentscope altimg altimg-height altimg-valign \
    altimg-width alttext bevelled cd charalign charspacing class close columnalign columnlines \
    columnspacing columnspan columnwidth crossout decimalpoint definitionURL denomalign depth dir \
    display displaystyle edge encoding equalcolumns equalrows fence fontfamily fontsize fontstyle \
    fontweight form frame framespacing groupalign height href id indentalign indentalignfirst \
    indentalignlast indentshift indentshiftfirst indentshiftlast indenttarget infixlinebreakstyle \
    intent arg largeop leftoverhang length linebreak linebreakmultchar linebreakstyle lineleading \
    linethickness location longdivstyle lquote lspace mathbackground mathcolor mathsize \
    mathvariant maxsize maxwidth mediummathspace minlabelspacing minsize movablelimits name \
    notation numalign open other overflow position rightoverhang rowalign rowlines rowspacing \
    rowspan rquote rspace scriptlevel scriptminsize scriptsizemultiplier selection separator \
    separators shift side src stackalign stretchy style subscriptshift superscriptshift symmetric \
    thickmathspace thinmathspace valign verythickmathspace verythinmathspace \
    veryverythickmathspace veryverythinmathspace voffset width xlink:href xlink:show xlink:type \
    xref
    """
  )

  private static func words(_ list: String) -> Set<String> {
    Set(list.split(separator: " ").map(String.init))
  }
}
