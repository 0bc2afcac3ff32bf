// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import BoxKit
import Course

/// What `grade_build.py` answers, read strictly: the parser that wrote it has read a student's text.
enum PythonBuildAnswer {
  case program([UInt8])
  case result(BuildResult)
  case outOfMemory

  /// The kinds of answer; `grade_build.py` has the same numbers.
  private enum Kind: Int {
    case built
    case refused
    case missing
    case differs
    case unwritten
    case unsuitable
    case outOfMemory
  }

  /// - Throws: `FrameError`.
  init(frame: [UInt8], files: [SourceFile], signatures: [Signature]) throws(FrameError) {
    var reader = FrameReader(try Frame.unwrap(frame))
    let number = try reader.int()
    guard let kind = Kind(rawValue: number) else { throw .impossibleCount(number) }
    switch kind {
    case .built: self = .program(try reader.bytes())
    case .refused: self = .result(.refused([try Self.complaint(&reader, files)]))
    case .missing:
      let signature = try Self.element(of: signatures, &reader)
      self = .result(.missing(signature, elsewhere: try Self.elsewhere(&reader, files)))
    case .differs:
      let signature = try Self.element(of: signatures, &reader)
      self = .result(.differs(signature, found: try reader.string()))
    case .unwritten: self = .result(.unwritten(try Self.element(of: signatures, &reader)))
    case .unsuitable:
      let file = try Self.element(of: files, &reader)
      let reason = try reader.int()
      let detail = try reader.string()
      guard let fault = RejectionReason.NotebookFault(number: reason, detail: detail) else {
        throw .impossibleCount(reason)
      }
      self = .result(.unsuitable(.noNotebook(name: file.name, fault)))
    case .outOfMemory: self = .outOfMemory
    }
    try reader.finish()
  }

  private static func element<Element>(
    of elements: [Element],
    _ reader: inout FrameReader
  ) throws(FrameError) -> Element {
    let index = try reader.int()
    guard elements.indices.contains(index) else { throw .impossibleCount(index) }
    return elements[index]
  }

  private static func complaint(
    _ reader: inout FrameReader,
    _ files: [SourceFile]
  ) throws(FrameError) -> BuildResult.Complaint {
    let place = try CodePlace(reading: &reader, of: files)
    let column = try reader.int()
    let message = try reader.string()
    let text = try reader.string()
    return BuildResult.Complaint(
      place: place.map {
        BuildResult.Place(
          file: $0.file,
          cell: $0.cell,
          line: $0.line,
          column: max(0, column),
          text: text
        )
      },
      severity: .error,
      message: message
    )
  }

  private static func elsewhere(
    _ reader: inout FrameReader,
    _ files: [SourceFile]
  ) throws(FrameError) -> BuildResult.Elsewhere? {
    let kind = try reader.int()
    let place = try CodePlace(reading: &reader, of: files)
    guard let place else { return nil }
    return switch kind {
    case 1: BuildResult.Elsewhere(kind: .inClass, place: place)
    case 2: BuildResult.Elsewhere(kind: .inBlock, place: place)
    case 3: BuildResult.Elsewhere(kind: .inFunction, place: place)
    default: nil
    }
  }
}

extension RejectionReason.NotebookFault {
  /// From the number and the detail that `grade_source.py` gives.
  fileprivate init?(number: Int, detail: String) {
    switch number {
    case 0: self = .notJSON(line: Int(detail) ?? 1)
    case 1: self = .notANotebook
    case 2: self = .badCell(number: Int(detail) ?? 1)
    case 3: self = .tooManyCells(limit: Int(detail) ?? 0)
    case 4: self = .otherLanguage(detail)
    case 5: self = .tooDeep
    default: return nil
    }
  }
}
