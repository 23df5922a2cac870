import CLibPSL

/// Whose a host is: what requests are spaced by, for many hosts of one owner are often one machine.
enum RegistrableDomain {
  /// The name that somebody registered, `example.co.uk` for `feeds.blog.example.co.uk`.
  ///
  /// By the public suffix list, its private part too: two blogs below `github.io` are strangers. An
  /// address in numbers, or a name without a suffix, stands for itself.
  static func of(_ host: String) -> String {
    let name = host.hasSuffix(".") ? String(host.dropLast()) : host
    guard Addresses.ipv4(name) == nil, Addresses.ipv6(name) == nil else { return name }
    return unsafe name.withCString { name in
      let domain = unsafe psl_registrable_domain(psl_builtin(), name)
      return unsafe String(cString: domain ?? name)
    }
  }
}
