// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import TestSupport
import Testing

extension WholeProgram {
  @Suite("batch, runs and diff", .serialized)
  struct BatchTests {
    private static let he = "initialize_parameters_he"

    /// A class of six: right, wrong, with a mistake, not compiling, twice the same, and an archive
    /// that can't be taken.
    private func makeClass(in folder: String) throws -> String {
      let path = "\(folder)/class"
      let exercise = "\(repositoryRoot)/exercises/\(Self.he)"
      let right = try String(
        contentsOfFile: "\(exercise)/reference/\(Self.he).swift",
        encoding: .utf8
      )
      let mistake = try String(
        contentsOfFile: "\(exercise)/mistakes/xavier_scale.swift",
        encoding: .utf8
      )
      let files = [
        "ada/\(Self.he).swift": right,
        "bo/\(Self.he).swift": mistake,
        "carla/\(Self.he).swift": "func \(Self.he)(",
        "davi/\(Self.he).swift": right,
        "eva ção/\(Self.he).swift": right + "\n// Eva's own.\n",
        "finn.zip": "no archive",
        "readme.txt": "not a submission",
      ]
      for (name, text) in files {
        let file = URL(fileURLWithPath: "\(path)/\(name)")
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(),
          withIntermediateDirectories: true
        )
        try Data(text.utf8).write(to: file)
      }
      return path
    }

    private func batch(
      _ submissions: String,
      _ output: String,
      _ options: [String] = []
    ) async throws -> GradeProgram.Run {
      try await GradeProgram.run(
        ["batch", submissions, "--output", output] + options,
        in: repositoryRoot
      )
    }

    /// All that a batch's folder says, without times: files by name, JSON without seconds.
    private func contents(of output: String) throws -> [String: String] {
      var contents: [String: String] = [:]
      for name in try FileManager.default.subpathsOfDirectory(atPath: output) {
        let data = FileManager.default.contents(atPath: "\(output)/\(name)") ?? Data()
        if name.hasSuffix(".json") {
          let object = withoutSeconds(try JSONSerialization.jsonObject(with: data))
          contents[name] = String(
            decoding: try JSONSerialization.data(withJSONObject: object, options: .sortedKeys),
            as: UTF8.self
          )
        } else if name.hasSuffix(".csv") {
          contents[name] = String(decoding: data, as: UTF8.self)
        } else if !name.contains(".sqlite") {
          contents[name] = ""
        }
      }
      return contents
    }

    private func withoutSeconds(_ value: Any) -> Any {
      switch value {
      case let object as [String: Any]:
        object.filter { $0.key != "seconds" }.mapValues(withoutSeconds)
      case let array as [Any]: array.map(withoutSeconds)
      default: value
      }
    }

    @Test("A class is graded, each has its files, and the second time nothing is graded again")
    func twice() async throws {
      try await withTemporaryFolder { folder in
        let submissions = try makeClass(in: folder)
        let first = try await batch(submissions, "\(folder)/out")

        #expect(first.code == 0)
        #expect(first.err == "1 not graded, since no submission: 'readme.txt'\n")
        let scores = first.out.split(separator: "\n").prefix(6).map { line in
          line.split(separator: "/", maxSplits: 1)[1].drop { $0 != " " }
        }
        .sorted()
        #expect(
          scores == [
            "  ada  10/30  missing", "  bo  0/30  missing", "  carla  0/30  missing",
            "  davi  10/30  missing  graded before", "  eva ção  10/30  missing",
            "  finn  0/30  rejected",
          ]
        )

        let second = try await batch(submissions, "\(folder)/out")

        #expect(second.out.components(separatedBy: "graded before\n").count == 7)
        let runs = try await GradeProgram.run(
          ["runs", "--gradebook", "\(folder)/out"],
          in: repositoryRoot
        )
        #expect(runs.out.components(separatedBy: "6 submissions\n").count == 3)
        let diff = try await GradeProgram.run(
          ["diff", "1", "2", "--gradebook", "\(folder)/out"],
          in: repositoryRoot
        )
        #expect(diff == GradeProgram.Run(out: "0 of 6 changed\n", err: "", code: 0))
      }
    }

    @Test("A changed file is graded again, and diff says in which checks the marks changed")
    func changed() async throws {
      try await withTemporaryFolder { folder in
        let submissions = try makeClass(in: folder)
        _ = try await batch(submissions, "\(folder)/out")
        let file = "\(submissions)/bo/\(Self.he).swift"
        try FileManager.default.removeItem(atPath: file)
        try FileManager.default.copyItem(
          atPath: "\(submissions)/ada/\(Self.he).swift",
          toPath: file
        )

        _ = try await batch(submissions, "\(folder)/out")
        let diff = try await GradeProgram.run(
          ["diff", "1", "2", "--gradebook", folder + "/out/gradebook.sqlite"],
          in: repositoryRoot
        )

        #expect(diff.code == 1)
        #expect(
          diff.out.hasPrefix("bo  0 → 10  (+10)\n  \(Self.he)/values 2-4-1  wrong value, 0 → ")
        )
        #expect(diff.out.hasSuffix("\n1 of 6 changed\n"))
      }
    }

    @Test("A batch that is killed at any moment ends with what an undisturbed one has")
    func killed() async throws {
      try await withTemporaryFolder { folder in
        let submissions = try makeClass(in: folder)
        let clock = ContinuousClock()
        var undisturbed: [String: String] = [:]
        let duration = try await clock.measure {
          let run = try await batch(submissions, "\(folder)/undisturbed")
          #expect(run.code == 0)
        }
        undisturbed = try contents(of: "\(folder)/undisturbed")
        var random = SplitMix64(seed: 20)
        var killed = 0
        for round in 0..<20 {
          let output = "\(folder)/\(round)"
          let seconds = duration / .seconds(1) * Double.random(in: 0...1, using: &random)
          // In the foreground it kills grade alone and not itself: somebody has to ask for grade's end, or
          // tests that wait for processes of their own find it for ever.
          let run = try await GradeProgram.run(
            program: "timeout",
            ["--foreground", "-s", "KILL", "\(seconds)", try GradeProgram.path]
              + ["batch", submissions, "--output", output],
            in: repositoryRoot
          )
          if run.code == 137 || run.code == -9 { killed += 1 }

          let resumed = try await batch(submissions, output)

          #expect(resumed.code == 0, "round \(round), killed after \(seconds) s: \(resumed.err)")
          #expect(try contents(of: output) == undisturbed)
        }
        // Some moments may lie behind the end where the machine is faster than before.
        #expect(killed >= 10)
      }
    }

    @Test("Marks are exported from the gradebook, with lateness, and sheets are filled in")
    func exported() async throws {
      try await withTemporaryFolder { folder in
        let submissions = try makeClass(in: folder)
        let course = try makeCourseWithDeadlines(in: folder)
        try Data("id,submitted_at\nada,2026-03-01T12:00:01Z\n".utf8)
          .write(to: URL(fileURLWithPath: "\(folder)/times.csv"))
        let head = "Student,ID,SIS Login ID,Section,Weights (7)\n"
        try Data("\(head)\"A, A\",1,ada,S,\nB,2,bo,S,5\n".utf8)
          .write(to: URL(fileURLWithPath: "\(folder)/sheet.csv"))
        func export(_ arguments: [String]) async throws -> GradeProgram.Run {
          try await GradeProgram.run(
            ["export", "--gradebook", "\(folder)/out"] + arguments,
            in: repositoryRoot
          )
        }

        let graded = try await batch(
          submissions,
          "\(folder)/out",
          ["--course", course, "--times", "\(folder)/times.csv"]
        )
        let table = try await export(["--format", "csv"])
        let canvas = try await export(["--format", "canvas", "--sheet", "\(folder)/sheet.csv"])
        let gradescope = try await export(["--format", "gradescope", "--submission", "ada"])
        let github = try await export(["--format", "github", "--submission", "ada"])
        let nobody = try await export(["--format", "github", "--submission", "zoe"])

        #expect(graded.code == 0, "\(graded.err)")
        let written = try String(contentsOfFile: "\(folder)/out/gradebook.csv", encoding: .utf8)
        #expect(table.out == written)
        #expect(written.contains("\r\nada,missing,10,7,30,1,3,2026-03-01T12:00:01Z,"))
        #expect(canvas.out == "\(head)\"A, A\",1,ada,S,7\nB,2,bo,S,0\n")
        let page = try String(contentsOfFile: "\(folder)/out/feedback/ada.html", encoding: .utf8)
        #expect(page.contains("1 started day late: 3 points taken off, 7 count."))
        let classPage = try String(contentsOfFile: "\(folder)/out/index.html", encoding: .utf8)
        #expect(classPage.contains(">7 (−3)<"))
        let results = try JSONSerialization.jsonObject(with: Data(gradescope.out.utf8))
        #expect((results as? [String: Any])?["score"] as? Double == 7)
        #expect(github.out.hasPrefix("::notice title=Autograding complete::Points 7/30\n"))
        #expect(nobody.code == 66)
      }
    }

    @Test("junitparser reads each submission and the class back, and counts what stands there")
    func readBack() async throws {
      // Counted anew from the test cases, as its `update_statistics` does.
      let script = """
        import collections, glob, json, sys
        from junitparser import JUnitXml, TestSuite
        output = json.load(sys.stdin)
        def outcome(results):
            if not results: return "passed"
            result, = results
            return result.type or type(result).__name__
        def told(suite):
            written = [suite.tests, suite.failures, suite.errors, suite.skipped, round(suite.time, 3)]
            cases = {case.classname + " " + case.name: outcome(case.result) for case in suite}
            suite.update_statistics()
            counted = [suite.tests, suite.failures, suite.errors, suite.skipped, round(suite.time, 3)]
            assert written == counted, (suite.name, written, counted)
            return suite.name, cases
        alone = dict(told(JUnitXml.fromfile(path)) for path in glob.glob(output + "/junit/TEST-*.xml"))
        whole = JUnitXml.fromfile(output + "/junit.xml")
        counts = [whole.tests, whole.failures, whole.errors]
        together = dict(told(suite) for suite in whole)
        whole.update_statistics()
        assert counts == [whole.tests, whole.failures, whole.errors], counts
        assert alone == together
        print(json.dumps({name: collections.Counter(cases.values()) for name, cases in alone.items()}))
        """
      try await withTemporaryFolder { folder in
        let submissions = try makeClass(in: folder)
        _ = try await batch(submissions, "\(folder)/out")

        let read = try await python(script, input: Array(JSONEncoder().encode("\(folder)/out")))
        let outcomes = try JSONDecoder().decode([String: [String: Int]].self, from: Data(read.utf8))

        let right = ["passed": 8, "grader.missing": 2, "Skipped": 14]
        #expect(
          outcomes == [
            "weight-initialisation.ada": right,
            "weight-initialisation.bo": [
              "passed": 1, "grader.wrong-value": 6, "grader.missing": 2, "Skipped": 15,
            ],
            "weight-initialisation.carla": [
              "grader.build-failed": 1, "grader.missing": 2, "Skipped": 21,
            ],
            "weight-initialisation.davi": right,
            "weight-initialisation.eva___o-bf42e6": right,
            "weight-initialisation.finn": ["grader.rejected": 3, "Skipped": 21],
          ]
        )
      }
    }

    /// A copy of the built-in course in which a started day costs a tenth.
    private func makeCourseWithDeadlines(in folder: String) throws -> String {
      let course = "\(folder)/course"
      let files = FileManager.default
      try files.createDirectory(atPath: course, withIntermediateDirectories: true)
      for name in ["grader.json", "exercises", "fixtures"] {
        try files.copyItem(atPath: "\(repositoryRoot)/\(name)", toPath: "\(course)/\(name)")
      }
      let grader = try String(contentsOfFile: "\(course)/grader.json", encoding: .utf8)
      let deadlines =
        #""deadlines": {"due": "2026-03-01T12:00:00Z", "penalty": {"per_started_day": 0.1}}, "#
      try Data(
        grader.replacing("\"tolerance\":", with: deadlines + "\"tolerance\":", maxReplacements: 1)
          .utf8
      ).write(to: URL(fileURLWithPath: "\(course)/grader.json"))
      return course
    }

    // The files' names were made by a digest of 24 bits, by which these two ids got one page.
    @Test("Each submission has files of its own, whatever the ids are")
    func ownFiles() async throws {
      try await withTemporaryFolder { folder in
        let submissions = "\(folder)/class"
        try FileManager.default.createDirectory(
          atPath: submissions,
          withIntermediateDirectories: true
        )
        for id in ["ada!~,=%x", "ada#! =@x"] {
          try Data("no archive".utf8).write(to: URL(fileURLWithPath: "\(submissions)/\(id).zip"))
        }

        let run = try await batch(submissions, "\(folder)/out")

        #expect(run.code == 0, "\(run.err)")
        for kind in ["results", "feedback", "junit"] {
          #expect(
            try FileManager.default.contentsOfDirectory(atPath: "\(folder)/out/\(kind)").count == 2
          )
        }
      }
    }

    // The pages kept the old title, since no verdict had changed.
    @Test("A course's new title stands on all pages, and nothing is graded again for it")
    func newTitle() async throws {
      try await withTemporaryFolder { folder in
        let submissions = try makeClass(in: folder)
        let course = try makeCourseWithDeadlines(in: folder)
        _ = try await batch(submissions, "\(folder)/out", ["--course", course])
        let grader = URL(fileURLWithPath: "\(course)/grader.json")
        let text = try String(contentsOf: grader, encoding: .utf8)
        let title = try #require(text.firstMatch(of: /"en": "([^"]*)"/)?.1)
        try Data(text.replacing(title, with: "Another title").utf8).write(to: grader)

        let run = try await batch(submissions, "\(folder)/out", ["--course", course])

        #expect(run.out.components(separatedBy: "graded before\n").count == 7)
        for page in ["index.html", "feedback/ada.html"] {
          let text = try String(contentsOfFile: "\(folder)/out/\(page)", encoding: .utf8)
          #expect(text.contains("Another title"))
        }
      }
    }

    @Test("What can't be graded as a class is refused, and nothing is written")
    func refused() async throws {
      try await withTemporaryFolder { folder in
        let submissions = try makeClass(in: folder)
        try FileManager.default.createDirectory(
          atPath: "\(folder)/empty",
          withIntermediateDirectories: true
        )
        let cases: [(submissions: String, output: String, code: Int)] = [
          ("\(folder)/empty", "\(folder)/out", 66),
          ("\(folder)/no-such", "\(folder)/out", 66),
          // A folder that is not empty and no batch's.
          (submissions, submissions, 64),
          (submissions, "\(submissions)/readme.txt", 64),
          (submissions, "\(folder)/no/such/folder", 70),
        ]
        for refused in cases {
          let run = try await batch(refused.submissions, refused.output)

          #expect(run.code == refused.code, "\(run.err)")
          #expect(run.err.hasPrefix("grade: ") && run.err.filter { $0 == "\n" }.count == 1)
        }
        #expect(!FileManager.default.fileExists(atPath: "\(folder)/out"))
      }
    }
  }
}
