import Markup

extension Message {
  static let invalidTextType = Message(
    "InvalidTextType",
    .error,
    "{element} has a type that is none of text, html and xhtml: {value}",
    "Only content may be of a media type.",
    "RFC 4287 section 3.1.1"
  )
  static let missingXhtmlDiv = Message(
    "MissingXhtmlDiv",
    .error,
    "{parent} of type xhtml does not hold one div",
    "Put the markup into one div in the namespace http://www.w3.org/1999/xhtml.",
    "RFC 4287 section 3.1.1.3"
  )
  static let notInline = Message(
    "NotInline",
    .warning,
    "{element} is of type xhtml, and holds escaped markup",
    "Readers show the tags as they stand: escape nothing, or say type=\"html\".",
    "RFC 4287 section 3.1.1.3"
  )
  static let notEscaped = Message(
    "NotEscaped",
    .error,
    "{element} holds elements, where text is expected",
    "Escape the markup, or say type=\"xhtml\".",
    "RFC 4287 section 3.1.1"
  )
  static let notBase64 = Message(
    "NotBase64",
    .error,
    "{element} is neither text nor base64",
    "Content of another type must be encoded in base64.",
    "RFC 4287 section 4.1.3.3"
  )
  static let htmlFragment = Message(
    "HtmlFragment",
    .warning,
    "{element} is a fragment, its type that of a whole page: {value}",
    "Say type=\"html\" or type=\"xhtml\".",
    "RFC 4287 section 4.1.3.3"
  )
  static let missingTypeAttr = Message(
    "MissingTypeAttr",
    .warning,
    "{element} elsewhere lacks its type",
    "Readers decide by it whether to fetch.",
    "RFC 4287 section 4.1.3.2"
  )
}

/// The checks on Atom's text constructs and content.
enum AtomText {
  static let check: ElementCheck = { place, validation in
    let type = place.element["type"]
    if type?.isEmpty ?? false { validation.report(.attrNotBlank, at: place, ["attr": "type"]) }
    switch type ?? "text" {
    case "text", "": checkPlain(place, &validation)
    case "html": checkHTML(place, &validation)
    case "xhtml": checkXHTML(place, &validation)
    default:
      if MediaType.isValid(type ?? "") {
        validation.report(
          .invalidTextType,
          at: place.pointing(at: "type"),
          ["value": type ?? ""]
        )
      }
      checkTyped(MediaType.essence(type ?? ""), type ?? "", place, &validation)
    }
    if type?.isEmpty != true { checkEmptiness(place, &validation) }
  }

  static let checkContent: ElementCheck = { place, validation in
    let type = place.element["type"]
    if type?.isEmpty ?? false { validation.report(.attrNotBlank, at: place, ["attr": "type"]) }
    if let src = place.element["src"] {
      checkRemote(src, type, place, &validation)
      return
    }
    switch type ?? "text" {
    case "text", "": checkPlain(place, &validation)
    case "html": checkHTML(place, &validation)
    case "xhtml": checkXHTML(place, &validation)
    default: checkTyped(MediaType.essence(type ?? ""), type ?? "", place, &validation)
    }
    if type?.isEmpty != true { checkEmptiness(place, &validation) }
  }

  /// Whether content of this type is not text, and written in base64.
  static func isBinary(_ type: String?) -> Bool {
    guard let type, type.utf8.contains(UInt8(ascii: "/")) else { return false }
    let essence = MediaType.essence(type)
    return essence.contains("/") && !essence.hasPrefix("text/") && !isXML(essence)
  }

  private static func isXML(_ type: String) -> Bool {
    type.hasSuffix("+xml") || type.hasSuffix("/xml")
  }

  private static func checkRemote(
    _ src: String,
    _ type: String?,
    _ place: Place,
    _ validation: inout Validation
  ) {
    if src.isEmpty { validation.report(.attrNotBlank, at: place, ["attr": "src"]) }
    if let type {
      if !MediaType.isValid(type) {
        validation.report(.invalidMIMEType, at: place, ["attr": "type", "value": type])
      }
    } else {
      validation.report(.missingTypeAttr, at: place, ["attr": "type"])
    }
    noElements(in: place, &validation)
    if !place.element.trimmedText.isEmpty {
      validation.report(.unexpectedText, at: place, ["value": place.element.text])
    }
  }

  private static func checkTyped(
    _ essence: String,
    _ type: String,
    _ place: Place,
    _ validation: inout Validation
  ) {
    guard MediaType.isValid(type), !essence.hasPrefix("multipart/"), !essence.hasPrefix("message/")
    else {
      validation.report(.invalidMIMEType, at: place, ["attr": "type", "value": type])
      return
    }
    validation.pass("ValidMIMEAttribute", at: place.at("type", naming: .element))
    let text = place.element.text
    if place.element["mode"] == "escaped", place.element.firstChild != nil {
      // Atom 0.3 said by this attribute what Atom 1.0 says by type="html".
      validation.report(.notEscaped, at: place)
    }
    if isXML(essence) {
      let root = place.element.firstChild
      if essence == "application/xhtml+xml", let root, root.name.local != "html" {
        validation.report(.htmlFragment, at: place, ["value": type])
      }
    } else if essence.hasPrefix("text/") {
      noElements(in: place, &validation)
      if essence == "text/html" {
        if !text.lowercased().contains("<html") {
          validation.report(.htmlFragment, at: place, ["value": type])
        }
        HTMLText.check(place, &validation, mayBeRelative: place.scope.hasBase)
      } else if essence == "text/plain" {
        validation.check(text, .atomPlain, at: place)
      }
    } else if !isBase64(text) {
      validation.report(.notBase64, at: place)
    }
  }

  private static func isBase64(_ text: String) -> Bool {
    let digits = text.utf8.filter { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
    guard digits.count % 4 == 0 else { return false }
    let body = digits.prefix { $0 != UInt8(ascii: "=") }
    let isAlphabet = body.allSatisfy {
      Digits.isDigit($0) || ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) || $0 == 0x2B || $0 == 0x2F
    }
    let padding = digits.dropFirst(body.count)
    return isAlphabet && padding.count <= 2 && padding.allSatisfy { $0 == UInt8(ascii: "=") }
  }

  private static func checkEmptiness(_ place: Place, _ validation: inout Validation) {
    let type = place.element["type"] ?? "text"
    // A whole file of text may well be empty.
    guard ["text", "html", "xhtml"].contains(type) || isBinary(type),
      place.element.firstChild == nil,
      !place.element.hasStrayText
    else { return }
    validation.report(.notBlank, at: place)
  }

  private static func noElements(in place: Place, _ validation: inout Validation) {
    for child in place.element.children { validation.visitUndefined(child, in: place) }
  }

  private static func checkPlain(_ place: Place, _ validation: inout Validation) {
    noElements(in: place, &validation)
    guard place.element.isText(HTMLText.mayHoldMarkup) else {
      validation.pass("ValidElement", at: place)
      return
    }
    let text = place.element.text
    if let fault = HTMLText.fault(in: text, .containsUndeclaredHTML) {
      var places = TextPlaces(of: place.element)
      let here = place.pointing(at: places.position(of: fault.offset ?? 0))
      validation.report(fault.message, at: here, fault.parameters)
    } else {
      validation.pass("ValidElement", at: place)
    }
  }

  private static func checkHTML(_ place: Place, _ validation: inout Validation) {
    noElements(in: place, &validation)
    HTMLText.check(place, &validation, mayBeRelative: place.scope.hasBase)
  }

  private static func checkXHTML(_ place: Place, _ validation: inout Validation) {
    let children = Array(place.element.children)
    let isDiv =
      children.count == 1 && children[0].name.local == "div"
      && children[0].name.namespace == XHTMLText.namespace
    if !isDiv || place.element.hasStrayText {
      validation.report(missing: "xhtml:div", .missingXhtmlDiv, in: place)
    }
    // Beside real markup, escaped tags are what the text is about.
    let isMarkedUp = children.contains { !isDiv || $0.firstChild != nil }
    if !isMarkedUp, HTMLText.markup(in: place.element.text) != nil {
      validation.report(.notInline, at: place)
    }
    for child in children {
      if isDiv || child.name.namespace == XHTMLText.namespace {
        XHTMLText.check(child, at: place, &validation)
      } else if child.name.local == "div" {
        let message = "its div stands in another namespace than that of XHTML"
        let namespace = child.name.namespace
        validation.report(.notHtml, at: place, ["message": message, "value": namespace])
        for inner in child.children where inner.name.namespace == XHTMLText.namespace {
          XHTMLText.check(inner, at: place, &validation)
        }
      }
    }
  }
}
