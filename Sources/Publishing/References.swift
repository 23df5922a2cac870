import Syndication

/// Where the references in a blog's texts lead.
struct References: Sendable {
  let blogURL: String
  /// The page of each post by the post's file, so that a link to a file becomes one to its page.
  let pages: [String: String]

  init(_ blog: Blog) {
    blogURL = blog.url
    pages = Dictionary(
      blog.posts.map { (URLText.encoded($0.path), $0.location) },
      uniquingKeysWith: { first, _ in first }
    )
  }

  /// The absolute address that a reference means, nil when it means none.
  ///
  /// A relative reference starts at the `file` it stands in, as it does in an editor; a path from
  /// `/` starts at the blog's root. `page` is what the file becomes.
  func absolute(_ reference: String, in file: String, page: String) -> String? {
    if reference.hasPrefix("#") { return blogURL + page + reference }
    if reference.hasPrefix("/"), !reference.hasPrefix("//") {
      return URI.resolve(String(reference.dropFirst()), against: blogURL)
    }
    let base = blogURL + URLText.encoded(file)
    guard let address = URI.resolve(reference, against: base) else { return nil }
    return pageAddress(address)
  }

  /// The page's address, when the address is that of a post's file.
  private func pageAddress(_ address: String) -> String {
    guard address.hasPrefix(blogURL), address.contains(".m") else { return address }
    let path = address.dropFirst(blogURL.count)
    let file = path.prefix { $0 != "#" && $0 != "?" }
    guard let page = pages[String(file)] else { return address }
    return blogURL + page + path.dropFirst(file.count)
  }

  /// An address as a page says it: relative when it is one of the blog's own, so that the site
  /// works wherever it is served from.
  ///
  /// `root` is how the page says the blog's root, such as `../../`.
  func local(_ address: String, root: String, page: String) -> String {
    guard address.hasPrefix(blogURL) else { return address }
    let path = address.dropFirst(blogURL.count)
    if !page.isEmpty, path.hasPrefix(page + "#") { return String(path.dropFirst(page.count)) }
    let local = root + path
    return local.isEmpty ? "./" : local
  }

  /// The blog's own file behind an address: its path in the site.
  func ownPath(_ address: String) -> String? {
    guard address.hasPrefix(blogURL) else { return nil }
    let path = address.dropFirst(blogURL.count).prefix { $0 != "#" && $0 != "?" }
    return URLText.decoded(String(path))
  }
}

/// Percent-encoding (RFC 3986 section 2.1).
enum URLText {
  /// The text with everything but RFC 3986's unreserved characters and `/` percent-encoded.
  static func encoded(_ path: String) -> String {
    let hex = Array("0123456789ABCDEF")
    return path.utf8.reduce(into: "") { text, byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"):
        text.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        text += "%\(hex[Int(byte >> 4)])\(hex[Int(byte & 15)])"
      }
    }
  }

  static func decoded(_ text: String) -> String {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2,
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
