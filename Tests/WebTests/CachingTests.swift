import Syndication
import Testing
import Web

@Suite struct CachingTests {
  /// Sun, 06 Nov 1994 08:49:37 GMT, the date of RFC 9110, and a piece of a second that HTTP lacks.
  private static let modified = Timestamp(seconds: 784_111_777, nanoseconds: 500)
  private static let revision = Revision(tag: EntityTag("ab12"), lastModified: modified)
  private static let plain = Caching.Verdict.notModified(EntityTag("ab12"))
  private static let packed = Caching.Verdict.notModified(EntityTag("ab12-gzip"))

  @Test(arguments: [
    ("\"ab12\"", plain),
    ("W/\"ab12\"", plain),
    ("w/\"ab12\"", plain),
    ("ab12", plain),
    ("\"ab12-gzip\"", packed),
    ("W/\"ab12-gzip\"", packed),
    ("\"ab12--gzip\"", packed),
    ("\"ab12;gzip\"", packed),
    ("\"ab12-br\"", packed),
    ("\"x\", \"ab12\"", plain),
    ("\"ab12-gzip\", \"ab12\"", plain),
    ("\"x\",W/\"ab12\" , \"y\"", plain),
    ("\"a,b\", \"ab12\"", plain),
    ("*", .notModified(nil)),
    (" * ", .notModified(nil)),
    ("\"AB12\"", .send),
    ("\"ab1\"", .send),
    ("\"ab12x\"", .send),
    ("\"-gzip\"", .send),
    ("\"\"", .send),
    ("", .send),
    ("\"ab12", plain),
  ])
  func ifNoneMatchIsComparedWeakly(header: String, expected: Caching.Verdict) {
    var conditions = Conditions()
    conditions.ifNoneMatch = [header]
    #expect(Caching.verdict(conditions, of: Self.revision) == expected)
  }

  @Test func ifNoneMatchMayComeInSeveralLines() {
    var conditions = Conditions()
    conditions.ifNoneMatch = ["\"x\"", "\"ab12\""]
    #expect(Caching.verdict(conditions, of: Self.revision) == Self.plain)
  }

  @Test(arguments: [
    ("Sun, 06 Nov 1994 08:49:37 GMT", Caching.Verdict.notModified(nil)),
    ("Sunday, 06-Nov-94 08:49:37 GMT", .notModified(nil)),
    ("Sun Nov  6 08:49:37 1994", .notModified(nil)),
    ("Sun, 06 Nov 1994 08:49:38 GMT", .notModified(nil)),
    ("Sun, 06 Nov 1994 08:49:36 GMT", .send),
    ("yesterday", .send),
    ("", .send),
  ])
  func ifModifiedSinceIsComparedBySeconds(header: String, expected: Caching.Verdict) {
    var conditions = Conditions()
    conditions.ifModifiedSince = header
    #expect(Caching.verdict(conditions, of: Self.revision) == expected)
  }

  @Test func tagsWinOverDates() {
    var conditions = Conditions()
    conditions.ifNoneMatch = ["\"other\""]
    conditions.ifModifiedSince = "Sun, 06 Nov 1994 08:49:37 GMT"
    #expect(Caching.verdict(conditions, of: Self.revision) == .send)
  }

  @Test func whatHasNoDateIsSentToWhoeverAsksByDate() {
    var conditions = Conditions()
    conditions.ifModifiedSince = "Sun, 06 Nov 1994 08:49:37 GMT"
    let revision = Revision(tag: EntityTag("ab12"), lastModified: nil)
    #expect(Caching.verdict(conditions, of: revision) == .send)
  }

  @Test(arguments: [
    ("\"ab12\"", Caching.Verdict.send),
    ("\"ab12-gzip\"", .send),
    ("*", .send),
    ("W/\"ab12\"", .failed),
    ("\"other\"", .failed),
  ])
  func ifMatchIsComparedStrongly(header: String, expected: Caching.Verdict) {
    var conditions = Conditions()
    conditions.ifMatch = [header]
    #expect(Caching.verdict(conditions, of: Self.revision) == expected)
  }

  @Test(arguments: [
    ("Sun, 06 Nov 1994 08:49:36 GMT", Caching.Verdict.failed),
    ("Sun, 06 Nov 1994 08:49:37 GMT", .send),
    ("never", .send),
  ])
  func ifUnmodifiedSinceIsKept(header: String, expected: Caching.Verdict) {
    var conditions = Conditions()
    conditions.ifUnmodifiedSince = header
    #expect(Caching.verdict(conditions, of: Self.revision) == expected)
  }

  @Test(arguments: [
    (nil, true),
    ("\"ab12\"", true),
    ("W/\"ab12\"", false),
    ("\"ab12-gzip\"", false),
    ("Sun, 06 Nov 1994 08:49:37 GMT", true),
    ("Sun, 06 Nov 1994 08:49:38 GMT", false),
    ("nonsense", false),
  ])
  func aPartIsSentOnlyToWhoHasTheRestOfTheSameBytes(header: String?, expected: Bool) {
    #expect(Caching.allowsRange(ifRange: header, of: Self.revision) == expected)
  }
}

@Suite struct ByteRangeTests {
  @Test(arguments: [
    (nil, ByteRange.Verdict.whole),
    ("bytes=0-0", .part(0..<1)),
    ("bytes=0-499", .part(0..<100)),
    ("bytes=10-19", .part(10..<20)),
    ("Bytes=90-", .part(90..<100)),
    ("bytes=-10", .part(90..<100)),
    ("bytes=-1000", .part(0..<100)),
    ("bytes=99-99999999999999999999999999", .part(99..<100)),
    ("bytes=100-", .unsatisfiable),
    ("bytes=99999999999999999999999999-", .unsatisfiable),
    ("bytes=-0", .unsatisfiable),
    ("bytes=20-10", .whole),
    ("bytes=0-1,5-6", .whole),
    ("bytes=-", .whole),
    ("bytes=", .whole),
    ("bytes=a-b", .whole),
    ("bytes=--5", .whole),
    ("items=0-5", .whole),
  ])
  func oneRangeIsUnderstood(header: String?, expected: ByteRange.Verdict) {
    #expect(ByteRange.verdict(header, length: 100) == expected)
  }

  @Test func nothingHasNoParts() {
    #expect(ByteRange.verdict("bytes=0-", length: 0) == .unsatisfiable)
    #expect(ByteRange.verdict("bytes=-5", length: 0) == .unsatisfiable)
  }
}
