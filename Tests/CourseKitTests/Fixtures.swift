// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Foundation

/// The repository's `fixtures/` folder, found from this file's own place.
let fixtures = URL(filePath: #filePath)
  .deletingLastPathComponent()  // Tests/CourseKitTests
  .deletingLastPathComponent()  // Tests
  .deletingLastPathComponent()  // the repository
  .appending(path: "fixtures")

/// Reads a JSON fixture; the path is relative to `fixtures/`.
func fixture<Value: Decodable>(_ path: String, as type: Value.Type = Value.self) throws -> Value {
  try JSONDecoder().decode(type, from: Data(contentsOf: fixtures.appending(path: path)))
}
