/// Remarks on a JSON Feed as a whole: the same as on feeds in XML, where they make sense.
///
/// That an item has no title is none of them: JSON Feed is made for short notes, too.
struct JSONAdvice {
  /// Something to report, and where.
  struct Remark {
    var message: Message
    var element: String
    var parent: String
    var value: JSON
    var parameters: Parameters = [:]
  }

  private var remarks: [Remark] = []
  private let source: [UInt8]
  private var ids = FragileIDs()

  static func remarks(on feed: JSON, in source: [UInt8]) -> [Remark] {
    var advice = JSONAdvice(source: source)
    advice.ids.home = feed["home_page_url"]?.string
    for item in feed["items"]?.elements ?? [] { advice.judge(item) }
    advice.judgeDates(of: feed)
    if feed["hubs"]?.elements.isEmpty == false, feed["feed_url"] == nil {
      advice.add(.hubWithoutSelf, "hubs", in: "feed", at: feed["hubs"] ?? feed)
    }
    if feed["next_url"] != nil, feed["feed_url"] == nil {
      advice.add(.pageWithoutSelf, "next_url", in: "feed", at: feed["next_url"] ?? feed)
    }
    if source.count > Advice.maximumSize {
      advice.add(.largeFeed, "feed", in: "root", at: feed, "\(source.count)")
    }
    return advice.remarks
  }

  private init(source: [UInt8]) { self.source = source }

  private mutating func add(
    _ message: Message,
    _ element: String,
    in parent: String,
    at value: JSON,
    _ text: String? = nil
  ) {
    let parameters: Parameters = text.map { ["value": $0] } ?? [:]
    remarks.append(
      Remark(
        message: message,
        element: element,
        parent: parent,
        value: value,
        parameters: parameters
      )
    )
  }

  private mutating func judge(_ item: JSON) {
    if let id = item["id"], let text = id.string, ids.mayChange(text) {
      add(.fragileID, "id", in: "item", at: id, text)
    }
    for name in ["content_html", "content_text"] {
      guard var content = item[name], let text = content.string,
        let end = AdviceText.brokenEnd(of: text)
      else { continue }
      var places = JSONTextPlaces(content.offset, in: source)
      content.offset = places.offset(of: end.offset)
      add(.truncatedContent, name, in: "item", at: content, end.mark)
    }
  }

  private mutating func judgeDates(of feed: JSON) {
    let items = feed["items"]?.elements ?? []
    var entries: [Advice.Entry] = []
    for (number, item) in items.enumerated() {
      let text = item["date_published"]?.string ?? item["date_modified"]?.string ?? ""
      var entry = Advice.Entry(number: number)
      entry.date = Timestamp(rfc3339: text).map { AdviceDate(time: $0, text: text) }
      entries.append(entry)
    }
    let dates = AdviceDates(entries, of: nil)
    if let text = dates.onlyOne { add(.allUpdatedAlike, "feed", in: "root", at: feed, text) }
    if let stray = dates.stray, items.indices.contains(stray.number) {
      add(.entriesOutOfOrder, "item", in: "items", at: items[stray.number])
    }
  }
}
