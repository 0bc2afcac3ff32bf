// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import GRDB

/// The tables of a gradebook.
enum Schema {
  /// "grad", in the header of each gradebook (sqlite.org/pragma.html#pragma_application_id).
  static let applicationID: Int32 = 0x6772_6164

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1") { db in
      try db.create(table: "run") { table in
        table.autoIncrementedPrimaryKey("id")
        table.column("started", .integer).notNull()
        table.column("finished", .integer)
        table.column("who", .text).notNull()
        table.column("course", .text).notNull()
        table.column("title", .text).notNull()
        table.column("course_version", .text).notNull()
        table.column("grader_version", .text).notNull()
        table.column("toolchain", .text).notNull()
        table.column("sandbox", .text).notNull()
        // Null where the course has none.
        table.column("deadlines", .text)
      }
      // One exercise's verdict on some files. `key` is the digest of all that made it, and null
      // where it may not serve again: what is ungraded is graded anew.
      try db.create(table: "verdict") { table in
        table.autoIncrementedPrimaryKey("id")
        table.column("key", .blob).unique()
        table.column("content", .blob).notNull()
      }
      try db.create(table: "result") { table in
        table.column("run_id", .integer).notNull().references("run", onDelete: .cascade)
        table.column("submission", .text).notNull()
        // What the submission's own files in a batch's output are called.
        table.column("file", .text).notNull()
        table.column("status", .text).notNull()
        // Millionths of a point; null where the submission is ungraded.
        table.column("score", .integer)
        table.column("max_score", .integer).notNull()
        table.column("seconds", .double)
        // When it came in, as far as that is known.
        table.column("time", .text).notNull()
        table.column("is_new", .boolean).notNull()
        table.primaryKey(["run_id", "submission"])
      }
      try db.create(table: "result_verdict") { table in
        table.column("run_id", .integer).notNull()
        table.column("submission", .text).notNull()
        table.column("position", .integer).notNull()
        table.column("verdict_id", .integer).notNull().references("verdict", onDelete: .restrict)
        table.primaryKey(["run_id", "submission", "position"])
        table.foreignKey(
          ["run_id", "submission"],
          references: "result",
          columns: ["run_id", "submission"],
          onDelete: .cascade
        )
      }
      // What the files that a batch wrote were made from; a row is there once they are whole.
      try db.create(table: "report", options: .withoutRowID) { table in
        table.primaryKey("name", .text)
        table.column("content", .blob).notNull()
      }
    }
    return migrator
  }
}
