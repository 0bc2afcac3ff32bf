// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

/// An archive that does harm to whoever unpacks it, and what is said of it: it is rejected.
struct HostileArchive: CustomTestStringConvertible, Sendable {
  let name: String
  /// The file's suffix, which says how it is packed.
  var suffix = ".zip"
  /// Words of what the student is told.
  let says: String
  /// Makes it from the path of a file that nobody may read.
  let archive: @Sendable (_ secret: String) -> TestArchive

  var testDescription: String { name }

  static let all = climbing + links + bombs

  private static let climbing: [HostileArchive] =
    [
      ("../evil.swift", "'../evil.swift' leads out"),
      ("/tmp/abs.swift", "'/tmp/abs.swift' does not lie in the archive"),
      ("a/../../b", "'a/../../b' leads out"), ("C:\\x", "'C:\\x' does not lie in the archive"),
    ]
    .flatMap { path, says in
      [".zip", ".tgz"].map { suffix in
        HostileArchive(name: "V19 \(path) \(suffix)", suffix: suffix, says: says) { _ in
          TestArchive([.file("fib.swift", good), .file(path, "pwned")])
        }
      }
    } + [
      HostileArchive(name: "V19 NUL", says: "the name 'fib␀swift' holds a character") { _ in
        TestArchive(
          [.file("fibXswift", good)],
          replacing: ("fibXswift", with: Array("fib\0swift".utf8))
        )
      }
    ]

  private static let links: [HostileArchive] = [
    HostileArchive(name: "V20 link .zip", says: "'fib.swift' is a link") {
      TestArchive([.irregular(.link, "fib.swift", to: $0)])
    },
    HostileArchive(name: "V20 link .tgz", suffix: ".tgz", says: "'fib.swift' is a link") {
      TestArchive([.irregular(.link, "fib.swift", to: $0)])
    },
    HostileArchive(name: "V20 folder link .zip", says: "'dir' is a link") { _ in
      TestArchive([.irregular(.link, "dir", to: ".."), .file("dir/x", "pwned")])
    },
    HostileArchive(name: "V20 folder link .tgz", suffix: ".tgz", says: "'dir' is a link") { _ in
      TestArchive([.irregular(.link, "dir", to: ".."), .file("dir/x", "pwned")])
    },
    HostileArchive(name: "V20 hard link", suffix: ".tgz", says: "'fib.swift' is a link") {
      TestArchive([.irregular(.hardLink, "fib.swift", to: $0)])
    },
    HostileArchive(name: "V20 FIFO", suffix: ".tgz", says: "'fib.swift' is a device or a pipe") {
      _ in
      TestArchive([.irregular(.fifo, "fib.swift")])
    },
    HostileArchive(name: "V20 device", suffix: ".tgz", says: "'fib.swift' is a device") { _ in
      TestArchive([.irregular(.device, "fib.swift")])
    },
  ]

  private static let bombs: [HostileArchive] = [
    HostileArchive(name: "V21 200 MiB .zip", says: "too large") { _ in
      TestArchive([.file("fib.swift", repeating: "\0", count: 200 << 20)])
    },
    HostileArchive(name: "V21 200 MiB .tgz", suffix: ".tgz", says: "too large") { _ in
      TestArchive([.file("x.bin", repeating: "\0", count: 200 << 20)])
    },
    HostileArchive(name: "V21 200 MiB that say 10 bytes", says: "too large") { _ in
      TestArchive([.file("fib.swift", repeating: "\0", count: 200 << 20)], change: .smallSizes)
    },
    HostileArchive(name: "V21 100 000 entries .zip", says: "more than 200 files") { _ in
      TestArchive((0..<100_000).map { .file("\($0).swift") })
    },
    HostileArchive(name: "V21 100 000 entries .tgz", suffix: ".tgz", says: "more than 200 files") {
      _ in TestArchive((0..<100_000).map { .file("\($0).swift") })
    },
    // The archive in it is not opened: it is too large as it lies there, since it packs once more.
    HostileArchive(name: "V21 nested", says: "too large") { _ in
      TestArchive([.nested("fib.zip", [.file("fib.swift", repeating: "\0", count: 200 << 20)])])
    },
  ]

  private static let good = "func fib(_ n: Int) -> Int { n }"
}
