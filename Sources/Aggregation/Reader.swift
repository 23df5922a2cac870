import Crypto
package import Foundation
package import Storage
package import Syndication

/// Gets the feeds of one blog, from the web or from its folder, and reads them.
package struct Reader: Sendable {
  let fetcher: Fetcher
  /// Where relative addresses and `file:` are allowed.
  let directory: URL

  package init(fetcher: Fetcher, blogAt directory: URL) {
    self.fetcher = fetcher
    self.directory = directory
  }

  /// Asks for what an address of the blogroll gives; `isLast` says that its host is not asked again soon.
  package func get(
    _ address: String,
    knowing fetch: FetchState = FetchState(),
    isLast: Bool = false,
    gate: Fetcher.Gate? = nil
  ) async -> Exchange {
    switch FeedAddress(address) {
    case .web(let url, _):
      await fetcher.fetch(
        url,
        validators: fetch.validators,
        validatedURL: fetch.validatedURL,
        isLast: isLast,
        gate: gate
      )
    case .file(let path): file(path, address: address, knowing: fetch)
    case .unusable(let why): Exchange(.failed(.badAddress(why)), url: address)
    }
  }

  private func file(_ path: String, address: String, knowing fetch: FetchState) -> Exchange {
    do throws(Failure) {
      let bytes = try FeedAddress.read(path, in: directory, limit: fetcher.limits.bytes)
      let etag = Identity.hex(Identity.digest(of: bytes))
      guard fetch.validators.etag != etag else { return Exchange(.unchanged, url: address) }
      var content = Content(bytes: bytes)
      content.validators.etag = etag
      return Exchange(.content(content), url: address)
    } catch {
      return Exchange(.failed(error), url: address)
    }
  }

  /// Reads the bytes of an answer as a feed, away from whoever waits.
  @concurrent
  static func read(_ content: Content, from url: String) async -> ReadResult {
    var options = ReadOptions()
    options.url = URI.isAbsolute(url) ? url : nil
    options.contentType = content.contentType
    options.contentLocation = content.contentLocation
    options.contentLanguage = content.contentLanguage
    // What is stored is what came; it is made safe each time that it is published.
    options.sanitizes = false
    let result = Feed.read(content.bytes, options: options)
    guard options.url == nil else { return result }
    // A file beside the blog stands for the address that it gives itself: the base of what is
    // relative in it.
    let names = [result.feed.selfURL, result.feed.homePageURL].compactMap(\.self)
    guard let name = names.first(where: URI.isAbsolute) else { return result }
    options.url = name
    return Feed.read(content.bytes, options: options)
  }

  /// A feed that was found behind an address.
  package struct Found: Sendable {
    package var address: String
    package var feed: Feed
    /// What brought it.
    var exchange: Exchange
  }

  /// Finds the feed of an address, its own, or the one that its page names; `ask` gets what is there.
  func find(
    _ address: String,
    ask: (_ address: String) async -> Exchange
  ) async throws(Failure) -> Found {
    let address = await completed(address)
    let exchange = await ask(address)
    let content = try Self.content(of: exchange)
    if let found = await Self.found(exchange, at: address) { return found }
    guard case .web = FeedAddress(address) else { throw .notAFeed("\(address) is another format") }
    for candidate in Discovery.candidates(in: content, at: exchange.url).prefix(12) {
      if let found = await Self.found(await ask(candidate), at: candidate) { return found }
    }
    throw .notAFeed("\(address) is a page that names none; give the address of the feed itself")
  }

  /// The feed that came; nil when none did.
  static func found(_ exchange: Exchange, at address: String) async -> Found? {
    guard case .content(let content) = exchange.outcome else { return nil }
    let result = await read(content, from: exchange.url)
    guard let format = result.format, format != .opml else { return nil }
    return Found(address: exchange.movedTo ?? address, feed: result.feed, exchange: exchange)
  }

  /// `example.org/blog` means a page on the web, unless the blog has a file of this name.
  private func completed(_ address: String) async -> String {
    guard case .file(let path) = FeedAddress(address), !address.lowercased().hasPrefix("file:"),
      (try? FeedAddress.read(path, in: directory, limit: .max)) == nil,
      !address.hasPrefix("."), address.prefix(while: { $0 != "/" }).contains(".")
    else { return address }
    return "https://" + address
  }

  private static func content(of exchange: Exchange) throws(Failure) -> Content {
    switch exchange.outcome {
    case .content(let content): return content
    case .failed(let failure): throw failure
    case .gone: throw .status(410)
    case .unchanged: throw .broken("unchanged, though nobody asked whether it was")
    }
  }
}
