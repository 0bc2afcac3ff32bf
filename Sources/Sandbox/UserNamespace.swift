// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import SystemPackage

/// The user namespace that the grader runs in (user_namespaces(7)).
enum UserNamespace {
  /// Whether a user id stands for all of the machine's users that have none here: so the machine's
  /// own root is seen from a container without root.
  static func isUnmapped(_ user: UInt32) -> Bool {
    // The kernel's default, where it does not say.
    let overflow =
      SystemCalls.read("/proc/sys/kernel/overflowuid").flatMap { UInt32($0.dropLast()) } ?? 65_534
    return user == overflow && !isWhole(map: SystemCalls.read("/proc/self/uid_map") ?? "")
  }

  /// Whether a map gives every user its own id, as that of the machine itself does.
  static func isWhole(map: String) -> Bool {
    map.split(whereSeparator: \.isWhitespace) == ["0", "0", "4294967295"]
  }
}
