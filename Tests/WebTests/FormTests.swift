import Testing
import Web

@Suite struct FormTests {
  @Test(arguments: [
    ("", [:]),
    ("name=Ann", ["name": "Ann"]),
    ("name=Ann+Lee&text=a%26b%3Dc", ["name": "Ann Lee", "text": "a&b=c"]),
    ("na%6De=x", ["name": "x"]),
    ("text=%C3%A9%E2%82%AC%F0%9F%90%9D", ["text": "\u{E9}\u{20AC}\u{1F41D}"]),
    ("text=a=b=c", ["text": "a=b=c"]),
    ("text", ["text": ""]),
    ("=x", ["": "x"]),
    ("&&a=1&&", ["a": "1"]),
    ("a=1&a=2", ["a": "1"]),
    ("a=100%&b=%zz&c=%4", ["a": "100%", "b": "%zz", "c": "%4"]),
    ("text=one%0D%0Atwo%0Dthree%0Afour", ["text": "one\ntwo\nthree\nfour"]),
  ])
  func fieldsAreDecoded(body: String, expected: [String: String]) {
    let form = Form(Array(body.utf8))
    #expect(form.fields == expected)
    #expect(form.isUTF8)
  }

  @Test(arguments: ["a=%FF", "a=%C3", "a=%ED%A0%80", "a=%C0%AF", "%FF=a"])
  func whatIsNotUTF8IsSeen(body: String) {
    #expect(!Form(Array(body.utf8)).isUTF8)
  }

  @Test func anythingAtAllIsRead() {
    var state: UInt64 = 7
    for _ in 0..<500 {
      let bytes = (0..<40).map { _ -> UInt8 in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return [0x25, 0x26, 0x3D, 0x2B, UInt8(truncatingIfNeeded: state >> 56)][
          Int(state >> 33) % 5
        ]
      }
      #expect(Form(bytes).fields.count <= 40)
    }
  }

  @Test func aStrangerCannotMakeUsKeepThousandsOfFields() {
    let body = (0..<5000).map { "f\($0)=x" }.joined(separator: "&")
    #expect(Form(Array(body.utf8)).fields.count == 32)
  }
}
