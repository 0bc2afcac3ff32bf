// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Intake
import Testing

@Suite struct FileSafeNameTests {
  @Test(
    "A plain id stays as it is",
    arguments: ["ada", "123456", "a.b-c_d", "_x", String(repeating: "n", count: 80)]
  )
  func kept(_ id: String) {
    #expect(FileSafeName.name(for: id) == id)
  }

  @Test(
    "Any other is cleaned and marked",
    arguments: [
      ("Ada", "ada-HASH"), ("", "_-HASH"), ("-rf", "_rf-HASH"), (".hidden", "_hidden-HASH"),
      ("../x", "_._x-HASH"), ("Ada Lovelace", "ada_lovelace-HASH"), ("é", "__-HASH"),
      ("con", "con-HASH"), ("lpt1.x", "lpt1.x-HASH"), ("a\u{0}b", "a_b-HASH"),
      (String(repeating: "n", count: 81), String(repeating: "n", count: 80) + "-HASH"),
      ("ada-0123456789abcdef", "ada-0123456789abcdef-HASH"),
    ]
  )
  func changed(_ id: String, _ expected: String) {
    let name = FileSafeName.name(for: id)
    let hash = name.suffix(16)

    #expect(name.dropLast(16) == expected.dropLast(4))
    #expect(hash.allSatisfy { "0123456789abcdef".contains($0) })
  }

  /// Computed apart from grade.
  @Test("The mark is the beginning of a SHA-256 digest, the same on every machine")
  func hash() {
    #expect(FileSafeName.name(for: "") == "_-af5570f5a1810b7a")
    #expect(FileSafeName.name(for: "Foobar") == "foobar-12302a98c0b41d40")
  }

  @Test("Ids that differ have names that differ, in capitals, too")
  func unique() {
    let ids =
      ["ada", "Ada", "ADA", "a b", "a_b", "a/b", "\u{E9}", "e\u{301}", ".", "..", "", "_"]
      + (0..<1000).map { String(repeating: "x", count: 200) + "\($0)" }
    let names = ids.map { FileSafeName.name(for: $0).lowercased() }

    #expect(Set(names).count == ids.count)
    #expect(names.allSatisfy { $0.utf8.count <= 97 && !$0.hasPrefix(".") && !$0.hasPrefix("-") })
  }
}
