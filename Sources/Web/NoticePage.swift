/// A page that is no part of the site: it says how something went.
struct NoticePage: Sendable {
  var language = "en"
  var title: String
  /// HTML of the page below its title.
  var content: String

  init(_ title: String, content: String) {
    self.title = title
    self.content = content
  }

  /// A page of one paragraph.
  init(_ title: String, _ text: String) {
    self.init(title, content: "<p>\(text.escapedForHTML)</p>")
  }

  var html: String {
    """
    <!DOCTYPE html>
    <html lang="\(language.escapedForHTML)">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="robots" content="noindex">
    <title>\(title.escapedForHTML)</title>
    <link rel="stylesheet" href="/style.css">
    </head>
    <body>
    <main>
    <h1>\(title.escapedForHTML)</h1>
    \(content)
    </main>
    </body>
    </html>

    """
  }
}

extension String {
  var escapedForHTML: String {
    var escaped = ""
    escaped.reserveCapacity(utf8.count)
    for scalar in unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
