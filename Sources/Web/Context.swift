package import Hummingbird

/// What the routes know of a request beside itself.
package struct Context: InitializableFromSource {
  /// The address at the other end, without its port.
  package let peer: String?

  package init(source: ApplicationRequestContextSource) {
    peer = source.channel.remoteAddress?.ipAddress
  }
}
