// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import BoxKit
package import Course

/// One call of a submission's function.
package struct Call: Sendable {
  package let function: String
  package let arguments: [Value]

  package init(function: String, arguments: [Value]) {
    self.function = function
    self.arguments = arguments
  }

  /// The arguments as a box reads them.
  var bytes: [UInt8] {
    var writer = FrameWriter()
    for argument in arguments { argument.write(to: &writer) }
    return writer.bytes
  }
}

extension Call: Equatable {
  /// Whether a function would be told the same.
  ///
  /// By the bytes: to Swift 0.0 equals -0.0, and a text another one of other code points.
  package static func == (first: Call, second: Call) -> Bool {
    first.function == second.function && first.bytes == second.bytes
  }
}
