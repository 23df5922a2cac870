/// Something that must hold whatever the bytes are: what the fuzzer and the tests with damaged samples
/// look for.
///
/// That nothing traps, hangs or leaks goes without saying.
package struct Property: Sendable, CustomStringConvertible {
  /// Names the folder of `samples/hostile` with the inputs that once broke it.
  package let name: String
  /// The kinds of samples that the fuzzer starts from: their suffixes.
  package let seeds: [String]
  /// Says what is wrong; nil when the property holds.
  package let check: @Sendable ([UInt8]) -> String?

  package var description: String { name }

  /// All of them.
  package static let all = documents + feeds + values
}

/// What to say when two things are not the same.
func difference(
  _ what: String,
  _ first: some StringProtocol,
  _ second: some StringProtocol
) -> String? {
  guard !first.utf8.elementsEqual(second.utf8) else { return nil }
  let place = zip(first.utf8, second.utf8).prefix { $0 == $1 }.reduce(0) { count, _ in count + 1 }
  func around(_ text: some StringProtocol) -> String {
    String(decoding: text.utf8.dropFirst(max(0, place - 60)).prefix(160), as: UTF8.self)
  }
  return "\(what) at byte \(place):\n\(around(first))\n----\n\(around(second))"
}
