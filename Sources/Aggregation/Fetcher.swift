import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
package import NIOSSL
package import Storage

/// Asks servers for feeds: the only part of this module that touches the network.
///
/// Polite by construction: conditional requests with the validators as they came, packed, no cookies,
/// no Referer, a truthful User-Agent. Careful by construction: every limit holds for every request,
/// and redirects are followed here, one by one, so that each hop is checked like the first.
package struct Fetcher: Sendable {
  /// What an answer may cost; beyond any of these the exchange fails.
  package struct Limits: Sendable {
    package var redirects = 5
    /// Of the body, decompressed.
    package var bytes = 32 << 20
    /// Of the body, as it is sent.
    package var sentBytes = 32 << 20
    /// How many times its compressed size a body may have.
    package var ratio = 200
    package var headerBytes = 64 << 10
    package var connect: Duration = .seconds(10)
    /// Between two reads.
    package var read: Duration = .seconds(20)
    /// From the first look-up to the last byte, redirects and all.
    package var total: Duration = .seconds(60)

    package init() {}
  }

  package let limits: Limits
  private let userAgent: String
  let connections: Connections
  let allowsPrivate: Bool
  let deadlines = Deadlines()

  /// Makes a fetcher that says who asks: the program's `version` and an address to read `about` it,
  /// which is best the operator's own.
  ///
  /// With `allowsPrivate` it asks one's own network too; of it, else, the addresses `permitted`.
  /// Certificates are trusted as the system does, unless it is told other roots.
  package init(
    version: String,
    about: String? = nil,
    allowsPrivate: Bool = false,
    permitted: Set<String> = [],
    trusting roots: NIOSSLTrustRoots? = nil,
    limits: Limits = Limits(),
    resolve: @escaping Connections.Resolve = Connections.systemResolver
  ) {
    self.limits = limits
    self.allowsPrivate = allowsPrivate
    userAgent = "Feedloom/\(version) (+\(about ?? "https://feedloom.example.org/"))"
    connections = Connections(
      allowsPrivate: allowsPrivate,
      permitted: permitted,
      trusting: roots,
      limits: limits,
      resolve: resolve
    )
  }

  /// Closes what is open; the fetcher is of no use afterwards.
  package func shutdown() async {
    await connections.shutdown()
  }

  /// Shuts down after some work, also when it fails.
  package func shutDown<Result>(
    after work: () async throws -> Result
  ) async throws -> Result {
    do {
      let result = try await work()
      await shutdown()
      return result
    } catch {
      await shutdown()
      throw error
    }
  }

  /// Waits until a host may be asked, by its ``RegistrableDomain``; throws when that takes too long.
  package typealias Gate = @Sendable (_ host: String) async throws(Failure) -> Void

  /// Asks for a feed; `validators` go to no address but the one that gave them, `validatedURL`.
  ///
  /// Each redirect is a request like any other: `gate` is asked before it is followed. After what is the
  /// last for now the connection is closed, which would be of no use to anyone.
  package func fetch(
    _ address: String,
    validators: Validators = Validators(),
    validatedURL: String? = nil,
    isLast: Bool = false,
    gate: Gate? = nil
  ) async -> Exchange {
    let journal = Journal()
    var exchange: Exchange
    do throws(Failure) {
      exchange = try await deadlines.within(limits.total) { () async throws(Failure) -> Exchange in
        try await follow(
          address,
          validators: validators,
          validatedURL: validatedURL,
          isLast: isLast,
          gate: gate,
          journal
        )
      }
    } catch {
      exchange = Exchange(.failed(error), url: journal.lastURL ?? address)
    }
    exchange.hops = journal.close()
    return exchange
  }

  private func follow(
    _ address: String,
    validators: Validators,
    validatedURL: String?,
    isLast: Bool,
    gate: Gate?,
    _ journal: Journal
  ) async throws(Failure) -> Exchange {
    var target = try Target(address)
    var visited: Set<String> = []
    var isPermanent = true
    while true {
      guard visited.insert(target.url).inserted else {
        throw .redirect("it leads in a circle, back to \(target.url)")
      }
      guard visited.count <= limits.redirects + 1 else {
        throw .redirect("more than \(limits.redirects) in a row")
      }
      // Before anybody else is troubled for a target that will not be asked.
      try await connections.check(target)
      let host = RegistrableDomain.of(target.host)
      if visited.count > 1 { try await gate?(host) }
      let known = validatedURL == target.url ? validators : Validators()
      journal.open(target.url, of: host, sent: known)
      let answer = try await send(
        .GET,
        to: target,
        validators: known,
        isLast: isLast,
        journal: journal
      ) { status in status == 200 || status == 203 || status == 226 && known.etag != nil }
      guard let location = redirection(answer) else {
        var exchange = try exchange(answer, from: target, asked: known)
        if visited.count > 1, isPermanent { exchange.movedTo = target.url }
        return exchange
      }
      journal.end()
      isPermanent = isPermanent && [301, 308].contains(answer.status)
      target = try target.redirected(to: location)
    }
  }

  func redirection(_ answer: Answer) -> String? {
    [301, 302, 303, 307, 308].contains(answer.status)
      ? answer.headers.first(name: "Location") : nil
  }

  /// Refuses what is outside of the public internet.
  func check(_ target: Target) async throws(Failure) {
    try await connections.check(target)
  }

  /// Sends one request to a target that was checked; what redirects is not followed.
  ///
  /// It is in the journal as soon as there is a status; the body is read to its end where it is wanted.
  func send(
    _ method: HTTPMethod,
    to target: Target,
    validators: Validators,
    isLast: Bool = false,
    journal: Journal? = nil,
    wants: @escaping Receiver.Choice
  ) async throws(Failure) -> Answer {
    var headers = HTTPHeaders()
    headers.add(name: "User-Agent", value: userAgent)
    headers.add(name: "Accept", value: Self.accept)
    headers.add(name: "Accept-Encoding", value: "br, gzip")
    if isLast { headers.add(name: "Connection", value: "close") }
    if let etag = validators.etag {
      headers.add(name: "If-None-Match", value: etag)
      // RFC 3229: what is new since that version would do.
      if method == .GET { headers.add(name: "A-IM", value: "feed") }
    }
    if let date = validators.lastModified {
      headers.add(name: "If-Modified-Since", value: date)
    }
    do {
      let request = try HTTPClient.Request(url: target.url, method: method, headers: headers)
      return try await Receiver(limits, journal, wants: wants)
        .answer(to: request, from: connections.client)
    } catch {
      throw Failure(error, host: target.host, limits: limits)
    }
  }

  /// Sends a form, following no redirects; why it was not taken, or nil when it was.
  func post(_ form: [(name: String, value: String)], to address: String) async -> Failure? {
    let text = form.map { "\(Self.encoded($0.name))=\(Self.encoded($0.value))" }
      .joined(separator: "&")
    do throws(Failure) {
      return try await deadlines.within(limits.total) { () async throws(Failure) -> Failure? in
        let target = try Target(address)
        try await connections.check(target)
        let headers: HTTPHeaders = [
          "User-Agent": userAgent, "Content-Type": "application/x-www-form-urlencoded",
        ]
        do {
          let request = try HTTPClient.Request(
            url: target.url,
            method: .POST,
            headers: headers,
            body: .string(text)
          )
          let answer = try await Receiver(limits) { _ in false }
            .answer(to: request, from: connections.client)
          return (200...299).contains(answer.status) ? nil : .status(answer.status)
        } catch {
          throw Failure(error, host: target.host, limits: limits)
        }
      }
    } catch {
      return error
    }
  }

  private static func encoded(_ text: String) -> String {
    text.utf8.map { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"):
        String(UnicodeScalar(byte))
      default: "%" + Identity.hex([byte]).uppercased()
      }
    }.joined()
  }

  private func exchange(
    _ answer: Answer,
    from target: Target,
    asked: Validators
  ) throws(Failure) -> Exchange {
    var exchange = Exchange(.gone, url: target.url)
    exchange.retryAfter = answer.headers.first(name: "Retry-After")
    exchange.caching.control = answer.headers["Cache-Control"]
    exchange.caching.expires = answer.headers.first(name: "Expires")
    exchange.caching.date = answer.headers.first(name: "Date")
    exchange.caching.age = answer.headers.first(name: "Age")
    switch answer.status {
    case 226:
      guard asked.etag != nil, Self.isDelta(answer) else {
        throw .broken("a difference (226) that was not asked for")
      }
      var content = content(of: answer)
      content.isDelta = true
      exchange.outcome = .content(content)
    case 200, 203: exchange.outcome = .content(content(of: answer))
    // A 304 that nobody asked for says nothing about what is stored.
    case 304 where !asked.isEmpty: exchange.outcome = .unchanged
    case 410: exchange.outcome = .gone
    case let code: exchange.outcome = .failed(.status(code))
    }
    return exchange
  }

  /// Whether the only thing done to the feed was to leave out what we have.
  private static func isDelta(_ answer: Answer) -> Bool {
    answer.headers["IM"].flatMap { $0.split(separator: ",") }
      .map { $0.prefix { $0 != ";" }.trimmed.lowercased() } == ["feed"]
  }

  private func content(of answer: Answer) -> Content {
    var content = Content(bytes: answer.body)
    let headers = answer.headers
    content.contentType = headers.first(name: "Content-Type")
    content.contentLocation = headers.first(name: "Content-Location")
    content.contentLanguage = headers.first(name: "Content-Language")
    content.links = headers["Link"]
    if let size = headers.first(name: "Content-Length").flatMap({ Int($0) }), size >= 0 {
      content.sentSize = min(size, content.bytes.count)
    }
    content.validators = Validators(headers)
    return content
  }

  private static let accept =
    "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml, "
    + "application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, text/html;q=0.5, */*;q=0.1"
}

extension Validators {
  init(_ headers: HTTPHeaders) {
    self.init(
      etag: Self.usable(headers.first(name: "ETag")),
      lastModified: Self.usable(headers.first(name: "Last-Modified"))
    )
  }

  /// A validator that cannot be sent back as it came is none.
  private static func usable(_ value: String?) -> String? {
    guard let value, !value.isEmpty, !value.unicodeScalars.contains("\u{FFFD}") else { return nil }
    return value
  }
}

extension Duration {
  var seconds: Double {
    Double(components.seconds) + Double(components.attoseconds) / 1e18
  }

  var timeAmount: TimeAmount { .milliseconds(Int64(seconds * 1000)) }
}
