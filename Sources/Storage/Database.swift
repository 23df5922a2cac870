import Foundation
import GRDB

/// The one place that knows which database is below: everything else speaks SQL through ``Session``.
final class Database: Sendable {
  /// How sure a write must be of surviving a loss of power.
  ///
  /// Both survive the death of the process. What was fetched can be fetched again: it was stored in
  /// the transaction that also stored its validators. A comment cannot be had a second time.
  enum Durability: Sendable {
    case remakeable
    case irreplaceable
  }

  private let writer: any DatabaseWriter
  private let queue: WriteQueue

  /// Opens or makes the file; nil is a database in memory.
  init(path: String?) throws(StoreError) {
    do {
      var configuration = Configuration()
      configuration.foreignKeysEnabled = true
      configuration.busyMode = .timeout(15)
      configuration.label = "feedloom"
      configuration.prepareDatabase { connection in
        // A row touches a leaf of each index: let several feeds' rows share a page before it is moved.
        // There are six connections at most, each with a cache of its own: 4 MB are plenty. Most
        // entries fit into a page of 8 KB, which counts for new databases only. Debian's SQLite would
        // fill whatever becomes free with zeroes: what is deleted here was published by others.
        try connection.execute(
          sql: """
            PRAGMA page_size = 8192; PRAGMA wal_autocheckpoint = 4000; PRAGMA cache_size = -4000;
            PRAGMA synchronous = NORMAL; PRAGMA secure_delete = OFF
            """
        )
      }
      if let path {
        writer = try DatabasePool(path: path, configuration: configuration)
      } else {
        writer = try DatabaseQueue(configuration: configuration)
      }
      queue = WriteQueue { [writer] work in
        writer.asyncWriteWithoutTransaction { connection in
          work { try Self.transact(connection, $0, $1) }
        }
      }
      try writer.write { try Self.migrate(Session($0)) }
    } catch let error as StoreError {
      throw error
    } catch {
      throw .cannotOpen(path: path ?? "in memory", reason: Self.reason(error))
    }
  }

  /// Reads from one consistent state of the database.
  func read<Result: Sendable>(
    _ body: @escaping @Sendable (Session) throws -> Result
  ) async throws(StoreError) -> Result {
    do {
      return try await writer.read { try body(Session($0)) }
    } catch {
      throw Self.storeError(error)
    }
  }

  /// Writes all or nothing.
  ///
  /// Who writes while others do shares a transaction with them, see ``WriteQueue``.
  func write<Result: Sendable>(
    _ durability: Durability = .remakeable,
    _ body: @escaping @Sendable (Session) throws -> Result
  ) async throws(StoreError) -> Result {
    do {
      return try await queue.write(durability, body)
    } catch {
      throw Self.storeError(error)
    }
  }

  private static func transact(
    _ connection: GRDB.Database,
    _ durability: Durability,
    _ body: (Session) throws -> Void
  ) throws {
    // FULL makes the commit wait until the disk has it; it cannot be set inside a transaction.
    let isFull = durability == .irreplaceable
    if isFull { try connection.execute(sql: "PRAGMA synchronous = FULL") }
    defer { if isFull { try? connection.execute(sql: "PRAGMA synchronous = NORMAL") } }
    try connection.inTransaction(.immediate) {
      try body(Session(connection))
      return .commit
    }
  }

  /// Runs what no transaction may be around, such as VACUUM.
  func outsideTransaction<Result: Sendable>(
    _ body: @escaping @Sendable (Session) throws -> Result
  ) async throws(StoreError) -> Result {
    do {
      return try await writer.barrierWriteWithoutTransaction { try body(Session($0)) }
    } catch {
      throw Self.storeError(error)
    }
  }

  /// Brings an older database to the version of ``Schema``; refuses a newer one.
  private static func migrate(_ session: Session) throws {
    let version = try session.first("PRAGMA user_version") { $0.integer(0) } ?? 0
    guard version <= Schema.migrations.count else {
      throw StoreError.newer(version: version, known: Schema.migrations.count)
    }
    for number in version..<Schema.migrations.count {
      try session.connection.execute(sql: Schema.migrations[number])
      try session.connection.execute(sql: "PRAGMA user_version = \(number + 1)")
    }
  }

  private static func storeError(_ error: any Error) -> StoreError {
    (error as? StoreError) ?? .failed(reason(error))
  }

  private static func reason(_ error: any Error) -> String {
    guard let error = error as? DatabaseError else { return "\(error)" }
    return error.message ?? error.resultCode.description
  }
}

/// A connection inside a transaction: runs SQL that is prepared once and kept.
struct Session {
  fileprivate let connection: GRDB.Database

  fileprivate init(_ connection: GRDB.Database) {
    self.connection = connection
  }

  /// Every row of a query.
  func all<Result>(
    _ sql: String,
    _ values: (any SQLValue)...,
    make: (Row) throws -> Result
  ) throws -> [Result] {
    let statement = try Prepared(sql, on: connection)
    defer { statement.end() }
    try statement.bind(values)
    var results: [Result] = []
    while try statement.step() { results.append(try make(statement.row)) }
    return results
  }

  /// The first row of a query.
  func first<Result>(
    _ sql: String,
    _ values: (any SQLValue)...,
    make: (Row) throws -> Result
  ) throws -> Result? {
    let statement = try Prepared(sql, on: connection)
    defer { statement.end() }
    try statement.bind(values)
    guard try statement.step() else { return nil }
    let result = try make(statement.row)
    // An INSERT that returns its row is over, and judged, only when it has nothing more to return.
    if statement.isWriting { while try statement.step() {} }
    return result
  }

  /// How the database would go about a query, whatever its values.
  func plan(of sql: String) throws -> [String] {
    let statement = try connection.makeStatement(sql: "EXPLAIN QUERY PLAN " + sql)
    statement.setUncheckedArguments(StatementArguments())
    return try GRDB.Row.fetchAll(statement).map { $0[3] }
  }

  /// A statement to be run for many rows, looked up once.
  func statement(_ sql: String) throws -> Prepared {
    try Prepared(sql, on: connection)
  }

  /// Runs a statement and says how many rows it changed.
  @discardableResult
  func run(_ sql: String, _ values: (any SQLValue)...) throws -> Int {
    try Prepared(sql, on: connection).run(values)
  }
}
