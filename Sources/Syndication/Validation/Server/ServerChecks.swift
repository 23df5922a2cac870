import Markup

/// Judges the server that a feed comes from by what it said: pure.
package struct ServerChecks {
  private let evidence: ServerEvidence
  private let answer: ServerAnswer
  private let now: Timestamp?
  private var findings: [Finding] = []

  /// - Parameters:
  ///   - evidence: what the server said.
  ///   - format: what ``ValidationReport/format`` says that the body is.
  ///   - now: the present; without it no time is in the future.
  /// - Returns: what is to be said of it; nothing without an answer.
  package static func findings(
    _ evidence: ServerEvidence,
    format: String?,
    now: Timestamp?
  ) -> [Finding] {
    guard let answer = evidence.answer else { return [] }
    var checks = ServerChecks(evidence: evidence, answer: answer, now: now)
    checks.checkRedirects()
    checks.checkMediaType(format)
    checks.checkCompression()
    checks.checkValidators()
    checks.checkConditionalRequests()
    checks.checkStability()
    checks.checkHead()
    checks.checkCaching()
    checks.checkNeighbours()
    return checks.findings
  }

  private init(evidence: ServerEvidence, answer: ServerAnswer, now: Timestamp?) {
    self.evidence = evidence
    self.answer = answer
    self.now = now
  }

  private mutating func report(
    _ message: Message,
    _ parameters: KeyValuePairs<String, String> = [:],
    at position: Position = Position(line: 1, column: 1)
  ) {
    let parameters = parameters.map { Finding.Parameter(name: $0.key, value: $0.value) }
    findings.append(Finding(message, parameters, at: position))
  }

  // MARK: The way to the feed

  private mutating func checkRedirects() {
    for (hop, next) in zip(evidence.hops, evidence.hops.dropFirst()) {
      let isPermanent = hop.status == 301 || hop.status == 308
      report(
        isPermanent ? .permanentRedirect : .tempRedirect,
        ["status": "\(hop.status)", "value": next.url]
      )
    }
    let count = evidence.hops.count - 1
    if count > 1 { report(.redirectChain, ["value": "\(count)"]) }
    if answer.url.lowercased().hasPrefix("http:"), !Self.isLocal(answer.url) {
      report(.insecureAddress)
    }
  }

  /// Nobody is on the way to the machine itself.
  private static func isLocal(_ url: String) -> Bool {
    let host = URI.Components(url).authority ?? ""
    return host.hasPrefix("127.") || host.hasPrefix("localhost") || host.hasPrefix("[::1]")
  }

  // MARK: What it is

  private mutating func checkMediaType(_ format: String?) {
    if answer["X-Content-Type-Options"]?.lowercased() != "nosniff" { report(.missingNosniff) }
    guard let written = answer["Content-Type"], !written.trimmingXMLSpace.isEmpty else {
      report(.missingContentType)
      return
    }
    let type = MediaTypeParameters.type(of: written)
    let own = format.flatMap { Self.mediaTypes[$0] } ?? []
    if Self.generic.contains(type) {
      if let better = own.first {
        report(.nonSpecificMediaType, ["value": type, "element": better])
      }
    } else if !own.isEmpty, !own.contains(type) {
      report(.unexpectedContentType, ["value": type])
    }
    if type.hasPrefix("text/"), MediaTypeParameters.charset(of: written) == nil {
      report(.textXml, ["value": type])
    }
  }

  /// The media types of each format, the best first.
  private static let mediaTypes = [
    "atom": ["application/atom+xml"],
    "rss": ["application/rss+xml"],
    "rdf": ["application/rss+xml", "application/rdf+xml"],
    "rss11": ["application/rss+xml", "application/rdf+xml"],
    "json": ["application/feed+json", "application/json"],
    "opml": ["text/x-opml", "text/x-opml+xml"],
    "opensearch": ["application/opensearchdescription+xml"],
    "app": ["application/atomsvc+xml"],
  ]

  private static let generic: Set<String> = ["application/xml", "text/xml", "application/json"]

  private mutating func checkCompression() {
    let codings = answer.tokens("Content-Encoding").filter { $0 != "identity" }
    if codings.isEmpty {
      // What fits into one packet gains nothing.
      if answer.body.count > 1400 { report(.uncompressed, ["value": "\(answer.body.count)"]) }
      return
    }
    let vary = answer.tokens("Vary")
    if !vary.contains("accept-encoding"), !vary.contains("*") { report(.missingVary) }
  }

  // MARK: What it is told apart by

  private mutating func checkValidators() {
    let (tag, date) = (answer["ETag"], answer["Last-Modified"])
    if tag == nil, date == nil { report(.missingValidators) }
    if let tag, !EntityTagForm.isValid(tag) { report(.invalidETag, ["value": tag]) }
    guard let date else { return }
    // Of the three forms that readers understand, servers may send one alone.
    guard let time = Timestamp(httpDate: date), time.httpDate == date else {
      report(.invalidLastModified, ["value": date])
      return
    }
    // Clocks differ by some seconds.
    if let now, time.seconds > now.seconds + 60 { report(.futureLastModified, ["value": date]) }
  }

  private mutating func checkConditionalRequests() {
    // A feed that changed in between proves nothing.
    guard evidence.again.map({ $0.body == answer.body }) ?? true else { return }
    checkConditional(evidence.byETag, "If-None-Match")
    checkConditional(evidence.byDate, "If-Modified-Since")
    // Where one alone does not work, both will not.
    if evidence.byETag?.status ?? 304 == 304, evidence.byDate?.status ?? 304 == 304 {
      checkConditional(evidence.byBoth, "If-None-Match and If-Modified-Since")
    }
    if evidence.byForeignETag?.status == 304 {
      report(.alwaysNotModified, ["attr": "an ETag that it never sent"])
    } else if evidence.byOldDate?.status == 304 {
      report(.alwaysNotModified, ["attr": "a date from before the feed was changed"])
    }
    guard evidence.byETag?.status == 304, let other = evidence.byOtherETag, other.status != 304,
      let tag = answer["ETag"]
    else { return }
    report(
      .weakETagIgnored,
      ["value": EntityTagForm.other(tag), "status": "\(other.status)"]
    )
  }

  private mutating func checkConditional(_ answer: ServerAnswer?, _ fields: String) {
    guard let answer else { return }
    if answer.status == 304 {
      // RFC 9110 section 15.4.5 names these, and Expires and Content-Location.
      for field in ["ETag", "Cache-Control", "Vary", "Expires", "Content-Location"]
      where self.answer[field] != nil && answer[field] == nil {
        if !findings.contains(where: { $0.id == Message.notModifiedLacks.id && $0.names(field) }) {
          report(.notModifiedLacks, ["attr": field])
        }
      }
      return
    }
    if fields == "If-None-Match", let tag = self.answer["ETag"], tag.contains("-gzip") {
      report(.gzipETag, ["value": tag])
    } else {
      report(.conditionalIgnored, ["attr": fields, "status": "\(answer.status)"])
    }
  }

  private mutating func checkStability() {
    guard let again = evidence.again, again.status == answer.status else { return }
    if again.body != answer.body {
      report(.unstableBytes, at: Self.firstDifference(answer.body, again.body))
    } else if let tag = answer["ETag"], let other = again["ETag"],
      tag != other, EntityTagForm.other(tag) != other
    {
      report(.unstableETag)
    }
  }

  private static func firstDifference(_ one: [UInt8], _ other: [UInt8]) -> Position {
    var position = Position(line: 1, column: 1)
    for (byte, its) in zip(one, other) {
      if byte != its { break }
      if byte == 0x0A {
        position.line += 1
        position.column = 1
      } else if byte & 0xC0 != 0x80 {
        position.column += 1
      }
    }
    return position
  }

  private mutating func checkHead() {
    guard let head = evidence.head else { return }
    guard head.status == answer.status else {
      report(.headDiffers, ["attr": "the status is \(head.status) instead of \(answer.status)"])
      return
    }
    for field in ["Content-Type", "ETag", "Last-Modified", "Cache-Control"]
    where head[field] != answer[field] {
      // It may have changed in between.
      guard evidence.again.map({ $0[field] == answer[field] }) ?? true else { continue }
      report(.headDiffers, ["attr": "\(field) is \(head[field] ?? "missing")"])
    }
  }

  // MARK: How long it holds

  private mutating func checkCaching() {
    let directives = answer.tokens("Cache-Control")
    if directives.isEmpty, answer["Expires"] == nil { report(.missingCacheControl) }
    if directives.contains("no-store") {
      report(.cacheForbidden, ["value": answer["Cache-Control"] ?? ""])
    }
    var ages: [Int] = []
    for directive in directives {
      let parts = directive.split(separator: "=", maxSplits: 1).map { $0.filter { $0 != "\"" } }
      guard let name = parts.first, name == "max-age" || name == "s-maxage" else { continue }
      if parts.count == 2, let age = Int(parts[1]), age >= 0 {
        ages.append(age)
      } else {
        report(.invalidCacheControl, ["value": directive])
      }
    }
    let day = 86_400
    if let age = ages.max() ?? ageByExpires, age > day {
      report(.cacheTooLong, ["value": "\(age / day)"])
    }
    if answer["Set-Cookie"] != nil { report(.cookieSet) }
    if answer["Access-Control-Allow-Origin"] != "*" { report(.missingCORS) }
  }

  /// How long the answer may be kept by its Expires, which counts where no max-age is given.
  private var ageByExpires: Int? {
    guard let expires = answer["Expires"].flatMap({ Timestamp(httpDate: $0) }) else { return nil }
    let sent = answer["Date"].flatMap { Timestamp(httpDate: $0) } ?? now
    return sent.map { Int(expires.seconds - $0.seconds) }
  }

  // MARK: What is around it

  private mutating func checkNeighbours() {
    if let page = evidence.page, !page.namesFeed { report(.notDiscoverable, ["value": page.url]) }
    for hub in evidence.hubs {
      guard let failure = hub.failure else { continue }
      report(.hubUnreachable, ["value": hub.url, "status": failure])
    }
  }
}

extension Finding {
  fileprivate func names(_ value: String) -> Bool { parameters.contains { $0.value == value } }
}
