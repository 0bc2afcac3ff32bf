// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

package import Course
import FoundationEssentials
import Glibc
package import Sandbox

/// A Python interpreter: where it is, what boxes see of it, and what tells it from another.
package struct Python: Sendable {
  /// Its path, which in boxes is the same.
  package let program: String
  /// Paths, sizes and times of the interpreter and of numpy: changes when another is put in place.
  package let identity: String
  /// What boxes need beside the system's own folders.
  let mounts: [Box.Mount]
  /// The one of them with the course's own packages.
  private let packages: Box.Mount?
  /// Folders of shared libraries of an interpreter outside of /usr.
  private let libraries: [String]

  /// Where Debian and containers have it.
  ///
  /// `PATH` is not asked: what stands there is often a user's own, which boxes can't read.
  private static let usualPrograms = ["/usr/bin/python3", "/usr/local/bin/python3"]
  /// Where boxes see a course's own packages.
  private static let packagesFolder = "/packages"

  /// Finds the interpreter that a course names, or the system's.
  ///
  /// Looks at files alone and runs nothing; ``hold(usableIn:cacheFolder:)`` tells whether it works.
  /// - Throws: `HarnessError.pythonMissing`.
  package init(_ settings: PythonSettings = PythonSettings()) throws(HarnessError) {
    let files = FileManager.default
    let candidates = settings.program.map { [$0] } ?? Self.usualPrograms
    guard let program = candidates.first(where: { files.isExecutableFile(atPath: $0) }) else {
      throw .pythonMissing(paths: candidates)
    }
    self.program = program
    let prefixes = Self.prefixes(of: program)
    var mounts = [Box.Mount(host: "/etc/alternatives", box: "/etc/alternatives")]
    for prefix in prefixes where prefix != "/usr" {
      for name in ["bin", "lib", "pyvenv.cfg"] {
        mounts.append(Box.Mount(host: "\(prefix)/\(name)", box: "\(prefix)/\(name)"))
      }
    }
    if !prefixes.contains("/usr/local") {
      // Debian's own interpreter looks here for what the administrator has installed.
      mounts += Self.versions(in: "/usr/local/lib").map {
        Box.Mount(host: "\($0)/dist-packages", box: "\($0)/dist-packages")
      }
    }
    packages = settings.packages.map { Box.Mount(host: $0, box: Self.packagesFolder) }
    mounts += [packages].compactMap { $0 }
    self.mounts = mounts.filter { files.fileExists(atPath: $0.host) }
    libraries = prefixes.filter { $0 != "/usr" }.map { "\($0)/lib" }
    let folders =
      [settings.packages].compactMap { $0 }
      + (prefixes + ["/usr/local"]).flatMap { Self.versions(in: "\($0)/lib") }
      .flatMap { ["\($0)/site-packages", "\($0)/dist-packages"] }
    identity = ([program] + folders.map { "\($0)/numpy/version.py" })
      .compactMap(Self.identity).joined(separator: "\n")
  }

  /// The interpreter as ``init(_:)`` finds it, or why there is none, for when it is needed.
  package static func found(by settings: PythonSettings) -> Result<Python, HarnessError> {
    Result { () throws(HarnessError) in try Python(settings) }
  }

  /// The folder above the interpreter's `bin`, and where it is a link that above the real one's.
  private static func prefixes(of program: String) -> [String] {
    let named = URL(fileURLWithPath: program)
    var prefixes: [String] = []
    for url in [named, named.resolvingSymlinksInPath()] {
      let prefix = url.deletingLastPathComponent().deletingLastPathComponent().path
      if !prefixes.contains(prefix) { prefixes.append(prefix) }
    }
    return prefixes
  }

  /// `lib/python3`, `lib/python3.11` and the like.
  private static func versions(in folder: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasPrefix("python3") }.sorted().map { "\(folder)/\($0)" }
  }

  private static func identity(of file: String) -> String? {
    var information = stat()
    guard stat(file, &information) == 0 else { return nil }
    let time = information.st_mtim
    return "\(file) \(information.st_size) \(time.tv_sec).\(time.tv_nsec)"
  }
}

extension Python {
  /// Code with which the probe says that there is no numpy.
  private static let noNumpy: Int32 = 3

  /// Holds that it runs in a box and can import numpy, once for an interpreter and a numpy.
  ///
  /// - Throws: `HarnessError.numpyMissing`, `.pythonUnusable`, `.cacheUnusable`; `CancellationError`.
  func hold(usableIn sandbox: Sandbox, cacheFolder: String) async throws {
    let description = "\(identity)\n" + String(decoding: PythonSources.probe.bytes, as: UTF8.self)
    _ = try await KitStore(folder: cacheFolder).entry(holding: description) { _ in
      _ = try await probe(in: sandbox)
    }
  }

  /// Runs it in a box and imports numpy; the versions of both, for people.
  ///
  /// - Throws: `HarnessError.numpyMissing`, `.pythonUnusable`; `CancellationError`.
  package func probe(in sandbox: Sandbox) async throws -> String {
    let outcome: Outcome
    do {
      outcome = try await sandbox.run(
        Box(
          command: command(PythonSources.probe, in: sandbox.layout),
          files: [PythonSources.probe],
          mounts: mounts,
          environment: environment(in: sandbox.layout),
          limits: BoxLimits(
            wall: .seconds(30),
            cpuSeconds: 30,
            memoryBytes: 1 << 30,
            processes: 16,
            outputBytes: 1 << 10,
            errorBytes: 1 << 16,
            fileBytes: 1 << 20
          )
        )
      )
    } catch let error as SandboxError where error.isAboutMounts {
      throw HarnessError.pythonUnusable(path: program, reason: "\(error)")
    }
    switch outcome.ending {
    case .exited(0):
      return String(decoding: outcome.output, as: UTF8.self)
        .split(separator: "\n").joined(separator: ", ")
    case .exited(Self.noNumpy):
      throw HarnessError.numpyMissing(path: program)
    default:
      let words = String(decoding: outcome.errorOutput, as: UTF8.self).split(separator: "\n").last
      throw HarnessError.pythonUnusable(
        path: program,
        reason: words.map(String.init) ?? "it ended as \(outcome.ending)"
      )
    }
  }

  /// Runs one of the grader's scripts: isolated from the environment and the folder, no byte code.
  ///
  /// It is told where the course's own packages are.
  func command(_ script: Box.File, in layout: BoxLayout) -> [String] {
    [program, "-I", "-B", "\(layout.files)/\(script.name)"]
      + [packages].compactMap { $0.map(layout.path(of:)) }
  }

  /// One thread for each library that numpy may compute with, and the interpreter's own libraries,
  /// which boxes would not find without the system's cache of them (`/etc/ld.so.cache`).
  func environment(in layout: BoxLayout) -> [String: String] {
    var environment = [
      "PATH": "/usr/bin", "HOME": layout.scratch, "TMPDIR": layout.scratch, "LANG": "C.UTF-8",
      "OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1",
      "BLIS_NUM_THREADS": "1", "NUMEXPR_NUM_THREADS": "1",
    ]
    if !libraries.isEmpty { environment["LD_LIBRARY_PATH"] = libraries.joined(separator: ":") }
    return environment
  }
}

extension SandboxError {
  /// Whether the box could not be made because its users can't read a folder that it should see, by
  /// bubblewrap's words (0.8.0).
  fileprivate var isAboutMounts: Bool {
    switch self {
    case .boxRefused(let refusal): refusal.words.contains("source path")
    case .launchFailed(let words): words.contains("source path")
    default: false
    }
  }
}
