/// Whether a form was sent from a page of ours.
package enum SameOrigin {
  /// Decides by what browsers add to a request, which pages cannot forge.
  ///
  /// A program sends neither header; it may, as nobody's standing here is at stake: there are no
  /// cookies.
  ///
  /// `fetchSite`, `origin` and `host` are the headers Sec-Fetch-Site, Origin and Host; `blog` is the
  /// blog's address, for when a proxy asks us by another name.
  package static func allows(
    fetchSite: String?,
    origin: String?,
    host: String?,
    blog: String
  ) -> Bool {
    if let fetchSite { return fetchSite == "same-origin" || fetchSite == "none" }
    guard let origin else { return true }
    guard let sender = authority(origin) else { return false }
    return sender == host?.lowercased() || sender == authority(blog)
  }

  /// `https://example.org:8080/x` -> `example.org:8080`; the scheme is the proxy's matter.
  private static func authority(_ address: String) -> String? {
    guard let start = address.firstRange(of: "://")?.upperBound else { return nil }
    let authority = address[start...].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    return authority.isEmpty ? nil : authority.lowercased()
  }
}
