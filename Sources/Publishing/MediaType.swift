/// The media types of what a site holds.
package enum MediaType {
  package static let html = "text/html; charset=utf-8"
  package static let css = "text/css; charset=utf-8"
  package static let xml = "application/xml; charset=utf-8"
  package static let atom = "application/atom+xml; charset=utf-8"
  package static let rss = "application/rss+xml; charset=utf-8"
  package static let jsonFeed = "application/feed+json; charset=utf-8"
  package static let opml = "text/x-opml; charset=utf-8"

  private static let byEnding: [String: String] = [
    "atom": atom, "avif": "image/avif", "css": css, "csv": "text/csv; charset=utf-8",
    "epub": "application/epub+zip", "flac": "audio/flac", "gif": "image/gif", "htm": html,
    "html": html, "ico": "image/vnd.microsoft.icon", "jpeg": "image/jpeg", "jpg": "image/jpeg",
    "js": "text/javascript; charset=utf-8", "json": "application/json",
    "m4a": "audio/mp4", "md": "text/markdown; charset=utf-8",
    "mjs": "text/javascript; charset=utf-8",
    "mp3": "audio/mpeg", "mp4": "video/mp4", "oga": "audio/ogg", "ogg": "audio/ogg",
    "ogv": "video/ogg", "opml": opml, "opus": "audio/ogg", "otf": "font/otf",
    "pdf": "application/pdf", "png": "image/png", "rss": rss, "svg": "image/svg+xml",
    "ttf": "font/ttf", "txt": "text/plain; charset=utf-8", "vtt": "text/vtt; charset=utf-8",
    "wav": "audio/wav", "webm": "video/webm", "webmanifest": "application/manifest+json",
    "webp": "image/webp", "woff": "font/woff", "woff2": "font/woff2", "xml": xml,
    "zip": "application/zip",
  ]

  /// The media type of a file, by the ending of its name.
  package static func of(path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: ".") else { return "application/octet-stream" }
    return byEnding[name[name.index(after: dot)...].lowercased()] ?? "application/octet-stream"
  }
}
