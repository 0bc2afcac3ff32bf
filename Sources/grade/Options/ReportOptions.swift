// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Course
import Glibc
import Reports
import Verdicts

/// Which files are written besides what is printed.
struct ReportOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Write a JUnit XML report.", valueName: "file"),
    completion: .file(extensions: ["xml"])
  )
  var junit: String?

  @Option(
    help: ArgumentHelp("Write the verdict as JSON.", valueName: "file"),
    completion: .file(extensions: ["json"])
  )
  var json: String?

  @OptionGroup var pageOptions: PageOptions

  @Flag(help: "Show what hidden cases are about, too: not for students.")
  var instructor = false

  var audience: Audience { instructor ? .instructor : .student }

  /// Finds out before anything is graded whether the files can be written.
  ///
  /// - Throws: `UsageError`.
  func check() throws {
    for (option, path) in [("--junit", junit), ("--json", json)] {
      guard let path, let obstacle = Self.obstacle(path) else { continue }
      throw UsageError(description: "\(option) '\(path)': \(obstacle)")
    }
    if let junit, junit == json {
      throw UsageError(description: "--junit and --json name the same file, '\(junit)'")
    }
    try pageOptions.check()
  }

  /// Writes the files.
  ///
  /// - Throws: `FileError`, `XMLError`.
  func write(
    _ verdict: SubmissionVerdict,
    of course: CourseDefinition,
    in language: Language
  ) throws {
    if let junit {
      let options = JUnitReport.Options(for: audience, in: language)
      try writeFile(JUnitReport.bytes(of: verdict, options: options), atomicallyTo: junit)
    }
    if let json {
      let bytes = try JSONReport.bytes(of: verdict, for: audience, in: language)
      try writeFile(bytes, atomicallyTo: json)
    }
    try pageOptions.write(StudentPages.fileName(of: verdict.submission)) {
      try StudentPages(audience: audience, language: language, datasets: course.datasets)
        .bytes(of: verdict)
    }
  }

  /// Why a file can't be written, or nil.
  private static func obstacle(_ path: String) -> String? {
    var information = stat()
    if stat(path, &information) == 0 {
      switch information.st_mode & S_IFMT {
      case S_IFREG: break
      case S_IFDIR: return "that is a folder; name a file"
      // A device or pipe such as /dev/stdout is written to as it is.
      default: return access(path, W_OK) == 0 ? nil : String(cString: strerror(errno))
      }
    }
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
    guard access(folder, W_OK | X_OK) != 0 else { return nil }
    return errno == ENOENT
      ? "there is no folder '\(folder)'"
      : "can't write in its folder: \(String(cString: strerror(errno)))"
  }
}
