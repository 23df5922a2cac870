import Markup
package import Syndication

/// One input of a command that reads many: a file, with what is known of where it came from.
package struct Job {
  /// The path as given; `-` is the standard input.
  package var path: String
  package var options = ReadOptions()
  /// The encoding of bytes that state none and are not UTF-8.
  package var fallbackEncoding: String?

  /// The bytes, or why there are none, in words.
  ///
  /// Of what is longer than the limit, one byte more is read than that, which tells that there are more.
  package func bytes() throws(JobError) -> [UInt8] {
    try InputFile(path: path).bytes(upTo: options.limits.bytes)
  }

  package init(path: String) {
    self.path = path
  }
}

/// An input that cannot be read.
package struct JobError: Error, CustomStringConvertible {
  package var message: String
  package var description: String { message }

  package init(message: String) {
    self.message = message
  }
}
