import CLibXML2

/// Runs libxml2's parsers over a text, recording what they report.
enum SAX {
  /// Parses XML in UTF-8 through the push interface, which is a third faster than the pull one.
  ///
  /// - Parameters:
  ///   - source: the text, already decoded: whatever it declares is ignored.
  ///   - start: where to begin in it.
  ///   - recovers: whether to go on after a fatal error, which loses text; see ``Repair``.
  ///   - limits: how much is read.
  /// - Returns: the tape, and whether a fatal error was met.
  static func parse(
    xml source: [UInt8],
    from start: Int = 0,
    recovers: Bool,
    limits: Limits
  ) -> (tape: Tape, problemOffsets: [Int], isBroken: Bool) {
    LibXML2.start()
    return unsafe source.withUnsafeBufferPointer { source in
      var recording = unsafe Recording(source: source, maximumDepth: limits.depth)
      unsafe withUnsafeMutablePointer(to: &recording) { recording in
        unsafe push(
          UnsafeBufferPointer(rebasing: source[start...]),
          at: start,
          recovers: recovers,
          isOver: limits.isOver,
          into: recording
        )
        unsafe recording.pointee.close()
      }
      return unsafe (recording.tape, recording.problemOffsets, recording.isBroken)
    }
  }

  private static func push(
    _ source: UnsafeBufferPointer<UInt8>,
    at start: Int,
    recovers: Bool,
    isOver: (() -> Bool)?,
    into recording: UnsafeMutablePointer<Recording>
  ) {
    var handler = unsafe xmlHandler
    guard let context = unsafe xmlCreatePushParserCtxt(&handler, recording, nil, 0, nil) else {
      return
    }
    defer { unsafe free(context) }
    let options =
      XML_PARSE_NONET.rawValue | XML_PARSE_HUGE.rawValue | XML_PARSE_IGNORE_ENC.rawValue
      | (recovers ? XML_PARSE_RECOVER.rawValue : 0)
    unsafe xmlCtxtUseOptions(context, Int32(options))
    unsafe recording.pointee.attach(context)
    unsafe context.pointee.input.pointee.consumed = UInt(start)
    // The parser looks for the end of a section from its start with each piece: pieces that grow
    // with the text keep that linear.
    let size = max(64 << 10, source.count / 16)
    var place = 0
    while place < source.count, unsafe recovers || !recording.pointee.isBroken {
      let count = min(size, source.count - place)
      let piece = unsafe UnsafeRawPointer(source.baseAddress.unsafelyUnwrapped + place)
      unsafe xmlParseChunk(
        context,
        piece.assumingMemoryBound(to: CChar.self),
        Int32(count),
        0
      )
      place += count
      if let isOver, place < source.count, isOver() {
        unsafe recording.pointee.stop(Limits.stopped.message)
        return
      }
    }
    if unsafe recovers || !recording.pointee.isBroken {
      unsafe xmlParseChunk(context, nil, 0, 1)
    }
  }

  /// Parses HTML in UTF-8, a document or a fragment, into the same kind of tape.
  static func parse(html source: [UInt8], maximumDepth: Int) -> Tape {
    LibXML2.start()
    guard !source.isEmpty else { return Tape() }
    return unsafe source.withUnsafeBufferPointer { source in
      var recording = unsafe Recording(source: source, maximumDepth: maximumDepth)
      unsafe withUnsafeMutablePointer(to: &recording) { recording in
        let bytes = unsafe UnsafeRawPointer(source.baseAddress.unsafelyUnwrapped)
        guard
          let context = unsafe htmlCreateMemoryParserCtxt(
            bytes.assumingMemoryBound(to: CChar.self),
            Int32(clamping: source.count)
          )
        else { return }
        defer { unsafe free(context) }
        let options =
          HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NONET.rawValue
          | HTML_PARSE_NOIMPLIED.rawValue | HTML_PARSE_IGNORE_ENC.rawValue
        unsafe htmlCtxtUseOptions(context, Int32(options))
        unsafe context.pointee.sax.pointee = unsafe htmlHandler
        unsafe context.pointee.userData = UnsafeMutableRawPointer(recording)
        unsafe xmlSwitchEncoding(context, XML_CHAR_ENCODING_UTF8)
        unsafe recording.pointee.attach(context)
        unsafe htmlParseDocument(context)
        unsafe recording.pointee.close()
      }
      return unsafe recording.tape
    }
  }

  /// Frees a context with the document that libxml2 makes in spite of a SAX handler, for entities.
  private static func free(_ context: xmlParserCtxtPtr) {
    if let document = unsafe context.pointee.myDoc { unsafe xmlFreeDoc(document) }
    unsafe context.pointee.myDoc = nil
    unsafe xmlFreeParserCtxt(context)
  }

  private static func recording(
    _ context: UnsafeMutableRawPointer?
  ) -> UnsafeMutablePointer<Recording> {
    unsafe context.unsafelyUnwrapped.assumingMemoryBound(to: Recording.self)
  }

  private static var xmlHandler: xmlSAXHandler {
    var handler = unsafe xmlSAXHandler()
    unsafe handler.initialized = XML_SAX2_MAGIC
    unsafe handler.startElementNs = {
      context,
      local,
      prefix,
      namespace,
      namespaceCount,
      namespaces,
      count,
      _,
      attributes in
      guard let local = unsafe local else { return }
      unsafe SAX.recording(context).pointee.startElement(
        local,
        prefix: prefix,
        namespace: namespace,
        declarations: UnsafeBufferPointer(start: namespaces, count: Int(namespaceCount) * 2),
        attributes: UnsafeBufferPointer(start: attributes, count: Int(count) * 5)
      )
    }
    unsafe handler.endElementNs = { context, _, _, _ in
      unsafe SAX.recording(context).pointee.endElement()
    }
    unsafe handler.cdataBlock = { context, bytes, count in
      let bytes = unsafe UnsafeBufferPointer(start: bytes, count: Int(count))
      unsafe SAX.recording(context).pointee.section(bytes)
    }
    unsafe handler.internalSubset = { context, name, publicID, systemID in
      unsafe SAX.recording(context).pointee.doctype(name, publicID, systemID)
    }
    unsafe handler.getEntity = { context, name in
      guard let name = unsafe name else { return nil }
      return unsafe SAX.recording(context).pointee.entity(name)
    }
    unsafe handler.entityDecl = { context, name, type, _, _, content in
      unsafe SAX.recording(context).pointee.declare(entity: name, type: type, content: content)
    }
    unsafe addCommonCallbacks(to: &handler)
    return unsafe handler
  }

  private static var htmlHandler: htmlSAXHandler {
    var handler = unsafe htmlSAXHandler()
    unsafe handler.startElement = { context, name, attributes in
      guard let name = unsafe name else { return }
      unsafe SAX.recording(context).pointee.startElement(html: name, attributes: attributes)
    }
    unsafe handler.endElement = { context, _ in
      unsafe SAX.recording(context).pointee.endElement()
    }
    unsafe handler.cdataBlock = { context, bytes, count in
      unsafe SAX.recording(context).pointee.text(
        UnsafeBufferPointer(start: bytes, count: Int(count)),
        kind: .text
      )
    }
    unsafe addCommonCallbacks(to: &handler)
    unsafe handler.serror = nil
    return unsafe handler
  }

  private static func addCommonCallbacks(to handler: inout xmlSAXHandler) {
    unsafe handler.characters = { context, bytes, count in
      unsafe SAX.recording(context).pointee.text(
        UnsafeBufferPointer(start: bytes, count: Int(count)),
        kind: .text
      )
    }
    unsafe handler.ignorableWhitespace = { context, bytes, count in
      unsafe SAX.recording(context).pointee.text(
        UnsafeBufferPointer(start: bytes, count: Int(count)),
        kind: .text
      )
    }
    unsafe handler.processingInstruction = { context, target, data in
      guard let target = unsafe target else { return }
      unsafe SAX.recording(context).pointee.instruction(target: target, data: data)
    }
    unsafe handler.serror = { context, error in
      guard let context = unsafe context, let error = unsafe error else { return }
      unsafe SAX.recording(context).pointee.error(error)
    }
  }
}
