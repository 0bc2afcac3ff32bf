// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import GRDB

extension Gradebook {
  static func configuration(for purpose: Purpose) -> Configuration {
    var configuration = Configuration()
    configuration.readonly = purpose == .reading
    configuration.prepareDatabase { db in
      // Whoever grades holds the file alone, from the first access until it is closed or killed.
      if purpose == .grading { try db.execute(sql: "PRAGMA locking_mode = EXCLUSIVE") }
    }
    return configuration
  }

  /// Holds that the file is a gradebook that this version can use; for grading also a new file, or one of
  /// an older version, which is brought to this one.
  static func prepare(_ database: DatabaseQueue, path: String, for purpose: Purpose) throws {
    let (isEmpty, application) = try database.read { db in
      (
        try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM sqlite_master") == 0,
        try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0
      )
    }
    let isNew = isEmpty && purpose == .grading
    guard isNew || application == Schema.applicationID else {
      throw GradebookError.foreign(path: path)
    }
    let migrator = Schema.migrator
    if try database.read(migrator.hasBeenSuperseded) { throw GradebookError.newer(path: path) }
    if let fault = try database.read({ try String.fetchOne($0, sql: "PRAGMA quick_check(1)") }),
      fault != "ok"
    {
      throw GradebookError.damaged(path: path, words: fault)
    }
    guard purpose == .grading else { return }
    try database.writeWithoutTransaction { db in
      if isNew { try db.execute(sql: "PRAGMA application_id = \(Schema.applicationID)") }
      // A commit is one append to the log, which survives the end of this program, however it ends.
      try db.execute(sql: "PRAGMA journal_mode = WAL")
      try db.execute(sql: "PRAGMA synchronous = NORMAL")
    }
    try migrator.migrate(database)
  }

  /// Leaves one file behind, without a log: whoever may read it can, though they can't write to it or its
  /// folder.
  static func finish(_ database: DatabaseQueue) throws {
    try database.writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
  }

  /// What an error of SQLite's means for a gradebook.
  static func error(_ error: any Error, path: String, _ purpose: Purpose) -> GradebookError {
    switch error {
    case let error as GradebookError:
      return error
    case let error as DatabaseError:
      let words = error.message ?? "\(error.resultCode)"
      return switch error.resultCode.primaryResultCode {
      case .SQLITE_BUSY, .SQLITE_LOCKED: .inUse(path: path)
      case .SQLITE_NOTADB: .foreign(path: path)
      case .SQLITE_CORRUPT: .damaged(path: path, words: words)
      default:
        purpose == .grading
          ? .unwritable(path: path, words: words) : .unreadable(path: path, words: words)
      }
    default:
      return .damaged(path: path, words: "\(error)")
    }
  }
}
