import CLibXML2

/// libxml2 with callbacks that do nothing: as fast as any reader on top of it can be.
enum Floor {
  /// The push interface, in pieces of 64 KiB.
  ///
  /// - Returns: whether all of it was read: at the first error libxml2 stops.
  @discardableResult
  static func push(_ bytes: [UInt8]) -> Bool {
    unsafe bytes.withUnsafeBytes { bytes in
      var handler = unsafe emptyHandler
      guard let context = unsafe xmlCreatePushParserCtxt(&handler, nil, nil, 0, nil),
        let start = unsafe bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
      else { return false }
      unsafe xmlCtxtUseOptions(context, options)
      var place = 0
      while place < bytes.count {
        let count = min(64 << 10, bytes.count - place)
        unsafe xmlParseChunk(context, start + place, Int32(count), 0)
        place += count
      }
      unsafe xmlParseChunk(context, nil, 0, 1)
      let isWhole = unsafe context.pointee.wellFormed != 0
      unsafe free(context)
      return isWhole
    }
  }

  /// The pull interface, on memory.
  static func pull(_ bytes: [UInt8]) {
    unsafe bytes.withUnsafeBytes { bytes in
      var handler = unsafe emptyHandler
      guard
        let context = unsafe xmlCreateMemoryParserCtxt(
          bytes.baseAddress?.assumingMemoryBound(to: CChar.self),
          Int32(bytes.count)
        )
      else { return }
      unsafe xmlCtxtUseOptions(context, options)
      unsafe withUnsafeMutablePointer(to: &handler) { handler in
        let own = unsafe context.pointee.sax
        unsafe context.pointee.sax = handler
        unsafe xmlParseDocument(context)
        unsafe context.pointee.sax = own
      }
      unsafe free(context)
    }
  }

  private static let options = Int32(
    XML_PARSE_NONET.rawValue | XML_PARSE_HUGE.rawValue | XML_PARSE_NOERROR.rawValue
      | XML_PARSE_NOWARNING.rawValue
  )

  private static func free(_ context: xmlParserCtxtPtr) {
    if let document = unsafe context.pointee.myDoc { unsafe xmlFreeDoc(document) }
    unsafe context.pointee.myDoc = nil
    unsafe xmlFreeParserCtxt(context)
  }

  private static var emptyHandler: xmlSAXHandler {
    var handler = unsafe xmlSAXHandler()
    unsafe handler.initialized = XML_SAX2_MAGIC
    unsafe handler.startElementNs = { _, _, _, _, _, _, _, _, _ in }
    unsafe handler.endElementNs = { _, _, _, _ in }
    unsafe handler.characters = { _, _, _ in }
    unsafe handler.ignorableWhitespace = { _, _, _ in }
    unsafe handler.cdataBlock = { _, _, _ in }
    unsafe handler.comment = { _, _ in }
    unsafe handler.processingInstruction = { _, _, _ in }
    unsafe handler.reference = { _, _ in }
    unsafe handler.serror = { _, _ in }
    return unsafe handler
  }
}
