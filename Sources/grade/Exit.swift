// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Course
import Glibc
import Gradebook
import Grading
import Harness
import Intake
import Reports
import Sandbox
import Verdicts

/// The exit codes and the one place where errors become them.
enum Exit {
  static let notPassed = ExitCode(1)
  static let usage = ExitCode(64)
  static let badCourse = ExitCode(65)
  static let noInput = ExitCode(66)
  static let unavailable = ExitCode(69)
  static let ownFault = ExitCode(70)
  /// What a shell gives a program that Ctrl-C ended: 128 and SIGINT.
  static let interrupted = ExitCode(130)

  /// The code for a graded submission, nil where everything passed.
  static func code(for verdict: SubmissionVerdict) -> ExitCode? {
    switch verdict.status {
    case .passed: nil
    case .sandboxUnavailable: unavailable
    case .infrastructureError: ownFault
    default: notPassed
    }
  }

  /// Prints an error as one line and ends the program with its code.
  static func end(with error: any Error) -> Never {
    guard let code = code(for: error) else { Grade.exit(withError: error) }
    if code != interrupted {
      Terminal.complain(Messages(in: Surroundings.language).words(for: error))
    }
    Grade.exit(withError: code)
  }

  /// The code for an error, nil for one of ArgumentParser's own, which it explains itself.
  static func code(for error: any Error) -> ExitCode? {
    switch error {
    case is ExitCode: nil
    case let error as CourseError:
      if case .noCourse = error { noInput } else { badCourse }
    case is UsageError: usage
    case is NoSuchExercise, is NoSuchSubmission, is UnreadableFile: noInput
    case is CSVError: badCourse
    case let error as IntakeError: error.isOfOthers ? usage : noInput
    case is CourseFault, is CourseAudit.Fault: badCourse
    case let error as SandboxError: error.isUnavailable ? unavailable : ownFault
    case let error as HarnessError: error.isUnavailable ? unavailable : ownFault
    case let error as GradebookError:
      switch error {
      case .missing, .noRun: noInput
      case .inUse, .newer, .foreign, .damaged, .unwritable, .unreadable: ownFault
      }
    case let error as BatchFolderError:
      if case .system = error.fault { ownFault } else { usage }
    case is CancellationError: interrupted
    // What ArgumentParser doesn't know either is a fault of grade's own.
    default: Grade.exitCode(for: error) == .failure ? ownFault : nil
    }
  }
}

/// Something on the command line that can only be found wrong when the command runs.
///
/// One line, where ArgumentParser's `ValidationError` adds the usage of the whole command.
struct UsageError: Error, CustomStringConvertible {
  let description: String
}
