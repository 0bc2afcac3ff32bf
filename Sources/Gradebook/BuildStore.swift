// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

package import Digests
package import FoundationEssentials
import GRDB

/// Builds that were made before, under the content that made them.
///
/// A file of its own beside the gradebook, which may be deleted at any time: it saves compiling when
/// a case is changed, and holds nothing else.
package struct BuildStore: Sendable {
  private let database: DatabaseQueue

  /// Opens the store; one that can't be read is begun anew.
  ///
  /// - Throws: `GradebookError.unwritable`, `.inUse`.
  package init(at path: String) throws(GradebookError) {
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

  /// The description and the executable that are kept under a digest, or nil.
  ///
  /// What can't be read counts as not kept.
  package func build(for key: ContentDigest) -> (description: Data, executable: [UInt8])? {
    let row = try? database.read { db in
      try Row.fetchOne(
        db,
        sql: "SELECT description, executable FROM build WHERE key = ?",
        arguments: [Data(key.bytes)]
      )
    }
    guard let row, let executable = row["executable"] as Data? else { return nil }
    return (row["description"], Array(executable))
  }

  /// Keeps a build; that it can't be kept costs no more than building again.
  package func keep(_ description: Data, _ executable: [UInt8], for key: ContentDigest) {
    try? database.write { db in
      try db.execute(
        sql: "INSERT OR REPLACE INTO build (key, description, executable) VALUES (?, ?, ?)",
        arguments: [Data(key.bytes), description, Data(executable)]
      )
    }
  }

  private static func open(_ path: String) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.prepareDatabase { db in
      try db.execute(sql: "PRAGMA journal_mode = WAL")
      // A machine that loses its power may lose builds, which is no loss.
      try db.execute(sql: "PRAGMA synchronous = OFF")
    }
    let database = try DatabaseQueue(path: path, configuration: configuration)
    try database.write { db in
      try db.create(table: "build", options: [.ifNotExists, .withoutRowID]) { table in
        table.primaryKey("key", .blob)
        table.column("description", .blob).notNull()
        table.column("executable", .blob).notNull()
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
