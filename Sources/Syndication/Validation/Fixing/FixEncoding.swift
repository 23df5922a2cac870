import Markup

extension Fixer {
  /// Bytes of another encoding, written in UTF-8 before anything else is mended in them.
  enum Encoding {
    /// The same document in UTF-8; nil where its characters are not certain.
    static func inUTF8(
      _ result: FixResult,
      _ options: ValidationOptions,
      _ chosen: [Finding]
    ) -> FixResult? {
      if result.report.format == "json"
        || result.bytes.suffix(result.report.text.count)
          .elementsEqual(result.report.text),
        !chosen.contains(where: isOfEncoding)
      {
        return result
      }
      var parsing = Document.Options()
      parsing.charset = charset(options)
      let text = Document(xml: result.bytes, options: parsing).originalText
      // What stands for bytes that mean nothing would be all that is left of them.
      let unknown: [UInt8] = [0xEF, 0xBF, 0xBD]
      guard text.firstRange(of: unknown) == nil || result.bytes.firstRange(of: unknown) != nil
      else {
        return nil
      }
      let bytes = declared(text)
      var next = FixResult(bytes: bytes, report: Validator.validate(bytes, options: utf8(options)))
      let reason = chosen.first(where: isOfEncoding) ?? chosen.first
      if let reason, bytes != result.bytes {
        next.applied = [.init(finding: reason, summary: "writes the document in UTF-8")]
      }
      return next
    }

    private static func charset(_ options: ValidationOptions) -> String? {
      options.contentType.flatMap { type in
        MediaType.parameters(type).first { $0.name == "charset" }?.value
      }
    }

    /// What a server says of the old bytes is not true of the new ones.
    private static func utf8(_ options: ValidationOptions) -> ValidationOptions {
      var options = options
      options.contentType = options.contentType.map(MediaType.essence)
      options.fallbackEncoding = "utf-8"
      return options
    }

    /// The text with a declaration that says UTF-8, where it says something else.
    private static func declared(_ text: [UInt8]) -> [UInt8] {
      let head = text.prefix(512)
      guard head.starts(with: Array("<?xml".utf8)), let end = head.firstIndex(of: 0x3E),
        let name = head[..<end].firstRange(of: Array("encoding".utf8)),
        let open = head[name.upperBound..<end].firstIndex(where: { $0 == 0x22 || $0 == 0x27 }),
        let close = head[(open + 1)..<end].firstIndex(of: head[open])
      else { return text }
      return Edit.apply([Edit(open + 1..<close, "utf-8")], to: text)
    }
  }
}
