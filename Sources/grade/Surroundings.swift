// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import Glibc
import SystemPackage

/// What the environment says.
///
/// Nothing below this room reads it.
enum Surroundings {
  static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Where programs are looked for.
  static var searchPath: String { variable("PATH") ?? "/usr/bin:/bin" }

  /// The language of the locale, English where it is none of ours.
  static var language: Language {
    let locale = variable("LC_ALL") ?? variable("LC_MESSAGES") ?? variable("LANG") ?? ""
    return locale.hasPrefix("pt") ? .portuguese : .english
  }

  /// Whether colour is wanted: on a terminal that has it, unless `NO_COLOR` is set (no-color.org).
  static var wantsColour: Bool {
    Terminal.outputIsTerminal && variable("NO_COLOR") == nil && variable("TERM") != "dumb"
  }

  /// The folder for what is kept between runs.
  ///
  /// Boxes run as another user when the grader is root, who could not pass through root's home.
  static var cacheFolder: String {
    if geteuid() == 0 { return "/var/cache/grade" }
    let cache = variable("XDG_CACHE_HOME") ?? (variable("HOME").map { "\($0)/.cache" } ?? "/tmp")
    return "\(cache)/grade"
  }

  /// The number of boxes that run at once.
  static var processorCount: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  /// Seconds since 1970, or the moment that a reproducible build gives
  /// (reproducible-builds.org/specs/source-date-epoch).
  static var timestamp: Int { variable("SOURCE_DATE_EPOCH").flatMap { Int($0) } ?? time(nil) }

  /// The name of the user who runs the program, or its number where it has none.
  static var userName: String {
    getpwuid(getuid()).map { String(cString: $0.pointee.pw_name) } ?? "\(getuid())"
  }

  /// The local time zone's offset, in seconds east of UTC.
  static var offset: Int {
    var now = time(nil)
    var local = tm()
    localtime_r(&now, &local)
    return local.tm_gmtoff
  }

  static func isFolder(_ path: String) -> Bool {
    var information = stat()
    return stat(path, &information) == 0 && information.st_mode & S_IFMT == S_IFDIR
  }

  /// A file's bytes.
  ///
  /// - Throws: `UnreadableFile`.
  static func contents(of path: String) throws -> [UInt8] {
    do {
      let file = try FileDescriptor.open(FilePath(path), .readOnly, options: .closeOnExec)
      return try file.closeAfter {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
          let count = try buffer.withUnsafeMutableBytes { try file.read(into: $0) }
          if count == 0 { return bytes }
          bytes += buffer[..<count]
        }
      }
    } catch {
      throw UnreadableFile(path: path, reason: "\(error)")
    }
  }

  static func fileExists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// The path of this executable.
  static var executablePath: String? {
    var buffer = [CChar](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &buffer, buffer.count)
    return count > 0
      ? String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self) : nil
  }

  /// What tells this program from any other build of it: size and time of its file.
  static var programIdentity: String {
    var information = stat()
    guard stat("/proc/self/exe", &information) == 0 else { return "" }
    let time = information.st_mtim
    return "\(information.st_size) \(time.tv_sec).\(time.tv_nsec)"
  }

  /// The current folder.
  static var currentFolder: String {
    guard let path = getcwd(nil, 0) else { return "." }
    defer { free(path) }
    return String(cString: path)
  }
}

/// A file that was named on the command line and can't be read.
struct UnreadableFile: Error, CustomStringConvertible {
  let path: String
  let reason: String

  var description: String { "'\(path)' can't be read: \(reason)" }
}
