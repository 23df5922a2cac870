import Foundation

/// An address that can be asked by HTTP, in the form in which it is asked.
struct Target: Sendable {
  let url: String
  let host: String
  let port: Int
  let isSecure: Bool

  init(_ address: String) throws(Failure) {
    guard let url = URL(string: address)?.absoluteURL else {
      throw .badAddress("\(address) is no address")
    }
    try self.init(url)
  }

  private init(_ url: URL) throws(Failure) {
    let scheme = url.scheme?.lowercased()
    guard scheme == "http" || scheme == "https" else {
      throw .badAddress("\(url.absoluteString) is neither http nor https")
    }
    guard let host = url.host(percentEncoded: false), !host.isEmpty,
      var parts = URLComponents(url: url, resolvingAgainstBaseURL: true)
    else { throw .badAddress("\(url.absoluteString) names no host") }
    parts.fragment = nil
    // Credentials in an address would be sent to whoever it redirects to, and end up in logs.
    guard parts.user == nil, parts.password == nil else {
      throw .badAddress("an address with a password is not supported")
    }
    guard let text = parts.string else {
      throw .badAddress("\(url.absoluteString) is no address")
    }
    self.url = text
    // An IPv6 address stands in brackets.
    self.host = (host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host).lowercased()
    isSecure = scheme == "https"
    port = url.port ?? (isSecure ? 443 : 80)
    guard (1...65_535).contains(port) else {
      throw .badAddress("\(url.absoluteString) names a port that is none")
    }
  }

  func redirected(to location: String) throws(Failure) -> Target {
    guard let url = URL(string: location, relativeTo: URL(string: url))?.absoluteURL else {
      throw .redirect("\(location) is no address")
    }
    let target: Target
    do {
      target = try Target(url)
    } catch {
      throw .redirect("\(error)")
    }
    guard target.isSecure || !isSecure else {
      throw .redirect("from https down to http (\(target.url))")
    }
    return target
  }
}
