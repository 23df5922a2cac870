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

  /// Opens or makes the file; nil is a database in memory.
  init(path: String?) throws(StoreError) {
    do {
      var configuration = Configuration()
      configuration.foreignKeysEnabled = true
      configuration.busyMode = .timeout(15)
      configuration.label = "feedloom"
      configuration.prepareDatabase { connection in
        // A row touches a leaf of each index: let several feeds' rows share a page before it is moved.
        // There are six connections at most, each with a cache of its own: 4 MB are plenty.
        try connection.execute(sql: "PRAGMA wal_autocheckpoint = 4000; PRAGMA cache_size = -4000")
      }
      if let path {
        writer = try DatabasePool(path: path, configuration: configuration)
      } else {
        writer = try DatabaseQueue(configuration: configuration)
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
  func write<Result: Sendable>(
    _ durability: Durability = .remakeable,
    _ body: @escaping @Sendable (Session) throws -> Result
  ) async throws(StoreError) -> Result {
    do {
      return try await writer.writeWithoutTransaction { connection in
        // FULL makes the commit wait until the disk has it; it cannot be set inside a transaction.
        let level = durability == .irreplaceable ? "FULL" : "NORMAL"
        try connection.execute(sql: "PRAGMA synchronous = \(level)")
        var result: Result?
        try connection.inTransaction(.immediate) {
          result = try body(Session(connection))
          return .commit
        }
        guard let result else { throw StoreError.failed("a transaction gave no result") }
        return result
      }
    } catch {
      throw Self.storeError(error)
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
    let statement = try connection.cachedStatement(sql: sql)
    let arguments = StatementArguments(values.map(\.databaseValue))
    let cursor = try GRDB.Row.fetchCursor(statement, arguments: arguments)
    var results: [Result] = []
    while let row = try cursor.next() { results.append(try make(Row(row))) }
    return results
  }

  /// The first row of a query.
  func first<Result>(
    _ sql: String,
    _ values: (any SQLValue)...,
    make: (Row) throws -> Result
  ) throws -> Result? {
    let statement = try connection.cachedStatement(sql: sql)
    let arguments = StatementArguments(values.map(\.databaseValue))
    return try GRDB.Row.fetchOne(statement, arguments: arguments).map { try make(Row($0)) }
  }

  /// How the database would go about a query, whatever its values.
  func plan(of sql: String) throws -> [String] {
    let statement = try connection.makeStatement(sql: "EXPLAIN QUERY PLAN " + sql)
    statement.setUncheckedArguments(StatementArguments())
    return try GRDB.Row.fetchAll(statement).map { $0[3] }
  }

  /// Runs a statement and says how many rows it changed.
  @discardableResult
  func run(_ sql: String, _ values: (any SQLValue)...) throws -> Int {
    let arguments = StatementArguments(values.map(\.databaseValue))
    try connection.cachedStatement(sql: sql).execute(arguments: arguments)
    return connection.changesCount
  }
}

/// A row of a result; columns are counted from 0 in the order of the SELECT.
struct Row {
  private let row: GRDB.Row

  fileprivate init(_ row: GRDB.Row) {
    self.row = row
  }

  func integer(_ column: Int) -> Int { row[column] }
  func id(_ column: Int) -> Int64 { row[column] }
  func optionalID(_ column: Int) -> Int64? { row[column] }
  func flag(_ column: Int) -> Bool { row[column] }
  func text(_ column: Int) -> String { row[column] }
  func optionalText(_ column: Int) -> String? { row[column] }
  func bytes(_ column: Int) -> [UInt8] {
    let data: Data = row[column]
    return [UInt8](data)
  }
  func optionalBytes(_ column: Int) -> [UInt8]? {
    let data: Data? = row[column]
    return data.map { [UInt8]($0) }
  }
}

/// What a `?` of a statement can stand for.
protocol SQLValue {
  var databaseValue: GRDB.DatabaseValue { get }
}

extension Int: SQLValue {}
extension Int64: SQLValue {}
extension Bool: SQLValue {}
extension String: SQLValue {}
extension [UInt8]: SQLValue {
  var databaseValue: GRDB.DatabaseValue { Data(self).databaseValue }
}
extension Optional: SQLValue where Wrapped: SQLValue {
  var databaseValue: GRDB.DatabaseValue { self?.databaseValue ?? .null }
}
