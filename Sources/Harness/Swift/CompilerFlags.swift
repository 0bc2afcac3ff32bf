// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

/// The command lines of the compiler and linker in a box, as text for its shell.
///
/// Constants all: a student's names and texts stand on none of them. Where the folders are is in the
/// variables that ``Kit/environment`` sets.
enum CompilerFlags {
  static let frontendProgram = #""$TOOLCHAIN/bin/swift-frontend""#
  static let linkerProgram = #""$TOOLCHAIN/bin/ld.lld""#
  static let clangProgram = #""$TOOLCHAIN/bin/clang""#
  static let libraries = #""$TOOLCHAIN/lib/swift/linux""#
  static let runtimeObject = #""$TOOLCHAIN/lib/swift/linux/\#(architecture)/swiftrt.o""#

  #if arch(x86_64)
    static let architecture = "x86_64"
    static let interpreter = "/lib64/ld-linux-x86-64.so.2"
    static let emulation = "elf_x86_64"
  #elseif arch(arm64)
    static let architecture = "aarch64"
    static let interpreter = "/lib/ld-linux-aarch64.so.1"
    static let emulation = "aarch64linux"
  #endif

  /// For every run of `swift-frontend`.
  ///
  /// Called directly since the driver costs as much again. `-Onone` compiles fastest and keeps the
  /// runtime's messages; the line tables let a trap name the student's line.
  static let frontend = [
    "-frontend", "-target", "\(architecture)-unknown-linux-gnu", "-disable-objc-interop",
    "-parse-as-library", "-swift-version", "5", "-module-cache-path", #""$KIT/modules""#,
    "-diagnostic-style", "llvm", "-no-color-diagnostics", "-Xcc", "-fno-color-diagnostics",
  ]

  /// For a student's files: internal functions become linkable, so that none need be `public`.
  static let submission =
    frontend + [
      "-module-name", GlueSource.submissionModule, "-enable-testing", "-Onone",
      "-gline-tables-only", "-I", #""$KIT/student""#,
      // What the compiler checks of its own work takes a tenth of the time.
      "-disable-llvm-verify",
    ]

  /// For `ld.lld`, before the objects.
  static let linkerStart = [
    "-pie", "--hash-style=gnu", "--eh-frame-hdr", "-m", emulation,
    "-dynamic-linker", interpreter, "-rpath", libraries, "-L", libraries,
    "-L/lib/\(architecture)-linux-gnu", "-L/usr/lib64",
  ]

  /// Swift's own libraries that cost the linker next to nothing.
  static let smallLibraries = [
    "--as-needed", "-lswiftCore", "-lswiftSwiftOnoneSupport", "-lswift_Concurrency",
    "-lswift_StringProcessing", "-lswiftGlibc", "-lswift_Builtin_float", "-lm", "-lc",
  ]

  /// All that an `import` can ask for; tried where the small ones do not suffice.
  static let allLibraries =
    ["--as-needed", "-lFoundation", "-lFoundationEssentials", "-lFoundationInternationalization"]
    + [
      "-l_FoundationICU", "-ldispatch", "-lBlocksRuntime", "-lswiftDispatch",
      "-lswiftSynchronization", "-lswiftObservation", "-lswift_RegexParser", "-lswiftRegexBuilder",
      "-lswift_Differentiation",
    ] + smallLibraries
}
