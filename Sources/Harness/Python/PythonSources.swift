// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Sandbox

/// The grader's scripts that run in boxes with Python, as they stood when grade was built.
enum PythonSources {
  static let probe = Box.File(name: "grade_probe.py", bytes: PackageResources.grade_probe_py)
  static let build = Box.File(name: "grade_build.py", bytes: PackageResources.grade_build_py)
  static let run = Box.File(name: "grade_run.py", bytes: PackageResources.grade_run_py)

  /// ``build`` and what it imports.
  static let forBuilding = [
    build, frames,
    Box.File(name: "grade_slice.py", bytes: PackageResources.grade_slice_py),
    Box.File(name: "grade_source.py", bytes: PackageResources.grade_source_py),
  ]

  /// ``run`` and what it imports.
  static let forRunning = [
    run, frames,
    Box.File(name: "grade_display.py", bytes: PackageResources.grade_display_py),
    Box.File(name: "grade_values.py", bytes: PackageResources.grade_values_py),
  ]

  private static let frames = Box.File(
    name: "grade_frames.py",
    bytes: PackageResources.grade_frames_py
  )

  /// A text that changes with any of them.
  static let identity = (forBuilding + forRunning).map { String(decoding: $0.bytes, as: UTF8.self) }
    .joined(separator: "\n")
}
