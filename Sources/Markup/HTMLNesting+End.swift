extension HTMLNesting {
  /// Closes what an end tag ends.
  mutating func end(_ numbers: HTMLNumbers) {
    if isOfSurplus() || endForeign(numbers) { return }
    guard let tag = numbers.html else { return }
    let traits = tags[tag].traits
    if !traits.isDisjoint(with: [.void, .hollow, .unwrapped, .dropped]) { return }
    if traits.contains(.formatting) {
      endFormatting(tag)
    } else if !traits.isDisjoint(with: HTMLTraits.tableParts.union(.table)) {
      let place =
        traits.contains(.table) ? find(.table, before: []) : find(tag: tag, before: .table)
      if let place { close(through: place, isCarrying: false) }
    } else if let place = target(tag, traits) {
      close(through: place)
    }
  }

  /// The element that an end tag ends.
  private func target(_ tag: Int, _ traits: HTMLTraits) -> Int? {
    let barrier = HTMLTraits.scopeBarrier
    if traits.contains(.paragraph) { return find(tag: tag, before: barrier.union(.button)) }
    if traits.contains(.heading) { return find(.heading, before: barrier) }
    if traits.contains(.item) { return find(tag: tag, before: barrier.union(.list)) }
    // Elements that the standard has no rule for are not looked for across blocks.
    let isKnown = !traits.isDisjoint(with: [.block, .special])
    return find(tag: tag, before: isKnown ? barrier : barrier.union(.special))
  }

  /// Ends formatting; blocks inside that are still open are split, or closed first.
  private mutating func endFormatting(_ tag: Int) {
    var place = open.count - 1
    while place >= 0, open[place].tag != tag || open[place].isEnded {
      if !open[place].traits.isDisjoint(with: .scopeBarrier) { return }
      place -= 1
    }
    guard place >= 0 else { return }
    guard open[place].isWritten else {
      open.remove(at: place)
      return
    }
    let blocks = open[(place + 1)...].filter { $0.isWritten && $0.traits.contains(.special) }
    if blocks.allSatisfy({ $0.traits.contains(.splittable) }) {
      close(through: place, splits: blocks.isEmpty ? [] : .splittable)
    } else {
      open[place].isEnded = true
    }
  }

  private mutating func endForeign(_ numbers: HTMLNumbers) -> Bool {
    guard foreignDepth > 0 else { return false }
    var place = open.count - 1
    var isInside = false
    while place >= 0, !isInside || open[place].space != .html {
      isInside = isInside || open[place].space != .html
      let tag = open[place].tag
      if tag == numbers.svg || tag == numbers.math || !isInside && tag == numbers.html {
        close(through: place)
        return true
      }
      place -= 1
    }
    return false
  }
}
