// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import BoxKit
import Course
import Sandbox

/// How a submission in Python is run: by an interpreter that imports numpy once and forks for each call
/// where there are several.
struct PythonRuntime: Runtime {
  /// The interpreter, or why there is none.
  let python: Result<Python, HarnessError>
  let files: [SourceFile]
  let limits: ResourceLimits
  let layout: BoxLayout

  var language: ProgrammingLanguage { .python }

  func box(
    running executable: [UInt8],
    input: Box.Input,
    limits: BoxLimits
  ) throws(HarnessError) -> Box {
    let python = try python.get()
    return Box(
      command: python.command(PythonSources.run, in: layout),
      files: PythonSources.forRunning + [Box.File(name: "program", bytes: executable)],
      mounts: python.mounts,
      environment: python.environment(in: layout),
      input: input,
      limits: limits
    )
  }

  func report(on errorOutput: [UInt8]) -> TrapReport { TrapReport(printed: errorOutput) }

  func ending(
    reading answer: [UInt8],
    returns type: ValueType
  ) throws(FrameError) -> CallResult.Ending {
    var reader = FrameReader(answer)
    let kind = try reader.int()
    guard let kind = Kind(rawValue: kind) else { throw .impossibleCount(kind) }
    let ending: CallResult.Ending =
      switch kind {
      case .returned: .value(try Value(reading: try reader.bytes(), type: type))
      case .raised: try raised(&reader)
      case .foreign: .foreign(try foreignValue(&reader))
      case .outOfMemory: .limit(.memory(mebibytes: limits.memoryMiB))
      }
    try reader.finish()
    return ending
  }

  /// The kinds of answer; `grade_run.py` has the same numbers.
  private enum Kind: Int {
    case returned
    case raised
    case foreign
    case outOfMemory
  }

  /// What a box says of an exception: for the report alone, and cut to what a person reads.
  private func raised(_ reader: inout FrameReader) throws(FrameError) -> CallResult.Ending {
    let type = try reader.string()
    let message = try reader.string()
    let place = try CodePlace(reading: &reader, of: files)
    return .raised(
      type: String(type.prefix(100)),
      message: String(message.prefix(500)),
      place: place
    )
  }

  private func foreignValue(_ reader: inout FrameReader) throws(FrameError) -> ForeignValue {
    let count = try reader.int()
    guard (0...Self.longestPath).contains(count) else { throw .impossibleCount(count) }
    var path: [ForeignValue.Step] = []
    for _ in 0..<count { path.append(try step(&reader)) }
    let spelling = try reader.string()
    guard let expected = ValueType(parsing: spelling) else { throw .notAFrame }
    return ForeignValue(path: path, expected: expected, found: try found(&reader))
  }

  /// A tuple's list's element lies two steps deep.
  private static let longestPath = 4
  /// numpy's arrays have at most 64 dimensions.
  private static let mostDimensions = 64

  private func step(_ reader: inout FrameReader) throws(FrameError) -> ForeignValue.Step {
    switch try reader.int() {
    case 0: .member(try reader.int())
    case 1: .index(try reader.int())
    case 2: .name(String(try reader.string().prefix(100)))
    case let kind: throw .impossibleCount(kind)
    }
  }

  private func found(_ reader: inout FrameReader) throws(FrameError) -> ForeignValue.Found {
    switch try reader.int() {
    case 0: return .nothing
    case 1:
      let dimensions = try reader.ints()
      guard dimensions.count <= Self.mostDimensions, dimensions.allSatisfy({ $0 >= 0 }) else {
        throw .impossibleCount(dimensions.count)
      }
      return .array(dimensions: dimensions)
    case 2: return .arrayOf(elements: String(try reader.string().prefix(100)))
    case 3: return .value(of: String(try reader.string().prefix(100)))
    case let kind: throw .impossibleCount(kind)
    }
  }
}

extension CodePlace {
  /// Reads a file's index, a cell and a line; nil for what is no place in these files.
  init?(reading reader: inout FrameReader, of files: [SourceFile]) throws(FrameError) {
    let file = try reader.int()
    let cell = try reader.int()
    let line = try reader.int()
    guard files.indices.contains(file), cell >= 0, line >= 1 else { return nil }
    self.init(file: files[file].name, cell: cell == 0 ? nil : cell, line: line)
  }
}
