import Foundation

/// The name under which a process leases hosts: it tells others whether the process still lives.
///
/// Whoever is interrupted holds hosts until the lease runs out. One of the same machine can see that
/// nobody is there any more, and need not wait.
enum LeaseHolder {
  /// A name for a refresher of this process.
  static func make() -> String {
    "\(place) \(getpid()) \(UUID().uuidString)"
  }

  /// Whether a holder was a process of this machine that is no more; false when in doubt.
  static func isGone(_ holder: String) -> Bool {
    let parts = holder.split(separator: " ")
    guard parts.count == 3, !place.isEmpty, parts[0] == place, let process = Int32(parts[1]),
      process > 0
    else { return false }
    return kill(process, 0) == -1 && errno == ESRCH
  }

  /// What process numbers are unique in: this start of this machine, and this container.
  static let place: String = {
    let boot = try? String(contentsOfFile: "/proc/sys/kernel/random/boot_id", encoding: .utf8)
    let space = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/ns/pid")
    guard let boot, let space else { return "" }
    return (boot + space).filter { !$0.isWhitespace }
  }()
}
