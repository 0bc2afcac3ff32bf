// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

package import SystemPackage

/// Where the grader's own control groups lie.
package enum ControlGroupHierarchy: Equatable, Sendable {
  /// Version 1: the folder of each controller that boxes can use.
  case separate([String: FilePath])
  /// Version 2: the grader's own folder, and that of the topmost group that it sees.
  case unified(own: FilePath, top: FilePath)

  /// Reads `/proc/self/cgroup` and `/proc/self/mountinfo`; nil where neither version can be used.
  ///
  /// Where both are mounted, version 1 is taken if it has the controllers: a controller is in one of
  /// the two.
  package init?(memberships: String, mounts: String) {
    let mounts = mounts.split(separator: "\n").compactMap { Mount(line: $0) }
    var separate: [String: FilePath] = [:]
    var unified: ControlGroupHierarchy?
    for line in memberships.split(separator: "\n") {
      let fields = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
      guard fields.count == 3 else { continue }
      if fields[0] == "0", fields[1].isEmpty {
        guard let mount = mounts.first(where: { $0.type == "cgroup2" }),
          let own = mount.folder(of: fields[2])
        else { continue }
        unified = .unified(own: own, top: mount.point)
      }
      for controller in fields[1].split(separator: ",").map(String.init)
      where SeparateControlGroups.wanted.contains(controller) {
        let mount = mounts.first { $0.type == "cgroup" && $0.options.contains(controller) }
        separate[controller] = mount?.folder(of: fields[2])
      }
    }
    if SeparateControlGroups.needed.allSatisfy({ separate[$0] != nil }) {
      self = .separate(separate)
    } else if let unified {
      self = unified
    } else {
      return nil
    }
  }

  /// The hierarchy of this process, or nil.
  static func ofThisProcess() -> Self? {
    guard let memberships = SystemCalls.read("/proc/self/cgroup"),
      let mounts = SystemCalls.read("/proc/self/mountinfo", limit: 1 << 20)
    else { return nil }
    return Self(memberships: memberships, mounts: mounts)
  }

  /// A line of mountinfo (proc_pid_mountinfo(5)).
  private struct Mount {
    let root: String
    let point: FilePath
    let type: Substring
    let options: [String]

    init?(line: Substring) {
      let words = line.split(separator: " ")
      guard let dash = words.firstIndex(of: "-"), words.count >= dash + 4, words.count >= 5 else {
        return nil
      }
      root = String(words[3])
      point = FilePath(String(words[4]))
      type = words[dash + 1]
      options = words[dash + 3].split(separator: ",").map(String.init)
    }

    /// The folder of a group as this mount shows it, or nil where it doesn't.
    func folder(of group: Substring) -> FilePath? {
      guard !group.contains("..") else { return nil }
      if root == "/" { return group == "/" ? point : point.appending(String(group.dropFirst())) }
      guard group == root || group.hasPrefix(root + "/") else { return nil }
      let rest = group.dropFirst(root.count + 1)
      return rest.isEmpty ? point : point.appending(String(rest))
    }
  }
}
