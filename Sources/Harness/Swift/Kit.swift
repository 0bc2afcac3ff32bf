// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import FoundationEssentials
package import Sandbox

/// What every Swift submission is compiled and linked with, compiled once for a toolchain and kept.
///
/// Its folder holds `student/CourseKit.swiftmodule`, the objects of CourseKit and BoxKit, the
/// linker's response files, a warm cache of the C library's modules, and in `glue/` the main
/// programs by the signatures that they serve. Boxes of bubblewrap see it as `/kit`, read-only.
package struct Kit: Sendable {
  let folder: String
  let toolchain: Toolchain
  /// All that it is made from: another of any of it is another kit.
  let identity: String
  private let sandbox: Sandbox

  /// What the compiler says of itself: `Swift version 6.3.1 (swift-6.3.1-RELEASE)`.
  package var compilerVersion: String {
    // A kit that was made has the file; what can't be read is told apart by nothing but its words.
    let text = FileManager.default.contents(atPath: "\(folder)/version").map {
      String(decoding: $0, as: UTF8.self)
    }
    return text?.split(separator: "\n").first.map(String.init) ?? "unknown"
  }

  var mounts: [Box.Mount] { toolchain.compilingMounts + [Self.mount(folder)] }

  private static func mount(_ folder: String, isWritable: Bool = false) -> Box.Mount {
    Box.Mount(host: folder, box: "/kit", isWritable: isWritable)
  }

  /// Opens the kit of a toolchain below a folder, and builds it where it isn't there yet, which takes
  /// some seconds and is announced by `onBuild`.
  ///
  /// - Throws: `HarnessError.kitBroken`, `.cacheUnusable`; `SandboxError`.
  package init(
    toolchain: Toolchain,
    cacheFolder: String,
    sandbox: Sandbox,
    onBuild: () -> Void = {}
  ) async throws {
    self.toolchain = toolchain
    self.sandbox = sandbox
    let store = KitStore(folder: cacheFolder)
    identity = Self.identity(
      toolchain: toolchain,
      place: sandbox.layout.path(of: Self.mount(cacheFolder))
    )
    folder = try await store.entry(holding: identity) { folder in
      onBuild()
      try await Self.build(in: folder, toolchain: toolchain, sandbox: sandbox)
    }
  }

  /// The path in boxes of the main program for these signatures, compiled where it isn't there yet.
  func glueObject(for signatures: [Signature]) async throws -> String {
    let store = KitStore(folder: "\(folder)/glue")
    let source = GlueSource.glue(for: signatures)
    let entry = try await store.entry(holding: source) { folder in
      try await buildGlue(source, for: signatures, in: folder)
    }
    let name = URL(fileURLWithPath: entry).lastPathComponent
    return "\(sandbox.layout.path(of: Self.mount(folder)))/glue/\(name)/glue.o"
  }

  /// All that the kit is made from, and the path too that boxes see kits at, since a kit holds its own.
  private static func identity(toolchain: Toolchain, place: String) -> String {
    let sources = (KitSources.courseKit + KitSources.boxKit)
      .map { "// \($0.name)\n" + String(decoding: $0.bytes, as: UTF8.self) }
    return ([toolchain.identity, place, script] + sources).joined(separator: "\n")
  }

  private static func build(
    in folder: String,
    toolchain: Toolchain,
    sandbox: Sandbox
  ) async throws {
    let files = (KitSources.courseKit + KitSources.boxKit).map {
      Box.File(name: $0.name, bytes: $0.bytes)
    }
    let box = Box(
      command: ["/bin/sh", "-c", script],
      files: files,
      mounts: toolchain.compilingMounts + [mount(folder, isWritable: true)],
      environment: environment(of: toolchain, kit: folder, in: sandbox.layout),
      limits: limits
    )
    try await run(box, in: sandbox)
  }

  private func buildGlue(
    _ source: String,
    for signatures: [Signature],
    in folder: String
  ) async throws {
    let out = Box.Mount(host: folder, box: "/out", isWritable: true)
    let box = Box(
      command: ["/bin/sh", "-c", Self.glueScript, "sh", sandbox.layout.path(of: out)],
      files: [
        Box.File(name: "Glue.swift", bytes: Array(source.utf8)),
        Box.File(
          name: "Template.swift",
          bytes: Array(GlueSource.template(for: signatures).utf8)
        ),
      ],
      mounts: mounts + [out],
      environment: environment,
      limits: Self.limits
    )
    try await Self.run(box, in: sandbox)
  }

  private static func run(_ box: Box, in sandbox: Sandbox) async throws {
    let outcome = try await sandbox.run(box)
    guard outcome.ending == .exited(0) else {
      let words = String(decoding: outcome.errorOutput, as: UTF8.self)
      let first = words.split(separator: "\n").first { $0.contains("error:") }
      throw HarnessError.kitBroken(first.map(String.init) ?? "\(outcome.ending)")
    }
  }

  /// What the scripts in boxes that compile are told: where the folders are.
  var environment: [String: String] {
    Self.environment(of: toolchain, kit: folder, in: sandbox.layout)
  }

  private static func environment(
    of toolchain: Toolchain,
    kit folder: String,
    in layout: BoxLayout
  ) -> [String: String] {
    [
      "PATH": "/usr/bin", "HOME": layout.scratch, "TMPDIR": layout.scratch, "LANG": "C.UTF-8",
      "TOOLCHAIN": toolchain.folder(in: layout), "KIT": layout.path(of: mount(folder)),
      "FILES": layout.files,
    ]
  }

  /// The grader's own sources are no danger; these only end what hangs.
  private static let limits = BoxLimits(
    wall: .seconds(180),
    cpuSeconds: 180,
    memoryBytes: 4 << 30,
    processes: 128,
    outputBytes: 1 << 20,
    errorBytes: 1 << 20,
    fileBytes: 1 << 30
  )

  /// Compiles the modules, writes the linker's response files and warms the module cache.
  ///
  /// The cache holds its own path, so it has to be filled where it will be read. CourseKit is not
  /// optimised: the backtracer follows frame pointers, and optimised code that ends in a trap keeps
  /// none, so that the student's line would be lost.
  private static let script: String = {
    let flags = CompilerFlags.frontend.joined(separator: " ")
    func files(_ files: [KitSources.File]) -> String {
      files.map { "\"$FILES/\($0.name)\"" }.joined(separator: " ")
    }
    let frontend = CompilerFlags.frontendProgram
    // The response files keep the quotes, which the linker reads as a shell does.
    return """
      set -e
      cd "$KIT"
      mkdir student objects modules glue
      echo 'import Foundation' >"$HOME/warm.swift"
      \(frontend) \(CompilerFlags.submission.joined(separator: " ")) -c "$HOME/warm.swift" \
        -o "$HOME/warm.o" &
      \(frontend) \(flags) -c \(files(KitSources.courseKit)) -module-name CourseKit -Onone \
        -o objects/CourseKit.o -emit-module-path student/CourseKit.swiftmodule
      \(frontend) \(flags) -c \(files(KitSources.boxKit)) -module-name BoxKit -Onone \
        -package-name grade -I student \
        -o objects/BoxKit.o -emit-module-path objects/BoxKit.swiftmodule
      start=
      for object in Scrt1.o crti.o crtn.o; do
        start="$start $(\(CompilerFlags.clangProgram) -print-file-name=$object)"
      done
      cat >link-start <<END
      \(CompilerFlags.linkerStart.joined(separator: " "))
      \(CompilerFlags.runtimeObject) $start "$KIT/objects/CourseKit.o" "$KIT/objects/BoxKit.o"
      END
      echo \(CompilerFlags.smallLibraries.joined(separator: " ")) >link-small
      echo \(CompilerFlags.allLibraries.joined(separator: " ")) >link-all
      \(frontend) -version >version
      wait $!
      chmod -R a+rX glue link-* modules objects student version
      """
  }()

  /// `sh -c` this with the folder for `glue.o`.
  private static let glueScript = """
    set -e
    \(CompilerFlags.frontendProgram) \(CompilerFlags.submission.joined(separator: " ")) \
      -emit-module "$FILES/Template.swift" -o "$HOME/\(GlueSource.submissionModule).swiftmodule"
    \(CompilerFlags.frontendProgram) \(CompilerFlags.frontend.joined(separator: " ")) \
      -c "$FILES/Glue.swift" -O -module-name Glue -package-name grade \
      -module-cache-path "$HOME/modules" -I "$HOME" -I "$KIT/student" -I "$KIT/objects" \
      -o "$1/glue.o"
    """
}
