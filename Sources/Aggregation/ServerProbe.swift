import NIOHTTP1
import Storage
package import Syndication

/// Asks a server for one feed in all the ways in which feed readers do.
extension Fetcher {
  /// Some ten requests, one after the other; the page and the hubs that the feed names are asked too.
  ///
  /// - Parameter address: the feed's.
  /// - Returns: what was said; what was not answered at all is missing.
  /// - Throws: ``Failure`` when there is no feed to be had.
  package func probe(_ address: String) async throws(Failure) -> ServerEvidence {
    var evidence = ServerEvidence(hops: [])
    let target = try await follow(address, into: &evidence.hops)
    guard let answer = evidence.answer else { return evidence }
    guard [200, 203].contains(answer.status) else { throw .status(answer.status) }
    evidence.again = await attempt(.GET, target)
    await probeConditions(of: answer, at: target, &evidence)
    evidence.head = await attempt(.HEAD, target)
    await probeNeighbours(of: answer, &evidence)
    return evidence
  }

  /// Asks until the answer is no redirect.
  private func follow(
    _ address: String,
    into hops: inout [ServerAnswer]
  ) async throws(Failure) -> Target {
    var target = try Target(address)
    while true {
      guard !hops.contains(where: { $0.url == target.url }) else {
        throw .redirect("it leads in a circle, back to \(target.url)")
      }
      guard hops.count <= limits.redirects else {
        throw .redirect("more than \(limits.redirects) in a row")
      }
      let answer = try await ask(.GET, target)
      hops.append(answer)
      guard let location = answer["Location"], [301, 302, 303, 307, 308].contains(answer.status)
      else { return target }
      target = try target.redirected(to: location)
    }
  }

  private func probeConditions(
    of answer: ServerAnswer,
    at target: Target,
    _ evidence: inout ServerEvidence
  ) async {
    let (tag, date) = (answer["ETag"], answer["Last-Modified"])
    if let tag {
      evidence.byETag = await attempt(.GET, target, Validators(etag: tag))
      let other = EntityTagForm.other(tag)
      evidence.byOtherETag = await attempt(.GET, target, Validators(etag: other))
      let foreign = "\"feedloom-asks-whether-this-is-compared\""
      evidence.byForeignETag = await attempt(.GET, target, Validators(etag: foreign))
    }
    if let date {
      evidence.byDate = await attempt(.GET, target, Validators(lastModified: date))
      let old = "Thu, 01 Jan 1970 00:00:01 GMT"
      if date != old {
        evidence.byOldDate = await attempt(.GET, target, Validators(lastModified: old))
      }
    }
    if tag != nil, date != nil {
      evidence.byBoth = await attempt(.GET, target, Validators(etag: tag, lastModified: date))
    }
  }

  private func probeNeighbours(of answer: ServerAnswer, _ evidence: inout ServerEvidence) async {
    var options = ReadOptions()
    options.url = answer.url
    options.contentType = answer["Content-Type"]
    let links = Feed.read(answer.body, options: options).feed.links
    if let page = links.page {
      let exchange = await fetch(page)
      if case .content(let content) = exchange.outcome {
        let named = Discovery.named(in: content, at: exchange.url).map { URI.normalized($0) }
        let isNamed = evidence.hops.contains { named.contains(URI.normalized($0.url)) }
        evidence.page = (page, isNamed)
      }
    }
    for hub in links.filter({ $0.relation == .hub }).prefix(3) {
      evidence.hubs.append((hub.href, await failure(of: hub.href)))
    }
  }

  /// Why nobody is there; a hub that only wants to be asked otherwise is there.
  private func failure(of hub: String) async -> String? {
    do throws(Failure) {
      let answer = try await ask(.GET, Target(hub))
      let isMissing = answer.status >= 500 || answer.status == 404 || answer.status == 410
      return isMissing ? "\(Failure.status(answer.status))" : nil
    } catch {
      return "\(error)"
    }
  }

  private func attempt(
    _ method: HTTPMethod,
    _ target: Target,
    _ validators: Validators = Validators()
  ) async -> ServerAnswer? {
    try? await ask(method, target, validators)
  }

  /// One request; only what is asked for plainly is read to its end.
  private func ask(
    _ method: HTTPMethod,
    _ target: Target,
    _ validators: Validators = Validators()
  ) async throws(Failure) -> ServerAnswer {
    try await deadlines.within(limits.total) { () async throws(Failure) -> ServerAnswer in
      try await check(target)
      let isPlain = method == .GET && validators.isEmpty
      let answer = try await send(method, to: target, validators: validators) { status in
        isPlain && (status == 200 || status == 203)
      }
      var evidence = ServerAnswer(
        url: target.url,
        status: answer.status,
        fields: answer.headers.map { ($0.name, $0.value) }
      )
      evidence.body = answer.body
      return evidence
    }
  }
}
