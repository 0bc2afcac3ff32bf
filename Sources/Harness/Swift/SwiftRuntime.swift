// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import BoxKit
import Course
import Sandbox

/// How compiled Swift programs are run.
struct SwiftRuntime: Runtime {
  let kit: Kit
  let layout: BoxLayout
  let files: [SourceFile]

  var language: ProgrammingLanguage { .swift }

  func box(running executable: [UInt8], input: Box.Input, limits: BoxLimits) -> Box {
    Box(
      command: ["\(layout.files)/program"],
      files: [Box.File(name: "program", bytes: executable, isExecutable: true)],
      mounts: kit.toolchain.mounts,
      environment: [
        "HOME": layout.scratch, "TMPDIR": layout.scratch, "LANG": "C.UTF-8",
        // Only the crashed thread's calls with their lines; the program's own words come first.
        "SWIFT_BACKTRACE": "enable=yes,color=no,interactive=no,threads=crashed,registers=none,"
          + "images=none,limit=64,sanitize=yes,timeout=2s,"
          + "swift-backtrace=\(kit.toolchain.folder(in: layout))"
          + "/libexec/swift/linux/swift-backtrace",
      ],
      input: input,
      limits: limits
    )
  }

  func report(on errorOutput: [UInt8]) -> TrapReport {
    TrapReport(errorOutput, files: files, folder: layout.files)
  }

  func ending(
    reading answer: [UInt8],
    returns type: ValueType
  ) throws(FrameError) -> CallResult.Ending {
    .value(try Value(reading: answer, type: type))
  }
}
