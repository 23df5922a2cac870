import Crypto
package import Storage
package import Syndication

/// The subscriber's part of WebSub (W3C Recommendation, 2018): what messages mean; pure.
package enum WebSub {
  /// The seconds for which a subscription is asked for, and the most that is believed.
  static let lease = 10 * Politeness.day
  private static let longestLease = 30 * Politeness.day

  /// A hub that a feed names, and the address by which the hub knows the feed.
  struct Hub: Sendable, Hashable {
    var hub: String
    var topic: String
  }

  /// The hub of a feed: by the headers Link, else by the feed's own links.
  static func hub(of feed: Feed, links headers: [String], at url: String) -> Hub? {
    func named(_ relation: String) -> String? {
      let stated = headers.flatMap(Discovery.links).first {
        $0.relations.split(separator: " ").contains { $0.lowercased() == relation }
      }
      return stated.flatMap { URI.resolve($0.address, against: url) }
    }
    let isNamed = named("hub") != nil
    let hub = named("hub") ?? feed.links.first { $0.relation == .hub }?.href
    let topic =
      isNamed ? named("self") ?? feed.selfURL : feed.selfURL ?? named("self")
    guard let hub, isWeb(hub), let topic, isWeb(topic) else { return nil }
    return Hub(hub: hub, topic: topic)
  }

  private static func isWeb(_ url: String) -> Bool {
    let scheme = URI.scheme(of: url)?.lowercased()
    return scheme == "http" || scheme == "https"
  }

  /// The form that asks a hub for a subscription (section 5.1).
  static func request(_ push: Push, callback: String) -> [(name: String, value: String)] {
    [
      ("hub.mode", "subscribe"), ("hub.topic", push.topic), ("hub.callback", callback),
      ("hub.secret", push.secret), ("hub.lease_seconds", "\(lease)"),
    ]
  }

  /// Whether a hub is to be asked now: at first, when it did not come back, and before the lease ends.
  static func isDue(_ push: Push, now: Timestamp) -> Bool { push.nextAsk <= now }

  /// After the hub has answered a request, in whatever way.
  ///
  /// Also before it has: then `silence` says whether it left the last request without a visit.
  static func asked(
    _ push: Push,
    failure: String?,
    silence: String? = nil,
    now: Timestamp
  ) -> Push {
    var push = push
    let chance = Jitter.fraction(push.topic, attempt: push.failures)
    if let failure = failure ?? silence {
      push.failures += 1
      push.detail = failure
      if silence != nil { push.state = .asked }
      // A hub that does not answer is no hub: polling does as well.
      let wait = min(Politeness.hour << Int64(min(push.failures - 1, 10)), Politeness.week)
      push.nextAsk = now + Int64(Double(wait) * (1 + chance / 2))
    } else {
      if push.state != .active { push.state = .asked }
      push.detail = "asked"
      // It should come back within minutes to see whether we meant it.
      push.nextAsk = now + Politeness.day + Int64(chance * Double(Politeness.hour))
    }
    return push
  }

  /// What a hub's visit means (sections 5.2 and 5.3): the challenge to give back, or nil to refuse.
  package static func verify(
    _ query: [String: String],
    _ push: inout Push,
    isWanted: Bool,
    now: Timestamp
  ) -> String? {
    guard query["hub.topic"] == push.topic else { return nil }
    switch query["hub.mode"] {
    case "denied":
      push.state = .denied
      push.detail = "denied: \(query["hub.reason"] ?? "no reason given")"
      push.leaseUntil = now
      push.nextAsk = now + Politeness.week
      return ""
    case "subscribe":
      guard isWanted, push.state == .asked || push.state == .active,
        let challenge = query["hub.challenge"], !challenge.isEmpty
      else { return nil }
      let stated = query["hub.lease_seconds"].flatMap { Int64($0) } ?? lease
      let seconds = min(max(stated, Politeness.hour), longestLease)
      push.state = .active
      push.detail = "active"
      push.failures = 0
      push.leaseUntil = now + seconds
      // Renewed with a quarter of the time left, or a day.
      push.nextAsk = now + (seconds - min(seconds / 4, Politeness.day))
      return challenge
    case "unsubscribe":
      guard !isWanted else { return nil }
      return query["hub.challenge"]
    default: return nil
    }
  }

  /// Whether a push was signed with our secret: `sha256=…`, `sha384=…` or `sha512=…` (section 7.1).
  ///
  /// SHA-1, which WebSub still allows, is not believed.
  package static func isSigned(_ body: [UInt8], _ header: String?, secret: String) -> Bool {
    let parts = (header ?? "").split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2, let code = bytes(hexadecimal: parts[1]) else { return false }
    let key = SymmetricKey(data: Array(secret.utf8))
    switch parts[0].lowercased() {
    case "sha256":
      return HMAC<SHA256>.isValidAuthenticationCode(code, authenticating: body, using: key)
    case "sha384":
      return HMAC<SHA384>.isValidAuthenticationCode(code, authenticating: body, using: key)
    case "sha512":
      return HMAC<SHA512>.isValidAuthenticationCode(code, authenticating: body, using: key)
    default: return false
    }
  }

  /// Whether a push is of the topic that was subscribed to, by its header Link and by itself.
  static func isAbout(_ topic: String, links headers: [String], feed: Feed) -> Bool {
    let stated = headers.flatMap(Discovery.links).filter {
      $0.relations.split(separator: " ").contains { $0.lowercased() == "self" }
    }.map(\.address)
    let names = stated.isEmpty ? [feed.selfURL].compactMap(\.self) : stated
    return names.allSatisfy { URI.canonicalLink($0) == URI.canonicalLink(topic) }
  }

  private static func bytes(hexadecimal text: String) -> [UInt8]? {
    let digits = text.utf8.compactMap { Character(UnicodeScalar($0)).hexDigitValue }
    guard digits.count == text.utf8.count, digits.count % 2 == 0 else { return nil }
    return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
  }
}
