// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Subprocess
import SystemPackage

/// What Python said about a script that ended with another code than 0.
package struct PythonFailure: Error, CustomStringConvertible {
  package let description: String
}

/// Runs a Python script with bytes on its standard input and returns what it prints.
///
/// Python is the independent reader of what grade writes; without it, the test fails.
package func python(_ script: String, input: [UInt8] = []) async throws -> String {
  let result = try await Subprocess.run(
    // Debian's own, which has Debian's packages.
    .path("/usr/bin/python3"),
    // -I: nothing of the user's or of the current folder's; -X utf8: whatever the locale is.
    arguments: ["-I", "-X", "utf8", "-c", script],
    input: .array(input),
    output: .string(limit: 1 << 24),
    error: .string(limit: 1 << 20)
  )
  guard result.terminationStatus.isSuccess else {
    throw PythonFailure(
      description: "/usr/bin/python3: \(result.terminationStatus): \(result.standardError)"
    )
  }
  return result.standardOutput
}
