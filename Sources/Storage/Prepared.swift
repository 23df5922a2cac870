import GRDB
import GRDBSQLite

/// A prepared statement: values in, rows out, as often as one likes.
///
/// GRDB opens the connections, keeps the statements and makes the transactions. What is done for every
/// row of every feed goes past its general ways of binding and reading, which cost as much as SQLite.
struct Prepared {
  private let statement: Statement

  init(_ sql: String, on connection: GRDB.Database) throws {
    statement = try connection.cachedStatement(sql: sql)
    _ = unsafe sqlite3_reset(statement.sqliteStatement)
  }

  /// Binds values; `later` is how many more there will be.
  func bind(_ values: [any SQLValue], later: Int = 0) throws {
    let pointer = unsafe statement.sqliteStatement
    guard unsafe Int(sqlite3_bind_parameter_count(pointer)) == values.count + later else {
      throw StoreError.failed("\(values.count) values do not fit \(statement.sql)")
    }
    for index in values.indices {
      try check(unsafe values[index].bind(to: pointer, at: CInt(index + 1)))
    }
  }

  /// Goes to the next row, if there is one.
  func step() throws -> Bool {
    let code = unsafe sqlite3_step(statement.sqliteStatement)
    switch code {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    default:
      try check(code)
      return false
    }
  }

  /// Runs a statement that gives no rows, and says how many it changed.
  @discardableResult
  func run(_ values: [any SQLValue]) throws -> Int {
    defer { end() }
    try bind(values)
    while try step() {}
    return unsafe Int(sqlite3_changes64(sqlite3_db_handle(statement.sqliteStatement)))
  }

  /// Inserts a row and says its number; nil when it was not inserted, for there is one like it.
  ///
  /// What RETURNING would give: SQLite makes a table of its own for each such answer.
  func insert(_ values: [any SQLValue]) throws -> Int64? {
    guard try run(values) > 0 else { return nil }
    return unsafe sqlite3_last_insert_rowid(sqlite3_db_handle(statement.sqliteStatement))
  }

  /// Runs a statement that gives no rows, with bytes that need not be copied for that as the last value.
  func run(_ values: [any SQLValue], bytes: [UInt8]) throws {
    defer { end() }
    try bind(values, later: 1)
    let pointer = unsafe statement.sqliteStatement
    let last = unsafe sqlite3_bind_parameter_count(pointer)
    // Without an address it would be NULL.
    if bytes.isEmpty { try check(unsafe sqlite3_bind_zeroblob(pointer, last, 0)) }
    try unsafe bytes.withUnsafeBytes { bytes in
      if let start = bytes.baseAddress {
        try check(unsafe sqlite3_bind_blob64(pointer, last, start, UInt64(bytes.count), nil))
      }
      while try step() {}
    }
  }

  /// To be called when it is over, one way or the other: until then it holds what it reads.
  func end() {
    let pointer = unsafe statement.sqliteStatement
    _ = unsafe sqlite3_reset(pointer)
    _ = unsafe sqlite3_clear_bindings(pointer)
  }

  var isWriting: Bool { unsafe sqlite3_stmt_readonly(statement.sqliteStatement) == 0 }

  var row: Row { unsafe Row(statement.sqliteStatement) }

  private func check(_ code: CInt) throws {
    guard code != SQLITE_OK else { return }
    let connection = unsafe sqlite3_db_handle(statement.sqliteStatement)
    throw DatabaseError(
      resultCode: ResultCode(rawValue: code),
      message: unsafe String(cString: sqlite3_errmsg(connection))
    )
  }
}

/// A row of a result; columns are counted from 0 in the order of the SELECT.
@safe struct Row {
  private let statement: SQLiteStatement

  fileprivate init(_ statement: SQLiteStatement) {
    unsafe self.statement = statement
  }

  func integer(_ column: Int) -> Int { Int(id(column)) }
  func id(_ column: Int) -> Int64 { unsafe sqlite3_column_int64(statement, CInt(column)) }
  func optionalID(_ column: Int) -> Int64? { isNull(column) ? nil : id(column) }
  func flag(_ column: Int) -> Bool { id(column) != 0 }
  func text(_ column: Int) -> String {
    // In this order: it is the text's length only when it has been made text.
    let start = unsafe sqlite3_column_text(statement, CInt(column))
    let count = unsafe Int(sqlite3_column_bytes(statement, CInt(column)))
    return unsafe String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }
  func optionalText(_ column: Int) -> String? { isNull(column) ? nil : text(column) }
  func bytes(_ column: Int) -> [UInt8] {
    let start = unsafe sqlite3_column_blob(statement, CInt(column))
    let count = unsafe Int(sqlite3_column_bytes(statement, CInt(column)))
    return unsafe [UInt8](UnsafeRawBufferPointer(start: start, count: count))
  }
  func optionalBytes(_ column: Int) -> [UInt8]? { isNull(column) ? nil : bytes(column) }

  private func isNull(_ column: Int) -> Bool {
    unsafe sqlite3_column_type(statement, CInt(column)) == SQLITE_NULL
  }
}

/// Says that what is bound is to be copied: SQLite's `SQLITE_TRANSIENT`.
private var transient: sqlite3_destructor_type {
  unsafe unsafeBitCast(-1, to: sqlite3_destructor_type.self)
}

/// What a `?` of a statement can stand for.
protocol SQLValue {
  /// Binds a copy; says how that went.
  func bind(to statement: SQLiteStatement, at index: CInt) -> CInt
}

extension Int64: SQLValue {
  func bind(to statement: SQLiteStatement, at index: CInt) -> CInt {
    unsafe sqlite3_bind_int64(statement, index, self)
  }
}
extension Int: SQLValue {
  func bind(to statement: SQLiteStatement, at index: CInt) -> CInt {
    unsafe Int64(self).bind(to: statement, at: index)
  }
}
extension Bool: SQLValue {
  func bind(to statement: SQLiteStatement, at index: CInt) -> CInt {
    unsafe Int64(self ? 1 : 0).bind(to: statement, at: index)
  }
}
extension String: SQLValue {
  func bind(to statement: SQLiteStatement, at index: CInt) -> CInt {
    let count = UInt64(utf8.count)
    return unsafe withCString { text in
      unsafe sqlite3_bind_text64(statement, index, text, count, transient, UInt8(SQLITE_UTF8))
    }
  }
}
extension [UInt8]: SQLValue {
  func bind(to statement: SQLiteStatement, at index: CInt) -> CInt {
    if isEmpty { return unsafe sqlite3_bind_zeroblob(statement, index, 0) }
    return unsafe withUnsafeBytes { bytes in
      unsafe sqlite3_bind_blob64(
        statement,
        index,
        bytes.baseAddress,
        UInt64(bytes.count),
        transient
      )
    }
  }
}
extension Optional: SQLValue where Wrapped: SQLValue {
  func bind(to statement: SQLiteStatement, at index: CInt) -> CInt {
    switch self {
    case let value?: unsafe value.bind(to: statement, at: index)
    case nil: unsafe sqlite3_bind_null(statement, index)
    }
  }
}
