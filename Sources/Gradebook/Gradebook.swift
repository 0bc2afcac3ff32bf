// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
package import Digests
import FoundationEssentials
import GRDB
package import Verdicts

/// The store of results: every run of a batch, and every verdict under the content that made it.
///
/// It is the journal of a batch, too: a submission's result is there whole or not at all, however
/// the grader ends.
package struct Gradebook: Sendable {
  /// What a gradebook is opened for.
  package enum Purpose: Sendable {
    /// One program alone; a gradebook is made where there is none.
    case grading
    case reading
  }

  private let path: String
  private let purpose: Purpose
  private let database: DatabaseQueue

  /// Opens a gradebook.
  ///
  /// - Throws: `GradebookError`; what is there stays as it is then.
  package init(at path: String, for purpose: Purpose) throws(GradebookError) {
    self.path = path
    self.purpose = purpose
    let exists = FileManager.default.fileExists(atPath: path)
    if purpose == .reading, !exists { throw .missing(path: path) }
    do {
      database = try DatabaseQueue(path: path, configuration: Self.configuration(for: purpose))
      try Self.prepare(database, path: path, for: purpose)
    } catch {
      throw Self.error(error, path: path, purpose)
    }
  }

  /// Closes the file; nothing else may use the gradebook any more.
  package func close() throws(GradebookError) {
    do {
      if purpose == .grading { try Self.finish(database) }
      try database.close()
    } catch { throw Self.error(error, path: path, purpose) }
  }

  // MARK: - Grading

  /// Begins a run and gives its number.
  package func begin(_ run: Run.Description, at seconds: Int) throws(GradebookError) -> Int {
    try write { db in
      try db.execute(
        sql: """
          INSERT INTO run (started, who, course, title, course_version, grader_version, toolchain,
            sandbox, deadlines)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          seconds, run.who, run.course, try Self.json(run.title), run.courseVersion,
          run.graderVersion, run.toolchain, run.sandbox.rawValue,
          try run.deadlines.map(Self.json),
        ]
      )
      return Int(db.lastInsertedRowID)
    }
  }

  /// Marks a run as one that came to its end.
  package func finish(run: Int, at seconds: Int) throws(GradebookError) {
    try write { db in
      try db.execute(
        sql: "UPDATE run SET finished = ? WHERE id = ?",
        arguments: [seconds, run]
      )
    }
  }

  /// The verdict that is kept under a digest, or nil.
  package func verdict(for key: ContentDigest) throws(GradebookError) -> ExerciseVerdict? {
    try read { db in
      let content = try Data.fetchOne(
        db,
        sql: "SELECT content FROM verdict WHERE key = ?",
        arguments: [Data(key.bytes)]
      )
      return try content.map(VerdictCoding.verdict)
    }
  }

  /// Records a submission's result in a run, whole.
  ///
  /// `keys` are those under which the exercises' verdicts may serve again, in the exercises' order.
  package func record(
    _ result: RecordedResult,
    keys: [ContentDigest],
    in run: Int
  ) throws(GradebookError) {
    try write { db in
      let verdict = result.verdict
      try db.execute(
        sql: """
          INSERT INTO result (run_id, submission, file, status, score, max_score, seconds, time,
            is_new)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          run, verdict.submission, result.fileName, verdict.status.rawValue,
          verdict.score?.millionths, verdict.maxScore.millionths, verdict.wallSeconds,
          try Self.json(result.time), result.isNew,
        ]
      )
      for (position, (exercise, key)) in zip(verdict.exercises, keys).enumerated() {
        try db.execute(
          sql: """
            INSERT INTO result_verdict (run_id, submission, position, verdict_id)
            VALUES (?, ?, ?, ?)
            """,
          arguments: [run, verdict.submission, position, try Self.keep(exercise, key, in: db)]
        )
      }
    }
  }

  /// Forgets under what verdicts are kept, so that everything is graded anew; the runs stay.
  package func forgetVerdicts() throws(GradebookError) {
    try write { db in try db.execute(sql: "UPDATE verdict SET key = NULL") }
  }

  /// The digest of what the files of a name were made from when they were last written whole.
  package func reported(_ name: String) throws(GradebookError) -> ContentDigest? {
    try read { db in
      let content = try Data.fetchOne(
        db,
        sql: "SELECT content FROM report WHERE name = ?",
        arguments: [name]
      )
      return content.flatMap { ContentDigest(bytes: Array($0)) }
    }
  }

  /// Notes that the files of a name are written whole.
  package func noteReported(_ name: String, _ content: ContentDigest) throws(GradebookError) {
    try write { db in
      try db.execute(
        sql: "INSERT OR REPLACE INTO report (name, content) VALUES (?, ?)",
        arguments: [name, Data(content.bytes)]
      )
    }
  }

  /// The row of a verdict, made where it isn't kept yet.
  private static func keep(
    _ verdict: ExerciseVerdict,
    _ key: ContentDigest,
    in db: Database
  ) throws -> Int64 {
    let key = verdict.status.isUngraded ? nil : Data(key.bytes)
    if let key,
      let row = try Int64.fetchOne(
        db,
        sql: "SELECT id FROM verdict WHERE key = ?",
        arguments: [key]
      )
    {
      return row
    }
    try db.execute(
      sql: "INSERT INTO verdict (key, content) VALUES (?, ?)",
      arguments: [key, try VerdictCoding.data(of: verdict)]
    )
    return db.lastInsertedRowID
  }

  // MARK: - Reading

  /// All runs in their order.
  package func runs() throws(GradebookError) -> [Run] {
    try read { db in
      try Row.fetchAll(db, sql: "SELECT * FROM run ORDER BY id").map(Self.run)
    }
  }

  /// The run with a number.
  ///
  /// - Throws: `GradebookError.noRun`.
  package func run(_ number: Int) throws(GradebookError) -> Run {
    let runs = try runs()
    guard let run = runs.first(where: { $0.number == number }) else {
      throw .noRun(number: number, runs: runs.count)
    }
    return run
  }

  /// The ids of a run's submissions, in the order of their bytes.
  package func submissions(in run: Int) throws(GradebookError) -> [String] {
    try read { db in
      try String.fetchAll(
        db,
        sql: "SELECT submission FROM result WHERE run_id = ? ORDER BY submission",
        arguments: [run]
      )
    }
  }

  /// One submission's result in a run, or nil.
  package func result(
    of submission: String,
    in run: Run
  ) throws(GradebookError) -> RecordedResult? {
    try read { db in
      let row = try Row.fetchOne(
        db,
        sql: "SELECT * FROM result WHERE run_id = ? AND submission = ?",
        arguments: [run.number, submission]
      )
      guard let row else { return nil }
      let contents = try Data.fetchAll(
        db,
        sql: """
          SELECT verdict.content FROM result_verdict
          JOIN verdict ON verdict.id = result_verdict.verdict_id
          WHERE result_verdict.run_id = ? AND result_verdict.submission = ?
          ORDER BY result_verdict.position
          """,
        arguments: [run.number, submission]
      )
      return RecordedResult(
        verdict: SubmissionVerdict(
          course: run.description.course,
          title: run.description.title,
          submission: submission,
          sandbox: run.description.sandbox,
          exercises: try contents.map(VerdictCoding.verdict),
          wallSeconds: row["seconds"]
        ),
        fileName: row["file"],
        time: try JSONDecoder().decode(SubmissionTime.self, from: row["time"]),
        isNew: row["is_new"]
      )
    }
  }

  private static func run(_ row: Row) throws -> Run {
    Run(
      number: row["id"],
      started: row["started"],
      finished: row["finished"],
      description: Run.Description(
        who: row["who"],
        course: row["course"],
        title: try JSONDecoder().decode(LocalizedText.self, from: row["title"]),
        courseVersion: row["course_version"],
        graderVersion: row["grader_version"],
        toolchain: row["toolchain"],
        sandbox: SandboxLevel(rawValue: row["sandbox"]) ?? .unavailable,
        deadlines: try (row["deadlines"] as Data?).map {
          try JSONDecoder().decode(Deadlines.self, from: $0)
        }
      )
    )
  }

  private static func json(_ value: some Encodable) throws -> Data {
    try JSONEncoder().encode(value)
  }

  // MARK: - Access

  private func read<Result>(_ body: (Database) throws -> Result) throws(GradebookError) -> Result {
    do { return try database.read(body) } catch { throw Self.error(error, path: path, purpose) }
  }

  private func write<Result>(_ body: (Database) throws -> Result) throws(GradebookError) -> Result {
    do { return try database.write(body) } catch { throw Self.error(error, path: path, purpose) }
  }
}
