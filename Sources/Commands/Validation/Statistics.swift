import Syndication

/// What `--stats` says: how much was read in which time, and how often what was found.
enum Statistics {
  static func text(_ totals: ValidationTotals, in time: Duration) -> String {
    let seconds = Double(time.components.seconds) + Double(time.components.attoseconds) * 1e-18
    let speed = seconds > 0 ? Double(totals.bytes) / seconds : 0
    var text = totals.sentence + "\n"
    text += "\(bytes(Double(totals.bytes))) in \(decimal(seconds, 2)) s, \(bytes(speed))/s"
    let sorted = totals.byID.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    for (id, count) in sorted {
      let severity = Message.byID[id]?.severity.rawValue ?? ""
      let number = String(count)
      text += "\n" + String(repeating: " ", count: max(0, 8 - number.count)) + number
      text += "  \(severity.padded(to: 7))  \(id)"
    }
    return text
  }

  private static func bytes(_ count: Double) -> String {
    let units = ["B", "KB", "MB", "GB"]
    var value = count
    var unit = 0
    while value >= 1000, unit < units.count - 1 {
      value /= 1000
      unit += 1
    }
    return "\(decimal(value, unit == 0 ? 0 : 1)) \(units[unit])"
  }

  private static func decimal(_ value: Double, _ digits: Int) -> String {
    let scale = digits == 0 ? 1.0 : digits == 1 ? 10.0 : 100.0
    let rounded = (value * scale).rounded() / scale
    return digits == 0 ? String(Int(rounded)) : String(rounded)
  }
}
