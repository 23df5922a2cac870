import Foundation
import Storage
import Syndication
import TestSupport
import Testing

@testable import Aggregation

/// An item as a feed states it at some moment.
private struct Item {
  var id: String?
  var link: String?
  var title: String?
  var text: String?
  var day: Int?

  var xml: String {
    let date = day.map { "<pubDate>\(String(format: "%02d", $0)) Mar 2013 08:00:00 GMT</pubDate>" }
    return "<item>"
      + [
        id.map { "<guid isPermaLink='false'>\($0)</guid>" }, link.map { "<link>\($0)</link>" },
        title.map { "<title>\($0)</title>" }, text.map { "<description>\($0)</description>" }, date,
      ].compactMap(\.self).joined() + "</item>"
  }
}

/// What a feed has looked like, one look after the other.
struct Story: Sendable, CustomTestStringConvertible {
  var testDescription: String
  fileprivate var looks: [[Item]]
  /// How many entries each look brings that were not there.
  var new: [Int]
  /// How many of those known change, where it matters.
  var changed: [Int]?
}

private func words(_ number: Int) -> String {
  "What there was to say in the post that has the number \(number), and a few words more to fill it."
}

private func item(
  _ number: Int,
  id: String? = nil,
  link: String? = nil,
  title: String? = nil
)
  -> Item
{
  Item(
    id: id ?? "urn:post:\(number)",
    link: link ?? "https://e.org/\(number)",
    title: title ?? "The post with the number \(number)",
    text: words(number),
    day: number
  )
}

private func change(_ item: Item, _ body: (inout Item) -> Void) -> Item {
  var item = item
  body(&item)
  return item
}

private let stories: [Story] = [
  Story(
    testDescription: "to https, and all slugs anew, with one post more",
    looks: [
      (1...9).map { item($0, id: "http://e.org/old-\($0)", link: "http://e.org/old-\($0)") },
      (2...10).map { item($0, id: "https://e.org/new/\($0)", link: "https://e.org/new/\($0)") },
      (2...10).map { item($0, id: "https://e.org/new/\($0)", link: "https://e.org/new/\($0)") },
    ],
    new: [9, 1, 0]
  ),
  Story(
    testDescription: "to https, and all slugs anew, without dates",
    looks: ["http://e.org/old", "https://e.org/new"].map { base in
      (1...9).map { number in
        change(item(number, id: "\(base)-\(number)", link: "\(base)-\(number)")) { $0.day = nil }
      }
    },
    new: [9, 0]
  ),
  Story(
    testDescription: "all ids new",
    looks: ["a", "b", "c"].map { name in (1...9).map { item($0, id: "\(name)\($0)") } },
    new: [9, 0, 0]
  ),
  Story(
    testDescription: "all ids new, and one of them edited",
    looks: [
      (1...5).map { item($0, id: "a\($0)") },
      (1...5).map { number in
        change(item(number, id: "b\(number)")) { if number == 3 { $0.text = "Another text." } }
      },
    ],
    new: [5, 0],
    changed: [0, 1]
  ),
  Story(
    testDescription: "two items swap their titles",
    looks: [
      [item(1), item(2), item(3)],
      [
        item(1, title: "The post with the number 2"), item(2, title: "The post with the number 1"),
        item(3),
      ],
      [item(1), item(2), item(3)],
    ],
    new: [3, 0, 0],
    changed: [0, 2, 2]
  ),
  Story(
    testDescription: "two items swap their ids",
    looks: [
      [item(1), item(2), item(3)],
      [item(1, id: "urn:post:2"), item(2, id: "urn:post:1"), item(3)],
      [item(1), item(2), item(3)],
    ],
    new: [3, 0, 0],
    changed: [0, 0, 0]
  ),
  Story(
    testDescription: "all items have one id, and one more comes each time",
    looks: (5...8).map { last in (1...last).reversed().map { item($0, id: "https://e.org/") } },
    new: [5, 1, 1, 1],
    changed: [0, 0, 0, 0]
  ),
  Story(
    testDescription: "all items have one id and no link, and one more comes each time",
    looks: (5...8).map { last in
      (last - 4...last).reversed().map { number in
        change(item(number, id: "1")) { $0.link = nil }
      }
    },
    new: [5, 1, 1, 1]
  ),
  Story(
    testDescription: "two items share an id, then one falls off",
    looks: [
      [item(3), item(2, id: "same"), item(1, id: "same")], [item(3), item(2, id: "same")],
      [item(4), item(3), item(2, id: "same")],
    ],
    new: [3, 0, 1]
  ),
  Story(
    testDescription: "ids are positions in the list",
    looks: [5, 6, 6, 8, 9].map { last in
      (0..<5).map { item(last - $0, id: "\($0 + 1)") }
    },
    new: [5, 1, 0, 2, 1],
    changed: [0, 0, 0, 0, 0]
  ),
  Story(
    testDescription: "ids are positions, and all is new at once",
    looks: [[5, 4, 3], [9, 8, 7]].map { numbers in
      numbers.enumerated().map { item($0.element, id: "\($0.offset + 1)") }
    },
    new: [3, 3]
  ),
  Story(
    testDescription: "the newest is always called latest",
    looks: (3...6).map { last in
      (1...last).reversed().map { item($0, id: $0 == last ? "latest" : "urn:\($0)") }
    },
    new: [3, 1, 1, 1],
    changed: [0, 0, 0, 0]
  ),
  Story(
    testDescription: "one item, always of one guid",
    looks: (1...4).map { [item($0, id: "today")] },
    new: [1, 1, 1, 1]
  ),
  Story(
    testDescription: "an item that is edited all over keeps its guid and date",
    looks: [
      [item(1)],
      [change(item(1, link: "https://e.org/better", title: "Better")) { $0.text = "Other." }],
    ],
    new: [1, 0],
    changed: [0, 1]
  ),
  Story(
    testDescription: "a post that is dated anew keeps its guid and page",
    looks: [[item(1), item(2)], [change(item(1, title: "Updated")) { $0.day = 20 }, item(2)]],
    new: [2, 0],
    changed: [0, 1]
  ),
  Story(
    testDescription: "junk in the query of guid and link",
    looks: ["sid=1", "sid=2&amp;t=3", "utm_source=x&amp;sid=4"].map { query in
      (1...5).map { number in
        item(
          number,
          id: "https://e.org/\(number)?\(query)",
          link: "https://e.org/\(number)?\(query)"
        )
      }
    },
    new: [5, 0, 0]
  ),
  Story(
    testDescription: "junk in the query of what has no guid",
    looks: ["PHPSESSID=a", "PHPSESSID=b"].map { query in
      (1...5).map { number in
        change(item(number, link: "https://e.org/\(number)?\(query)")) { $0.id = nil }
      }
    },
    new: [5, 0]
  ),
  Story(
    testDescription: "the order changes each time",
    looks: [[1, 2, 3, 4], [4, 2, 1, 3], [3, 4, 1, 2]].map { $0.map { item($0) } },
    new: [4, 0, 0],
    changed: [0, 0, 0]
  ),
  Story(
    testDescription: "two servers, one with old news and other guids",
    looks: (0..<6).map { look in
      look % 2 == 0
        ? (2...6).map { item($0, id: "a\($0)") } : (1...5).map { item($0, id: "b\($0)") }
    },
    new: [5, 1, 0, 0, 0, 0],
    changed: [0, 0, 0, 0, 0, 0]
  ),
  Story(
    testDescription: "two servers, one with other words",
    looks: (0..<6).map { look in
      [item(1), change(item(2)) { if look % 2 == 1 { $0.text = words(2) + " Buy!" } }]
    },
    new: [2, 0, 0, 0, 0, 0]
  ),
  Story(
    testDescription: "nothing but texts",
    looks: [[1, 2, 3], [4, 1, 2]].map { numbers in
      numbers.map { Item(text: words($0)) }
    },
    new: [3, 1]
  ),
  Story(
    testDescription: "items of nothing",
    looks: [[Item(), Item(), item(1)], [Item(), item(1)], [item(1), Item()]],
    new: [2, 0, 0]
  ),
  Story(
    testDescription: "nothing but titles",
    looks: [["a", "b"], ["c", "a", "b"]].map { $0.map { Item(title: $0) } },
    new: [2, 1]
  ),
  Story(
    testDescription: "one page, many places in it",
    looks: [3, 4].map { last in
      (1...last).reversed().map { number in
        change(item(number, link: "https://e.org/log#n\(number)")) { $0.id = nil }
      }
    },
    new: [3, 1]
  ),
  Story(
    testDescription: "one page, many places in it, without dates and texts",
    looks: [3, 4].map { last in
      (1...last).reversed().map { number in
        Item(link: "https://e.org/log#n\(number)", title: "Note \(number)")
      }
    },
    new: [3, 1]
  ),
  Story(
    testDescription: "a count that begins again after a year",
    looks: [
      (1...3).map { item($0, id: "\($0)") }, (10...12).map { item($0, id: "\($0)") },
      (20...22).map { item($0, id: "\($0 - 19)") },
    ],
    new: [3, 3, 3]
  ),
  Story(
    testDescription: "not there for a look, then back",
    looks: [[item(1), item(2), item(3)], [item(1)], [item(1), item(2), item(3)]],
    new: [3, 0, 0],
    changed: [0, 0, 0]
  ),
]

/// Whatever a feed does with its ids, readers of the timeline see each post once, under one id for ever.
@Test(arguments: stories) func readersSeeEachPostOnce(_ story: Story) async throws {
  try await withBench { bench, server in
    var bench = bench
    try bench.subscribe([server.url("/feed")])
    var published: Set<String> = []
    // By the number in their text.
    var names: [Substring: String] = [:]
    for (number, look) in story.looks.enumerated() {
      let items = look.map(\.xml).joined()
      server.answer { _ in
        [.ok("<rss version='2.0'><channel><title>F</title>\(items)</channel></rss>")]
      }
      let report = try await bench.refresh(eager: true)[0]
      bench.now = bench.now + 3600
      #expect(report.kind == .fetched, "\(report.detail)")
      #expect(report.new == story.new[number], "look \(number)")
      if let changed = story.changed {
        #expect(report.changed == changed[number], "look \(number)")
      }
      let (now, store) = (bench.now, bench.store)
      let timeline = try await Timeline.load(own: Feed(), from: store, now: now, limit: 999)
      let ids = Set(timeline.entries.compactMap(\.id))
      #expect(ids.count == timeline.entries.count)
      #expect(ids.count == story.new.prefix(number + 1).reduce(0, +), "look \(number)")
      #expect(published.isSubset(of: ids), "look \(number): \(published.subtracting(ids)) are gone")
      published = ids
      for entry in timeline.entries {
        let text = (entry.content.first ?? entry.summary)?.value ?? ""
        guard let number = text.firstMatch(of: #/number (\d+),/#)?.1, let id = entry.id else {
          continue
        }
        #expect(names[number] ?? id == id, "post \(number) has another id")
        names[number] = id
      }
    }
    #expect(try await bench.store.check() == [])
  }
}
