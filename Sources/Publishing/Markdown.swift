import CMarkGFM
import Glibc
import Synchronization

/// Markdown: CommonMark with GitHub's tables, strikethrough, autolinks and task lists, and footnotes.
struct Markdown {
  private let text: String

  init(_ text: String) {
    self.text = text
  }

  /// HTML with whatever HTML the author wrote in it: to be sanitized.
  var html: String {
    let html = MarkdownTree(text, options: CMARK_OPT_UNSAFE | CMARK_OPT_FOOTNOTES).html()
    guard html.contains("<input") else { return html }
    // Fields of forms are not let into feeds: a task is a character.
    return html.replacing("<input type=\"checkbox\" checked=\"\" disabled=\"\" />", with: "☑")
      .replacing("<input type=\"checkbox\" disabled=\"\" />", with: "☐")
  }

  /// HTML of a stranger's text: markup is shown as the text it is, pictures are links to them.
  var htmlOfStranger: String {
    let tree = MarkdownTree(text, options: CMARK_OPT_HARDBREAKS)
    tree.disarm()
    return tree.html()
  }
}

/// A parsed text: the one owner of the C objects, which frees them.
@safe private final class MarkdownTree {
  private let options: Int32
  private let parser: OpaquePointer?
  private let root: OpaquePointer?

  /// While it parses, cmark-gfm keeps the characters that its extensions watch in global tables.
  private static let parsing = Mutex(())

  init(_ text: String, options: Int32) {
    self.options = options
    (unsafe parser, unsafe root) = unsafe Self.parsing.withLock { _ in
      cmark_gfm_core_extensions_ensure_registered()
      let parser = unsafe cmark_parser_new(options)
      for name in ["table", "strikethrough", "autolink", "tasklist"] {
        if let found = unsafe cmark_find_syntax_extension(name) {
          unsafe cmark_parser_attach_syntax_extension(parser, found)
        }
      }
      var text = text
      text.withUTF8 { bytes in
        unsafe bytes.withMemoryRebound(to: CChar.self) { characters in
          unsafe cmark_parser_feed(parser, characters.baseAddress, characters.count)
        }
      }
      return unsafe (parser, cmark_parser_finish(parser))
    }
  }

  deinit {
    if let root = unsafe root { unsafe cmark_node_free(root) }
    if let parser = unsafe parser { unsafe cmark_parser_free(parser) }
  }

  func html() -> String {
    guard let root = unsafe root, let parser = unsafe parser else { return "" }
    let extensions = unsafe cmark_parser_get_syntax_extensions(parser)
    guard let text = unsafe cmark_render_html(root, options, extensions) else { return "" }
    defer { unsafe free(text) }
    return unsafe String(cString: text)
  }

  /// Takes raw HTML, pictures and headings out, keeping their text.
  func disarm() {
    let found = unsafe nodes(ofTypes: [
      CMARK_NODE_HTML_INLINE, CMARK_NODE_HTML_BLOCK, CMARK_NODE_IMAGE, CMARK_NODE_HEADING,
    ])
    // By index: the formatter cannot write an unsafe loop variable.
    for index in unsafe found.indices {
      let node = unsafe found[index]
      switch unsafe cmark_node_get_type(node) {
      case CMARK_NODE_HTML_INLINE:
        unsafe replace(node, by: textNode(of: node))
      case CMARK_NODE_HTML_BLOCK:
        let paragraph = unsafe cmark_node_new(CMARK_NODE_PARAGRAPH)
        unsafe cmark_node_append_child(paragraph, textNode(of: node))
        unsafe replace(node, by: paragraph)
      case CMARK_NODE_IMAGE where unsafe isInsideLink(node):
        while let child = unsafe cmark_node_first_child(node) {
          unsafe cmark_node_insert_before(node, child)
        }
        unsafe cmark_node_unlink(node)
        unsafe cmark_node_free(node)
      case CMARK_NODE_IMAGE:
        let link = unsafe cmark_node_new(CMARK_NODE_LINK)
        unsafe cmark_node_set_url(link, cmark_node_get_url(node))
        unsafe moveChildren(of: node, to: link)
        unsafe replace(node, by: link)
      default:
        let paragraph = unsafe cmark_node_new(CMARK_NODE_PARAGRAPH)
        unsafe moveChildren(of: node, to: paragraph)
        unsafe replace(node, by: paragraph)
      }
    }
  }

  private func nodes(ofTypes types: [cmark_node_type]) -> [OpaquePointer] {
    guard let root = unsafe root, let iterator = unsafe cmark_iter_new(root) else {
      return unsafe []
    }
    defer { unsafe cmark_iter_free(iterator) }
    var nodes: [OpaquePointer] = unsafe []
    while unsafe cmark_iter_next(iterator) != CMARK_EVENT_DONE {
      // Left, not entered: what is inside comes before what it is in. Leaves are only entered.
      guard let node = unsafe cmark_iter_get_node(iterator) else { continue }
      let isLeaf = unsafe cmark_node_first_child(node) == nil
      let isEntered = unsafe cmark_iter_get_event_type(iterator) == CMARK_EVENT_ENTER
      if isLeaf == isEntered, unsafe types.contains(cmark_node_get_type(node)) {
        unsafe nodes.append(node)
      }
    }
    return unsafe nodes
  }

  private func textNode(of node: OpaquePointer) -> OpaquePointer? {
    let text = unsafe cmark_node_new(CMARK_NODE_TEXT)
    unsafe cmark_node_set_literal(text, cmark_node_get_literal(node))
    return unsafe text
  }

  private func moveChildren(of node: OpaquePointer, to parent: OpaquePointer?) {
    while let child = unsafe cmark_node_first_child(node) {
      guard unsafe cmark_node_append_child(parent, child) == 1 else { return }
    }
  }

  private func replace(_ node: OpaquePointer, by other: OpaquePointer?) {
    unsafe cmark_node_replace(node, other)
    unsafe cmark_node_free(node)
  }

  private func isInsideLink(_ node: OpaquePointer) -> Bool {
    var parent = unsafe cmark_node_parent(node)
    while let node = unsafe parent {
      if unsafe cmark_node_get_type(node) == CMARK_NODE_LINK { return true }
      unsafe parent = unsafe cmark_node_parent(node)
    }
    return false
  }
}
