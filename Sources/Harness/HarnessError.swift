// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

/// What stops the grader from building or calling a submission, whoever's it is.
package enum HarnessError: Error, Equatable, CustomStringConvertible {
  /// No Swift compiler on the search path.
  case compilerMissing
  /// There is a compiler and it is none that the harness can use.
  case compilerUnusable(CompilerFlaw)
  /// A submission is in Python, and there is no interpreter; where it was looked for.
  case pythonMissing(paths: [String])
  /// There is an interpreter and it is none that the harness can use; its path and why.
  case pythonUnusable(path: String, reason: String)
  /// The interpreter has no numpy.
  case numpyMissing(path: String)
  /// What students' programs are linked with can't be built; the compiler's words.
  case kitBroken(String)
  /// The folder for what is kept between runs can't be used; its path.
  case cacheUnusable(path: String, CacheFlaw)
  /// The compiler was killed or died: no fault of the submission's that is known.
  case compilerDied(String)

  /// What a compiler lacks; its path.
  package enum CompilerFlaw: Equatable, Sendable, CustomStringConvertible {
    case noFrontend(compiler: String)
    case noLinker(compiler: String)

    package var description: String {
      switch self {
      case .noFrontend(let compiler):
        "there is no 'swift-frontend' beside '\(compiler)'; put the toolchain's own bin folder first "
          + "in PATH"
      case .noLinker(let compiler): "there is no 'ld.lld' beside '\(compiler)'"
      }
    }
  }

  /// What is wrong with a folder.
  package enum CacheFlaw: Equatable, Sendable, CustomStringConvertible {
    case openToOthers
    /// The system refused; its words.
    case system(String)
    case unwritable

    package var description: String {
      switch self {
      case .openToOthers: "others can write to it"
      case .system(let words): words
      case .unwritable: "it can't be written to"
      }
    }
  }

  /// Whether nothing can be graded on this machine as it is.
  package var isUnavailable: Bool {
    switch self {
    case .compilerMissing, .compilerUnusable, .pythonMissing, .pythonUnusable, .numpyMissing,
      .kitBroken, .cacheUnusable:
      true
    case .compilerDied: false
    }
  }

  package var description: String {
    switch self {
    case .compilerMissing:
      "no 'swiftc' on PATH; install a Swift 6.3 toolchain (https://swift.org/install) or name its "
        + "bin folder in PATH"
    case .compilerUnusable(let flaw):
      "the Swift toolchain can't be used: \(flaw); install Swift 6.3 (https://swift.org/install)"
    case .pythonMissing(let paths):
      "a submission in Python needs an interpreter, and there is no "
        + paths.map { "'\($0)'" }.joined(separator: " or ")
        + "; run: apt-get install python3-numpy, or name one in grader.json under python.program"
    case .pythonUnusable(let path, let reason):
      "the Python interpreter '\(path)' can't be used: \(reason); name another in grader.json under "
        + "python.program"
    case .numpyMissing(let path):
      "'\(path)' has no numpy; run: apt-get install python3-numpy, or name the folder that it is in "
        + "in grader.json under python.packages"
    case .kitBroken(let words):
      "the course kit can't be built with this toolchain: \(words)"
    case .cacheUnusable(let path, let flaw):
      "'\(path)' can't be used to keep the compiled kit: \(flaw); name another folder in "
        + "XDG_CACHE_HOME"
    case .compilerDied(let how):
      "the compiler ended abnormally (\(how))"
    }
  }
}
