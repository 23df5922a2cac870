extension HTMLNesting {
  /// Closes what a start tag closes, and says what is to become of it.
  mutating func place(_ tag: Int) -> Placement {
    let element = tags[tag]
    let traits = element.traits
    if isTooDeep(traits) { return .ignored }
    if element.space != .html { return placeForeign(traits, element.space) }
    if foreignDepth > 0, !leavesForeign(for: traits) {
      return isWords(traits) ? .written : .ignored
    }
    if !traits.isDisjoint(with: .tableParts) { return placePart(traits) }
    guard placeInSelect(traits) else { return .ignored }
    if traits.contains(.single), open.contains(where: { $0.tag == tag }) { return .ignored }
    if traits.contains(.anchor), !endAnchor() { return .ignored }
    closeBefore(traits)
    return placement(traits)
  }

  /// Where content goes once nothing has to be closed for it.
  private mutating func placement(_ traits: HTMLTraits) -> Placement {
    if !context.isDisjoint(with: .tableContext) {
      if isHoldable(traits) { return .held }
      flush()
      return .written
    }
    guard traits.contains(.block) else {
      flush()
      return .written
    }
    // Formatting that is held back goes inside a block, not around it.
    if let last = open.lastIndex(where: {
      $0.isWritten || !$0.traits.contains(.formatting)
    }), !open[last].isWritten {
      flush(through: last)
    }
    return .written
  }

  private func isHoldable(_ traits: HTMLTraits) -> Bool {
    !traits.isDisjoint(with: [.formatting, .splittable]) || isPlain(traits)
  }

  /// Whether the standard has no rule for an element.
  private func isPlain(_ traits: HTMLTraits) -> Bool {
    traits.subtracting(.breakout).isEmpty
  }

  /// Closes elements that cannot hold the one that begins.
  private mutating func closeBefore(_ traits: HTMLTraits) {
    if !traits.isDisjoint(with: [.rubyPart, .rubyGroup]) { closeRubyParts(traits) }
    if traits.contains(.item) { closeItem(.item) }
    if traits.contains(.definition) { closeItem(.definition) }
    if traits.contains(.block),
      let paragraph = find(.paragraph, before: HTMLTraits.scopeBarrier.union(.button))
    {
      close(through: paragraph)
    }
    guard traits.contains(.heading) else { return }
    open.removeAll { !$0.isWritten && $0.traits.contains(.heading) }
    if context.contains(.heading), let top = topWritten { close(through: top) }
  }

  private mutating func closeItem(_ traits: HTMLTraits) {
    var place = open.count - 1
    while place >= 0 {
      let found = open[place].traits
      if !found.isDisjoint(with: traits) {
        close(through: place)
        return
      }
      if found.contains(.special), !found.contains(.loose) { return }
      place -= 1
    }
  }

  private mutating func closeRubyParts(_ traits: HTMLTraits) {
    guard find(.ruby, before: .scopeBarrier) != nil else { return }
    var implied: HTMLTraits = [.paragraph, .item, .definition, .option, .optgroup, .rubyPart]
    if traits.contains(.rubyGroup) { implied.insert(.rubyGroup) }
    while let top = topWritten, !open[top].traits.isDisjoint(with: implied) { close(through: top) }
  }

  /// Closes options; false for what cannot stand in a list of them.
  private mutating func placeInSelect(_ traits: HTMLTraits) -> Bool {
    guard !context.isDisjoint(with: [.select, .option, .optgroup]) else { return true }
    let isInSelect = find(.select, before: .scopeBarrier) != nil
    let isOption = !traits.isDisjoint(with: [.option, .optgroup])
    if isInSelect, !isOption { return false }
    if context.contains(.option), let top = topWritten { close(through: top) }
    if traits.contains(.optgroup), context.contains(.optgroup), let top = topWritten {
      close(through: top)
    }
    return true
  }

  /// Ends a link before another begins; false where that would cut through what cannot be cut.
  private mutating func endAnchor() -> Bool {
    guard
      let place = find(.anchor, before: HTMLTraits.marker.union([.table, .foreignRoot]))
    else { return true }
    if !open[place].isWritten {
      open.remove(at: place)
      return true
    }
    let kept: HTMLTraits = [.splittable, .reopenable]
    let isCuttable = open[(place + 1)...].allSatisfy {
      !$0.isWritten || !$0.traits.contains(.special) || !$0.traits.isDisjoint(with: kept)
    }
    if isCuttable { close(through: place, splits: kept) }
    return isCuttable
  }
}

// MARK: - Tables

extension HTMLNesting {
  private mutating func placePart(_ traits: HTMLTraits) -> Placement {
    guard let table = find(.table, before: []) else { return .ignored }
    func isOpen(_ place: Int, _ traits: HTMLTraits) -> Bool {
      place < open.count && open[place].isWritten && !open[place].traits.isDisjoint(with: traits)
    }
    var kept = table
    if traits.contains(.column), isOpen(table + 1, .columnGroup) { kept += 1 }
    if !traits.isDisjoint(with: [.row, .cell]), isOpen(table + 1, .rowGroup) { kept += 1 }
    if traits.contains(.cell), kept > table, isOpen(kept + 1, .row) { kept += 1 }
    if open.count > kept + 1 { close(through: kept + 1, isCarrying: false) }
    if traits.contains(.column), kept == table {
      pushImplied(self.table.implied.columnGroup, at: table + 1)
    }
    if traits.contains(.row), kept == table {
      pushImplied(self.table.implied.rowGroup, at: table + 1)
    }
    if traits.contains(.cell) { openRow() }
    return .written
  }

  /// Closes what stands before a part of a table that stands in no table; false when there is one, or
  /// when content has begun.
  mutating func placeStray(_ traits: HTMLTraits) -> Bool {
    guard find(.table, before: []) == nil, isPieceOfTable() else { return false }
    func rank(_ traits: HTMLTraits) -> Int {
      if traits.contains(.cell) { return 3 }
      return traits.isDisjoint(with: [.row, .column]) ? 1 : 2
    }
    while let last = open.last, rank(tags[last.tag].traits) >= rank(traits) {
      close(through: open.count - 1, isCarrying: false)
    }
    return true
  }
}

// MARK: - SVG and MathML

extension HTMLNesting {
  private mutating func placeForeign(_ traits: HTMLTraits, _ space: HTMLTag.Space) -> Placement {
    if foreignDepth > 0 {
      guard let last = open.last, last.space == space,
        last.traits.isDisjoint(with: [.foreignText, .foreignLeaf])
      else { return .ignored }
      return .written
    }
    guard traits.contains(.foreignRoot), placeInSelect(traits) else { return .ignored }
    flush()
    return .written
  }

  /// Whether an element of HTML may stand here, in words of a drawing.
  private func isWords(_ traits: HTMLTraits) -> Bool {
    guard isPlain(traits), let place = open.lastIndex(where: { $0.space != .html }) else {
      return false
    }
    return open[place].traits.contains(.foreignText)
  }

  /// Closes a drawing that an element of HTML ends; false when it ends none.
  private mutating func leavesForeign(for traits: HTMLTraits) -> Bool {
    guard traits.contains(.breakout),
      find([.foreignText, .foreignLeaf], before: .foreignRoot) == nil,
      let root = open.firstIndex(where: { $0.space != .html })
    else { return false }
    close(through: root)
    return true
  }
}
