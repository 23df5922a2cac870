/// A table whose rows are made when they are first looked at, and whose cells are found out once.
struct NumberTable {
  /// Where each row begins in `cells`; -1 for one that was not asked for yet.
  private var starts: [Int32]
  /// What was found: -1 for nothing, -2 for not yet looked up.
  private var cells: [Int32] = []
  private let columns: Int

  init(rows: Int, columns: Int) {
    starts = Array(repeating: -1, count: rows)
    self.columns = columns
  }

  /// What stands in a cell, which is found when it is asked for first.
  mutating func number(_ row: Int, _ column: Int, find: () -> Int?) -> Int? {
    if starts[row] < 0 {
      starts[row] = Int32(cells.count)
      cells += repeatElement(-2, count: columns)
    }
    let cell = Int(starts[row]) + column
    if cells[cell] == -2 { cells[cell] = find().map { Int32($0) } ?? -1 }
    return cells[cell] < 0 ? nil : Int(cells[cell])
  }
}
