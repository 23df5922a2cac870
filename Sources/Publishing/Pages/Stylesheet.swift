/// The style sheets of a site, and how a feed names one.
enum Stylesheet {
  /// The feed with a style sheet named at its top: browsers show raw XML otherwise, and no longer
  /// run XSLT.
  static func linked(_ feed: [UInt8], href: String) -> [UInt8] {
    let instruction = Array("<?xml-stylesheet type=\"text/css\" href=\"\(href)\"?>\n".utf8)
    guard feed.starts(with: "<?xml".utf8), let line = feed.firstIndex(of: UInt8(ascii: "\n")) else {
      return instruction + feed
    }
    return feed[...line] + instruction + feed[(line + 1)...]
  }

  /// The colours and letters that pages and feeds share.
  private static let palette = """
    :root {
      color-scheme: light dark;
      --paper: #fdfcfa; --ink: #22252a; --soft: #5c636d; --line: #dfdcd5; --wash: #f3f1ec;
      --link: #0b5394; --mark: #8a3a12;
      --text: Charter, "Bitstream Charter", "Sitka Text", Cambria, Georgia, serif;
      --head: system-ui, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", Arial, sans-serif;
      --code: ui-monospace, "Cascadia Code", "Source Code Pro", Menlo, Consolas, monospace;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --paper: #16181c; --ink: #e3e1dc; --soft: #a0a6ae; --line: #34383f; --wash: #1f2227;
        --link: #8ab8ee; --mark: #e39a6f;
      }
    }

    """

  static let pages =
    palette + """
      * { box-sizing: border-box; }
      html { font-size: 100%; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
      body {
        margin: 0 auto; padding: 0 1.25rem 3rem; max-width: 44rem;
        background: var(--paper); color: var(--ink);
        font: 1.125rem/1.6 var(--text); overflow-wrap: break-word;
      }
      h1, h2, h3, h4, h5, h6, nav, .meta, .hint, .kicker, .tags, .site-title, label, button, dt {
        font-family: var(--head);
      }
      h1, h2, h3, h4, h5, h6 { line-height: 1.25; text-wrap: balance; margin: 2em 0 .6em; }
      h1 { font-size: 2rem; margin-top: 1.5rem; letter-spacing: -.01em; }
      h2 { font-size: 1.375rem; }
      h3 { font-size: 1.15rem; }
      h4, h5, h6 { font-size: 1rem; }
      p, ul, ol, dl, blockquote, pre, table, figure { margin: 0 0 1.1em; }
      a { color: var(--link); text-decoration-thickness: .06em; text-underline-offset: .15em; }
      a:hover { text-decoration-thickness: .12em; }
      :focus-visible { outline: 3px solid var(--link); outline-offset: 3px; border-radius: 2px; }
      img, video, iframe, svg { max-width: 100%; height: auto; }
      hr { border: 0; border-top: 1px solid var(--line); margin: 2.5em 0; }
      blockquote { margin-left: 0; padding-left: 1.1em; border-left: 3px solid var(--line); color: var(--soft); }
      code, pre, kbd, samp { font-family: var(--code); font-size: .875em; }
      code { background: var(--wash); padding: .1em .3em; border-radius: 3px; }
      pre { background: var(--wash); padding: .9em 1.1em; border-radius: 6px; overflow-x: auto; line-height: 1.5; }
      pre code { background: none; padding: 0; font-size: 1em; }
      table { border-collapse: collapse; font-size: .95em; display: block; overflow-x: auto; }
      th, td { padding: .4em .9em .4em 0; text-align: left; border-bottom: 1px solid var(--line); vertical-align: top; }
      th { font-family: var(--head); font-size: .9em; }
      [align="right"] { text-align: right; }
      [align="center"] { text-align: center; }

      .skip { position: absolute; left: -100vw; }
      .skip:focus { left: 1rem; top: 1rem; padding: .5em 1em; background: var(--paper); z-index: 1; }
      .visually-hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; margin: 0; }
      .trap { position: absolute; left: -100vw; width: 1px; height: 1px; overflow: hidden; }

      header.site { padding: 2rem 0 1rem; border-bottom: 1px solid var(--line); }
      .site-title { margin: 0; font-size: 1.35rem; font-weight: 700; letter-spacing: -.01em; }
      .site-title a { color: inherit; text-decoration: none; }
      .site-title a:hover { text-decoration: underline; }
      .site-subtitle { margin: .1rem 0 0; color: var(--soft); }
      header.site ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: .9rem 0 0; padding: 0; list-style: none; font-size: .95rem; }
      header.site li a { display: inline-block; padding: .25rem 0; }
      [aria-current] { color: inherit; font-weight: 600; text-decoration: none; }
      footer.site { margin-top: 4rem; padding-top: 1rem; border-top: 1px solid var(--line); color: var(--soft); font-size: .95rem; }
      footer.site p { margin: 0 0 .4em; }

      .meta, .hint { color: var(--soft); font-size: .9rem; }
      .hint { font-weight: 400; }
      .lead { font-size: 1.15rem; color: var(--soft); }
      .kicker { display: block; font-size: .95rem; font-weight: 400; color: var(--soft); letter-spacing: 0; }

      .author { overflow: hidden; }
      .author h2 { margin-top: 2rem; }
      .author .u-photo { float: right; width: 7rem; height: 7rem; object-fit: cover; border-radius: 50%; margin: 0 0 1rem 1.25rem; }
      .author-name { margin-bottom: .5em; font-family: var(--head); }
      .author-name a { font-weight: 600; }
      .author-name .p-org { display: block; color: var(--soft); font-size: .95rem; }
      .links { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; padding: 0; list-style: none; }

      .posts { list-style: none; padding: 0; }
      .posts li { padding: .7rem 0; border-top: 1px solid var(--line); }
      .posts li:last-child { border-bottom: 1px solid var(--line); }
      .posts .p-name { font-family: var(--head); font-weight: 600; font-size: 1.1rem; text-decoration: none; }
      .posts .p-name:hover { text-decoration: underline; }
      .posts .meta { margin: .1rem 0 0; }

      .feeds dt { font-weight: 600; }
      .feeds dd { margin: 0 0 .6em; }
      .feeds dd a { margin-right: .9em; }

      .post header { margin: 2.5rem 0 1.75rem; }
      .post h1 { margin: 0 0 .3em; }
      .post header .meta { margin: 0; }
      .post > footer { margin-top: 2.5rem; }
      .picture img, .e-content img { border-radius: 4px; }
      .e-content > :last-child { margin-bottom: 0; }
      .footnotes { margin-top: 2.5em; padding-top: .5em; border-top: 1px solid var(--line); font-size: .9em; }
      .tags { display: flex; flex-wrap: wrap; gap: .4rem; list-style: none; padding: 0; font-size: .9rem; }
      .tags a { display: inline-block; padding: .15rem .65rem; border: 1px solid var(--line); border-radius: 1rem; text-decoration: none; }
      .tags a:hover { border-color: currentColor; }
      .tags.all { gap: .6rem 1.2rem; font-size: 1rem; }
      .neighbours ul { display: flex; flex-wrap: wrap; gap: 1rem 2rem; justify-content: space-between; margin: 2.5rem 0 0; padding: 1rem 0 0; border-top: 1px solid var(--line); list-style: none; font-size: .95rem; }
      .neighbours li { flex: 1 1 12rem; }
      .neighbours .next { text-align: right; margin-left: auto; }
      .neighbours span { display: block; color: var(--soft); font-size: .85rem; }

      .comment-list { list-style: none; padding: 0; }
      .comment-list > li { padding: 1rem 0 .1rem; border-top: 1px solid var(--line); }
      .comment-list .meta { margin-bottom: .4em; }
      .comment-list strong { color: var(--ink); }
      .comment-list > li:target { border-top-color: var(--mark); }
      .comment-form label { display: block; font-size: .95rem; font-weight: 600; margin-bottom: .25rem; }
      .comment-form p { margin-bottom: 1rem; }
      input, textarea {
        width: 100%; padding: .55rem .7rem; font: 1rem/1.5 var(--head);
        color: var(--ink); background: var(--paper); border: 1px solid var(--soft); border-radius: 5px;
      }
      input { max-width: 24rem; }
      textarea { resize: vertical; }
      button {
        padding: .6rem 1.3rem; font-size: 1rem; font-weight: 600; cursor: pointer;
        color: var(--paper); background: var(--link); border: 1px solid transparent; border-radius: 5px;
      }
      button:hover { filter: brightness(1.1); }

      .timeline { list-style: none; padding: 0; }
      .timeline > li { padding: 1.1rem 0 .1rem; border-top: 1px solid var(--line); }
      .pager { display: flex; gap: 1.5rem; padding: .8rem 0; border-top: 1px solid var(--line); }
      .timeline h2 { margin: 0; font-size: 1.15rem; }
      .timeline h2 a { text-decoration: none; }
      .timeline h2 a:hover { text-decoration: underline; }
      .timeline .meta { margin: .1rem 0 .4rem; }
      .timeline .own .meta::before { content: ""; display: inline-block; width: .55em; height: .55em; margin-right: .5em; border-radius: 50%; background: var(--mark); }

      @media (max-width: 30rem) {
        body { font-size: 1.0625rem; }
        h1 { font-size: 1.65rem; }
        .author .u-photo { width: 5rem; height: 5rem; }
      }
      @media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
      @media print {
        :root { --paper: #fff; --ink: #000; --soft: #444; --line: #bbb; --wash: #f5f5f5; --link: #000; --mark: #000; }
        body { max-width: none; padding: 0; font-size: 11pt; }
        header.site nav, footer.site, .respond, .neighbours, .skip, .feeds { display: none; }
        .e-content a[href^="http"]::after { content: " (" attr(href) ")"; font-size: .85em; color: var(--soft); }
        h1, h2, h3 { break-after: avoid; }
        img, pre, blockquote, table { break-inside: avoid; }
      }

      """

  /// Makes an Atom or RSS feed a page to read: what it is, then titles, dates, summaries, addresses.
  ///
  /// XML has no links of its own that a style could make, so addresses are shown as text.
  static let feeds =
    "@namespace atom \"http://www.w3.org/2005/Atom\";\n"
    + "@namespace dc \"http://purl.org/dc/elements/1.1/\";\n"
    + palette + """
      feed, channel { color-scheme: light dark; }
      feed, rss { display: block; min-height: 100vh; background: var(--paper); color: var(--ink); font: 1.0625rem/1.6 var(--text); }
      feed, channel { padding: 2rem max(1.25rem, calc(50vw - 22rem)) 4rem; overflow-wrap: break-word; }
      channel, entry, item { display: block; }
      feed > *, channel > *, entry > *, item > *, source > *, author > * { display: none; }

      feed::before, channel::before {
        content: "This is a feed. To have new entries come to you, copy the address of this page into a feed reader.";
        display: block; margin-bottom: 2.5rem; padding: .9rem 1.1rem;
        font: .95rem/1.5 var(--head); background: var(--wash); border-left: 4px solid var(--link); border-radius: 4px;
      }
      feed > title, channel > title { display: block; font: 700 2rem/1.2 var(--head); letter-spacing: -.01em; }
      feed > subtitle, channel > description { display: block; margin-top: .3rem; color: var(--soft); }
      feed > entry, channel > item { display: block; margin-top: 1.5rem; padding-top: 1.5rem; border-top: 1px solid var(--line); }
      entry > title, item > title { display: block; font: 600 1.2rem/1.3 var(--head); }
      entry > summary, item > description { display: block; margin-top: .5rem; }

      feed > link[rel="alternate"], entry > link[rel="alternate"], channel > link:not([rel]), item > link:not([rel]) {
        display: block; margin-top: .2rem; font: .9rem/1.5 var(--head); color: var(--link);
      }
      atom|feed > atom|link::after, atom|entry > atom|link::after { content: attr(href); }
      channel > atom|link, item > atom|link { display: none; }

      entry > published, entry > author, entry > source, entry > source > title, entry > author > name,
      item > pubDate, item > dc|creator, item > source {
        display: inline; font: .9rem/1.5 var(--head); color: var(--soft);
      }
      entry > author::before, item > dc|creator::before { content: " · "; }
      entry > source::before, item > source::before { content: " · from "; }
      item > pubDate { display: inline; }

      """
}
