// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import FoundationEssentials
import Sandbox
import SystemPackage

/// A Swift toolchain: where its compiler is, and what tells it from another.
package struct Toolchain: Sendable, Equatable {
  /// The folder above `bin` and `lib`, such as `/opt/swift/usr`.
  package let folder: String
  /// Path, size and time of the compiler: changes when another is put in its place.
  let identity: String

  /// Where boxes of bubblewrap see ``folder``.
  private static let boxFolder = "/toolchain"

  /// Where boxes find ``folder``.
  func folder(in layout: BoxLayout) -> String {
    layout.path(of: Box.Mount(host: folder, box: Self.boxFolder))
  }

  /// What boxes see of it.
  ///
  /// Not the whole folder, which is `/usr` where the toolchain is the system's own.
  var mounts: [Box.Mount] {
    ["bin", "lib", "libexec"].map {
      Box.Mount(host: "\(folder)/\($0)", box: "\(Self.boxFolder)/\($0)")
    }
  }

  /// The same, and the system's headers, for boxes that compile.
  var compilingMounts: [Box.Mount] {
    mounts + [Box.Mount(host: "/usr/include", box: "/usr/include")]
  }

  /// Finds the toolchain whose `swiftc` comes first on a search path such as `$PATH`.
  ///
  /// - Throws: `HarnessError.compilerMissing`, `.compilerUnusable`.
  package init(searchPath: String) throws(HarnessError) {
    let files = FileManager.default
    let candidates = searchPath.split(separator: ":").map { "\($0)/swiftc" }
    guard let compiler = candidates.first(where: { files.isExecutableFile(atPath: $0) }) else {
      throw .compilerMissing
    }
    // `swiftc` is a link to the driver; the frontend lies beside what it leads to.
    let bin = URL(fileURLWithPath: compiler).resolvingSymlinksInPath().deletingLastPathComponent()
    let frontend = bin.appendingPathComponent("swift-frontend").path
    guard let attributes = try? files.attributesOfItem(atPath: frontend),
      let size = attributes[.size], let date = attributes[.modificationDate] as? Date
    else {
      throw .compilerUnusable(.noFrontend(compiler: compiler))
    }
    guard files.isExecutableFile(atPath: bin.appendingPathComponent("ld.lld").path) else {
      throw .compilerUnusable(.noLinker(compiler: compiler))
    }
    folder = bin.deletingLastPathComponent().path
    identity = "\(frontend) \(size) \(date.timeIntervalSinceReferenceDate)"
  }
}
