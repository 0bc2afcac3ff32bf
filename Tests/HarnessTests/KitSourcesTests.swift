// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Harness
import TestSupport
import Testing

@Suite struct KitSourcesTests {
  @Test(
    "The kit holds every source of its modules as it stands in Sources/",
    arguments: [("CourseKit", KitSources.courseKit), ("BoxKit", KitSources.boxKit)]
  )
  func complete(_ module: String, _ files: [KitSources.File]) throws {
    let folder = "\(repositoryRoot)/Sources/\(module)"
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()

    #expect(files.map(\.name).sorted() == names)
    for file in files {
      #expect(FileManager.default.contents(atPath: "\(folder)/\(file.name)") == Data(file.bytes))
    }
  }
}
