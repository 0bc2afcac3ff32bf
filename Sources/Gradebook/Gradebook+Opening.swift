// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import GRDB

extension Gradebook {
  static func configuration(for purpose: Purpose) -> Configuration {
    var configuration = Configuration()
    configuration.prepareDatabase { db in
      // Whoever grades holds the file alone, from the first access until it is closed or killed.
      if purpose == .grading { try db.execute(sql: "PRAGMA locking_mode = EXCLUSIVE") }
    }
    return configuration
  }

  /// Holds that the file is a gradebook of this version or an older one, or a new file, and brings
  /// it to this version.
  static func prepare(_ database: DatabaseQueue, path: String) throws {
    let (isEmpty, application) = try database.read { db in
      (
        try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM sqlite_master") == 0,
        try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0
      )
    }
    guard isEmpty || application == Schema.applicationID else {
      throw GradebookError.foreign(path: path)
    }
    let migrator = Schema.migrator
    if try database.read(migrator.hasBeenSuperseded) { throw GradebookError.newer(path: path) }
    if let fault = try database.read({ try String.fetchOne($0, sql: "PRAGMA quick_check(1)") }),
      fault != "ok"
    {
      throw GradebookError.damaged(path: path, words: fault)
    }
    if isEmpty {
      // A commit is one append to the log, which survives the end of this program, however it ends.
      try database.writeWithoutTransaction { db in
        try db.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
        try db.execute(sql: "PRAGMA journal_mode = WAL")
      }
    }
    try database.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = NORMAL") }
    try migrator.migrate(database)
  }

  /// What an error of SQLite's means for a gradebook.
  static func error(_ error: any Error, path: String) -> GradebookError {
    switch error {
    case let error as GradebookError:
      return error
    case let error as DatabaseError:
      let words = error.message ?? "\(error.resultCode)"
      return switch error.resultCode.primaryResultCode {
      case .SQLITE_BUSY, .SQLITE_LOCKED: .inUse(path: path)
      case .SQLITE_NOTADB: .foreign(path: path)
      case .SQLITE_CORRUPT: .damaged(path: path, words: words)
      default: .unwritable(path: path, words: words)
      }
    default:
      return .damaged(path: path, words: "\(error)")
    }
  }
}
