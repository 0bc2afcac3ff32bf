// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

/// What bubblewrap is told for a box, as it reads it from a descriptor: NUL-separated.
///
/// Each option's reason was found by experiment with bubblewrap 0.8.0; see SECURITY.md.
enum BubblewrapArguments {
  /// The descriptors that the launcher opens for bubblewrap.
  enum Descriptor {
    static let arguments = 3
    static let filter = 4
    static let status = 5
  }

  static func bytes(for box: Box, boxFolder: String) -> [UInt8] {
    arguments(for: box, boxFolder: boxFolder).flatMap { Array($0.utf8) + [0] }
  }

  static func arguments(for box: Box, boxFolder: String) -> [String] {
    var arguments = [
      // --unshare-all alone only tries the user namespace and leaves nested ones possible.
      "--unshare-user", "--unshare-all", "--disable-userns",
      "--die-with-parent", "--new-session", "--cap-drop", "ALL",
      "--uid", "1000", "--gid", "1000", "--hostname", "box",
    ]
    for folder in systemFolders { arguments += ["--ro-bind-try", folder, folder] }
    arguments += [
      "--symlink", "usr/lib", "/lib", "--symlink", "usr/lib64", "/lib64",
      "--symlink", "usr/bin", "/bin",
      "--proc", "/proc",
      // Without a size of their own, /dev and /dev/shm may take half of the machine's memory.
      "--dev", "/dev", "--size", "4194304", "--tmpfs", "/dev/shm", "--remount-ro", "/dev",
      "--size", String(box.limits.fileBytes), "--tmpfs",
      BoxLayout.bubblewrap.scratch,
      "--ro-bind", boxFolder, BoxLayout.bubblewrap.files,
    ]
    for mount in box.mounts {
      arguments += [mount.isWritable ? "--bind" : "--ro-bind", mount.host, mount.box]
    }
    arguments += ["--chdir", BoxLayout.bubblewrap.scratch, "--remount-ro", "/", "--clearenv"]
    for (name, value) in box.environment.sorted(by: { $0.key < $1.key }) {
      arguments += ["--setenv", name, value]
    }
    arguments += [
      "--seccomp", String(Descriptor.filter), "--json-status-fd", String(Descriptor.status),
    ]
    return arguments
  }

  /// What programs need of the system.
  ///
  /// Not the whole of `/usr`: a course may be installed below `/usr/share` or `/usr/local`.
  private static let systemFolders = [
    "/usr/bin", "/usr/lib", "/usr/lib32", "/usr/lib64", "/usr/libx32",
  ]
}
