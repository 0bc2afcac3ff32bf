// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import ArgumentParser
import Glibc

/// Whether students' programs run in a sandbox.
///
/// Only the command line can say that they do not: no variable, no file of a course.
struct SandboxOptions: ParsableArguments {
  @Flag(
    help: ArgumentHelp(
      """
      Run your own files without a sandbox, where bubblewrap can't be had: public cases alone, never \
      for marks.
      """
    )
  )
  var unsafeNoSandbox = false

  /// The user whose files alone are run, or nil where the sandbox makes everybody's harmless.
  var owner: UInt32? { unsafeNoSandbox ? geteuid() : nil }

  /// Refuses to go without a sandbox where what is graded can't be the caller's own work alone.
  ///
  /// - Throws: `UsageError`.
  func check() throws {
    guard unsafeNoSandbox else { return }
    if Surroundings.variable("CI") != nil {
      throw UsageError(
        description:
          "--unsafe-no-sandbox: not where the variable 'CI' is set, since others' work is "
          + "graded there; install the sandbox: apt-get install bubblewrap"
      )
    }
    if geteuid() == 0 {
      throw UsageError(
        description: "--unsafe-no-sandbox: not for root, whose whole machine would lie open to the "
          + "program; start grade as an ordinary user, or install the sandbox: apt-get install "
          + "bubblewrap"
      )
    }
  }
}
