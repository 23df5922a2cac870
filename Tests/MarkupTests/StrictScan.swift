/// Reads what a sanitizer wrote without any of its code, and knows the allow-list by itself.
///
/// It understands nothing but `<name attribute="value">`, `</name>`, `<name />`, comments and text.
enum StrictScan {
  /// The first thing that must not stand there.
  static func finding(in html: String) -> String? {
    var scan = Scan(bytes: Array(html.utf8))
    return scan.run()
  }

  private struct Scan {
    let bytes: [UInt8]
    var place = 0
    var open: [String] = []

    mutating func run() -> String? {
      while place < bytes.count {
        switch bytes[place] {
        case UInt8(ascii: "<"): if let finding = markup() { return finding }
        case UInt8(ascii: ">"): return "a bare >"
        case UInt8(ascii: "&"): if let finding = reference() { return finding }
        case 0..<9, 11..<32: return "a control character"
        default: place += 1
        }
      }
      return open.isEmpty ? nil : "<\(open.joined(separator: "><"))> is open"
    }

    mutating func reference() -> String? {
      for name in ["&amp;", "&lt;", "&gt;", "&quot;", "&#13;"] where take(name) { return nil }
      return "a bare &"
    }

    mutating func markup() -> String? {
      if take("<!--") {
        while place < bytes.count, !take("-->") {
          if bytes[place] == UInt8(ascii: "-"), place + 1 < bytes.count,
            bytes[place + 1] == UInt8(ascii: "-")
          {
            return "-- in a comment"
          }
          place += 1
        }
        return nil
      }
      if take("</") {
        let name = word()
        guard take(">"), open.popLast() == name else { return "a stray </\(name)>" }
        return nil
      }
      guard take("<") else { return "no tag" }
      let name = word()
      let isDrawing = open.contains("svg")
      guard StrictScan.elements.contains(name) || isDrawing && name == "title" else {
        return "<\(name)>"
      }
      while take(" ") {
        if take("/>") { return StrictScan.void.contains(name) ? nil : "<\(name) />" }
        if let finding = attribute(of: name) { return finding }
      }
      guard take(">") else { return "no end of <\(name)>" }
      open.append(name)
      return nil
    }

    mutating func attribute(of element: String) -> String? {
      let name = word()
      guard take("=\"") else { return "no value of \(name)" }
      let start = place
      while place < bytes.count, bytes[place] != UInt8(ascii: "\"") {
        if bytes[place] == UInt8(ascii: "<") || bytes[place] == UInt8(ascii: ">") {
          return "< in a value"
        }
        if bytes[place] == UInt8(ascii: "&") {
          if let finding = reference() { return finding }
        } else {
          place += 1
        }
      }
      let value = String(decoding: bytes[start..<place], as: UTF8.self)
      guard take("\"") else { return "no end of \(name)" }
      return StrictScan.finding(name, value.replacing("&amp;", with: "&"), on: element)
    }

    mutating func word() -> String {
      let start = place
      while place < bytes.count, !" =/>\"<".utf8.contains(bytes[place]) { place += 1 }
      return String(decoding: bytes[start..<place], as: UTF8.self)
    }

    mutating func take(_ text: String) -> Bool {
      guard bytes[place...].starts(with: text.utf8) else { return false }
      place += text.utf8.count
      return true
    }
  }

  private static func finding(_ name: String, _ value: String, on element: String) -> String? {
    let lower = name.lowercased()
    if lower.hasPrefix("on") || banned.contains(lower) { return name }
    let text = value.lowercased()
    if lower == "style", text.contains("url") || text.contains("expression") || text.contains("\\")
    {
      return "style=\(value)"
    }
    guard urls.contains(lower) else { return nil }
    let head = text.filter { $0 > " " }.prefix { !"/?#:".contains($0) }
    let rest = text.filter { $0 > " " }.dropFirst(head.count)
    guard rest.first == ":" else { return nil }
    if element == "img", lower == "src", head == "data" {
      // What follows the media type is pixels, whatever it spells.
      let type = text.prefix { $0 != ";" && $0 != "," }
      return type.hasPrefix("data:image/") && !type.contains("svg") ? nil : value
    }
    return schemes.contains(String(head)) ? nil : "\(name)=\(value)"
  }

  private static func set(_ words: String) -> Set<String> {
    Set(words.split(separator: " ").map(String.init))
  }

  private static let banned = set(
    "srcdoc formaction is slot nonce http-equiv content autoplay allow"
  )
  private static let urls = set(
    "href src action cite longdesc usemap background data dynsrc icon lowsrc poster vrml xlink:href"
  )
  private static let schemes = set(
    """
    aim callto cvs facetime feed ftp geo git gopher gtalk h323 hdl http https imap irc irc6 ircs itms \
    magnet mailto matrix mms msnim news nntp prospero rsync rtsp rtspu sftp shttp sip sips skype sms \
    snews ssh svn svn+ssh tel telnet wais webcal xmpp ymsg
    """
  )
  private static let void = set(
    "area br col hr img input keygen source track wbr"
  )
  private static let elements = void.union(
    set(
      """
      a abbr acronym address article aside audio b bdi bdo big blockquote button canvas caption center \
      cite code colgroup command data datagrid datalist dd del details dfn dialog dir div dl dt em \
      event-source fieldset figcaption figure font footer form h1 h2 h3 h4 h5 h6 header hgroup i iframe \
      ins kbd label legend li m main map mark menu meter multicol nav nextid nobr noscript ol optgroup \
      option output p picture pre progress q rb rp rt rtc ruby s samp search section select small sound \
      spacer span strike strong sub summary sup table tbody td textarea tfoot th thead time tr tt u ul \
      var video svg circle clipPath defs ellipse g line linearGradient marker path polygon polyline \
      radialGradient rect stop switch text textPath tspan desc math annotation maction menclose merror \
      mfenced mfrac mmultiscripts mover mpadded mphantom mprescripts mroot mrow mspace msqrt mstyle msub \
      msubsup msup mtable mtd mtr munder munderover none semantics mi mn mo ms mtext
      """
    )
  )
}
