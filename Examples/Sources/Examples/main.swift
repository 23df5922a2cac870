// Runs each example; what is printed is compared with Output.txt.

let rss = Array(
  """
  <rss version="2.0" xmlns:w="https://example.com/weather#">
    <channel>
      <title>Weather & co</title>
      <link>https://example.com/</link>
      <item>
        <title>A grey day</title>
        <link>/grey</link>
        <author>ada@example.com (Ada Counter)</author>
        <pubDate>Mon, 25 Mar 2013 12:00:00 GMT</pubDate>
        <description>&lt;p onclick="alert(1)"&gt;See &lt;a href="sky"&gt;the sky&lt;/a&gt;.&lt;/p&gt;</description>
        <w:weather celsius="9">grey</w:weather>
      </item>
    </channel>
  </rss>
  """.utf8
)

func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

print("== read a feed")
readAFeed(rss, from: "https://example.com/rss.xml")
print("== read a long feed")
readALongFeed(
  stride(from: 0, to: rss.count, by: 100).map { Array(rss[$0..<min(rss.count, $0 + 100)]) }
)
print("== write a feed")
print(text(try writeAFeed()))
print("== convert a feed")
print(text(try convertAFeed(rss)))
print("== keep unknown elements")
print(text(try keepUnknownElements(rss)))
print("== add a vocabulary")
addAVocabulary(rss)
print("== read markup")
readMarkup(Array("<list>\n<one>1</one>\n<two>2 &nbsp; 3</two></list>".utf8))
print(text(writeMarkup("5 < 6 ]]> \u{1}")))
print(makeSafe("<p onclick=x>hi <a href='https://example.com'>there</a><script>alert(1)</script>"))
