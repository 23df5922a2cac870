package import Hummingbird
package import Logging

/// What the routes know of a request beside itself.
package struct Context: InitializableFromSource {
  /// The address at the other end, without its port.
  package let peer: String?
  package let logger: Logger

  package init(source: ApplicationRequestContextSource) {
    peer = source.channel.remoteAddress?.ipAddress
    logger = source.logger
  }
}
