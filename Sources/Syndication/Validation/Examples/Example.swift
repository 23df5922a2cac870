/// A piece of a feed that a finding is about, and the same piece put right.
///
/// In tables of their own, so that a declaration stays a screen: a test puts each piece into a feed of
/// its kind, and sees that the wrong one is found wrong and the right one is not.
package struct Example: Sendable {
  package let wrong: String
  package let right: String
}

extension Message {
  /// What is wrong so, and how it is right; nil where no short piece of a feed shows it.
  package var example: Example? {
    Example.first[id] ?? Example.second[id] ?? Example.third[id] ?? Example.fourth[id]
      ?? Example.servers[id] ?? Example.profiles[id]
  }
}
