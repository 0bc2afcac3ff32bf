// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import BoxKit
import Course

extension MalformedAnswer {
  init(_ error: FrameError) {
    self =
      switch error {
      case .truncated: .truncated
      case .trailingBytes(let count): .trailingBytes(count)
      case .notAFrame: .foreign
      case .lengthDiffers(let announced, let found):
        .lengthDiffers(announced: announced, found: found)
      case .notUTF8: .notUTF8
      case .tooManyMarks: .tooManyMarks(limit: FrameReader.mostMarks)
      case .notABool(let byte): .notABool(byte)
      case .impossibleCount(let count): .impossibleCount(count)
      case .namesOutOfOrder(let name): .namesOutOfOrder(name)
      }
  }
}
