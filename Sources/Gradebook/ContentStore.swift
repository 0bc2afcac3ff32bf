// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

package import Digests
package import FoundationEssentials
import GRDB

/// Results of long work that was done before, under the digest of what they were made from.
///
/// A file that may be deleted at any time: it saves the work, and holds nothing else.
package struct ContentStore: Sendable {
  private let database: DatabaseQueue
  private let most: Int

  /// Opens the store; one that can't be read is begun anew.
  ///
  /// Of more than `most` results the oldest are forgotten.
  /// - Throws: `GradebookError.unwritable`, `.inUse`.
  package init(at path: String, most: Int = .max) throws(GradebookError) {
    self.most = most
    do {
      database = try Self.open(path)
    } catch let error as DatabaseError where error.isDamage {
      try Self.remove(at: path)
      do { database = try Self.open(path) } catch {
        throw Gradebook.error(error, path: path, .grading)
      }
    } catch {
      throw Gradebook.error(error, path: path, .grading)
    }
  }

  /// Removes a store that nobody has open.
  package static func remove(at path: String) throws(GradebookError) {
    for suffix in ["", "-wal", "-shm"] where FileManager.default.fileExists(atPath: path + suffix) {
      do {
        try FileManager.default.removeItem(atPath: path + suffix)
      } catch {
        throw .unwritable(path: path, words: "\(error)")
      }
    }
  }

  /// What is kept under a digest: a description, and bytes that it describes; or nil.
  ///
  /// What can't be read counts as not kept.
  package func content(for key: ContentDigest) -> (description: Data, bytes: [UInt8])? {
    let row = try? database.read { db in
      try Row.fetchOne(
        db,
        sql: "SELECT description, bytes FROM content WHERE key = ?",
        arguments: [Data(key.bytes)]
      )
    }
    guard let row, let description = Data.fromDatabaseValue(row["description"]),
      let bytes = Data.fromDatabaseValue(row["bytes"])
    else { return nil }
    return (description, Array(bytes))
  }

  /// Keeps a result; that it can't be kept costs no more than the work.
  package func keep(_ description: Data, _ bytes: [UInt8] = [], for key: ContentDigest) {
    try? database.write { db in
      try db.execute(
        sql: "INSERT OR REPLACE INTO content (key, description, bytes) VALUES (?, ?, ?)",
        arguments: [Data(key.bytes), description, Data(bytes)]
      )
      try db.execute(
        sql: "DELETE FROM content WHERE rowid <= (SELECT max(rowid) FROM content) - ?",
        arguments: [most]
      )
    }
  }

  private static func open(_ path: String) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.busyMode = .timeout(0.5)
    configuration.prepareDatabase { db in
      try db.execute(sql: "PRAGMA journal_mode = WAL")
      // A machine that loses its power may lose results, which is no loss.
      try db.execute(sql: "PRAGMA synchronous = OFF")
    }
    let database = try DatabaseQueue(path: path, configuration: configuration)
    try database.write { db in
      try db.create(table: "content", options: .ifNotExists) { table in
        table.column("key", .blob).notNull().unique()
        table.column("description", .blob).notNull()
        table.column("bytes", .blob).notNull()
      }
    }
    return database
  }
}

extension DatabaseError {
  fileprivate var isDamage: Bool {
    [.SQLITE_NOTADB, .SQLITE_CORRUPT, .SQLITE_ERROR].contains(resultCode.primaryResultCode)
  }
}
