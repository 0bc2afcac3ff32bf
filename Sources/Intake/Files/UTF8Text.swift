// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

/// Whether bytes are text.
enum UTF8Text {
  /// The offset of the first byte that is not part of UTF-8 text, or nil.
  static func firstFault(in bytes: [UInt8]) -> Int? {
    // Much faster, and nearly always the answer.
    if String(validating: bytes, as: UTF8.self) != nil { return nil }
    var rest = bytes.makeIterator()
    var parser = Unicode.UTF8.ForwardParser()
    var offset = 0
    while true {
      switch parser.parseScalar(from: &rest) {
      case .valid(let scalar): offset += scalar.count
      case .error: return offset
      case .emptyInput: return nil
      }
    }
  }
}
