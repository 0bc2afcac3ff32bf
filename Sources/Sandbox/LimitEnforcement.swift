// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

/// Who holds the memory and processes of a box; it stands in every report.
package enum LimitEnforcement: String, Sendable, CaseIterable {
  /// Memory and processes of a box are held together by a control group.
  case controlGroup = "cgroup"
  /// They are held for each process by resource limits, and watched.
  case resourceLimitsOnly = "rlimit-only"
}
