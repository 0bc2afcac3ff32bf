// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

@preconcurrency internal import Glibc

/// `prctl(2)`, whose variable arguments Swift does not import.
@_silgen_name("prctl") private func control(
  _ option: Int32,
  _ value: UInt,
  _: UInt,
  _: UInt,
  _: UInt
) -> Int32

/// What a call finds around itself, and could leave to the next one: processes, and files in the
/// folders that a box can write to.
struct Surroundings {
  // `PR_SET_DUMPABLE` and `PR_SET_CHILD_SUBREAPER` of linux/prctl.h.
  private static let setDumpable: Int32 = 4
  private static let setChildSubreaper: Int32 = 36

  private let folders: [Folder]

  /// Notes how they are, and shuts this process against its children.
  ///
  /// From now on what a child leaves behind becomes this process's own child, however it hid; and no
  /// child can write to this process's memory or open its files, though it has the same user.
  init() {
    guard control(Self.setChildSubreaper, 1, 0, 0, 0) == 0,
      control(Self.setDumpable, 0, 0, 0, 0) == 0
    else { exit(BoxExit.noProcess) }
    folders = Self.folders
    // No child finds where another one has stopped reading.
    let nothing = open("/dev/null", O_RDONLY | O_CLOEXEC)
    guard nothing >= 0, dup2(nothing, STDIN_FILENO) >= 0, close(nothing) == 0 else {
      exit(BoxExit.noProcess)
    }
  }

  /// Gives a child back what it would have alone: its own files below `/proc/self`.
  static func openToItself() {
    _ = control(setDumpable, 1, 0, 0, 0)
  }

  /// Whether the box is as it was, and no process in it but this one's parent and itself.
  var areUntouched: Bool {
    var ended: Int32
    repeat { ended = waitpid(-1, nil, WNOHANG) } while ended > 0
    // 0: there are some that have not ended.
    return ended < 0 && errno == ECHILD && Self.folders == folders
  }

  /// What can be told of a folder: the names in it and its permissions.
  private struct Folder: Equatable {
    let names: [String]?
    let mode: mode_t

    init(_ path: String) {
      var information = stat()
      stat(path, &information)
      names = Surroundings.names(in: path)
      mode = information.st_mode
    }
  }

  private static var folders: [Folder] { ["/tmp", "/dev/shm"].map(Folder.init) }

  /// The names in a folder, sorted; nil where it can't be read.
  fileprivate static func names(in folder: String) -> [String]? {
    guard let stream = opendir(folder) else { return nil }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      names.append(
        withUnsafePointer(to: &entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
      )
    }
    return names.sorted()
  }
}
