internal import CLibXML2

/// The state that libxml2 keeps for the whole process.
enum LibXML2 {
  /// Sets it up, once: when two threads make their first parsers at the same time, libxml2 2.9
  /// locks a mutex that the other is still initialising, and both wait for ever.
  static func start() { _ = isStarted }

  private static let isStarted: Bool = {
    xmlInitParser()
    return true
  }()
}
