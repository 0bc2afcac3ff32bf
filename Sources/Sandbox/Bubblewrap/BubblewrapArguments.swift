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
      "--ro-bind", "/usr", "/usr",
      "--symlink", "usr/lib", "/lib", "--symlink", "usr/lib64", "/lib64",
      "--symlink", "usr/bin", "/bin", "--symlink", "usr/sbin", "/sbin",
      "--proc", "/proc",
      // Without a size of their own, /dev and /dev/shm may take half of the machine's memory.
      "--dev", "/dev", "--size", "4194304", "--tmpfs", "/dev/shm", "--remount-ro", "/dev",
      "--size", String(box.limits.fileBytes), "--tmpfs", "/tmp",
      "--ro-bind", boxFolder, "/box",
    ]
    for mount in box.mounts {
      arguments += [mount.isWritable ? "--bind" : "--ro-bind", mount.host, mount.box]
    }
    arguments += ["--chdir", "/tmp", "--remount-ro", "/", "--clearenv"]
    for (name, value) in box.environment.sorted(by: { $0.key < $1.key }) {
      arguments += ["--setenv", name, value]
    }
    arguments += [
      "--seccomp", String(Descriptor.filter), "--json-status-fd", String(Descriptor.status),
    ]
    return arguments
  }

  /// The command with its resource limits, set inside the box.
  ///
  /// The number of processes is counted for a user and its namespaces together (Linux 5.14 and
  /// later): set outside, it would count all that an ordinary user runs; inside, only the box.
  static func limitedCommand(for box: Box) -> [String] {
    let limits = box.limits
    // Address space is no measure of memory, only a fence far behind the real limit.
    let addressSpace = limits.memoryBytes + 512 << 20
    return [
      "/usr/bin/prlimit",
      "--nproc=\(limits.processes)",
      "--cpu=\(limits.cpuSeconds):\(limits.cpuSeconds + 1)",
      "--as=\(addressSpace)",
      "--fsize=\(limits.fileBytes)",
      "--nofile=1024", "--core=0", "--msgqueue=0", "--memlock=0",
    ] + box.command
  }
}
