extension RuleSet {
  /// Yadis: lists of the services of an identity (XRI Resolution 2.0, OpenID).
  static let discovery: [RuleSet] = [
    RuleSet(
      "xrds",
      ["xri://$xrds"],
      [ElementRule("XRDS", in: ["root"], content: .elements("xrds:XRDS"), attributes: [])]
    ),
    RuleSet(
      "xrd",
      ["xri://$xrd*($v*2.0)"],
      [
        ElementRule(
          "XRD",
          in: ["xrds:XRDS"],
          occurs: .some,
          content: .elements("xrd:XRD"),
          attributes: nil
        ),
        ElementRule(
          "Service",
          in: ["xrd:XRD"],
          content: .elements("xrd:Service"),
          attributes: [AttributeRule("priority", .nonNegativeInteger)]
        ),
        ElementRule("Type", in: ["xrd:XRD", "xrd:Service"], .uri, attributes: nil),
        ElementRule("URI", in: ["xrd:Service"], .uri, attributes: nil),
      ]
        + ["LocalID", "CanonicalID", "EquivID", "ProviderID", "Query", "Status", "Expires"].map {
          ElementRule(
            $0,
            in: ["xrd:XRD", "xrd:Service"],
            content: .anything,
            attributes: nil
          )
        }
    ),
    RuleSet(
      "openid",
      ["http://openid.net/xmlns/1.0"],
      [ElementRule("Delegate", in: ["xrd:Service"], .absoluteURI)]
    ),
  ]
}
