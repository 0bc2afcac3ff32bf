// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import Glibc
import SystemPackage

/// A reason to reject a file or a submission, as an error.
struct Rejection: Error, Equatable {
  let reason: RejectionReason

  init(_ reason: RejectionReason) {
    self.reason = reason
  }

  /// What the system answered when a file was to be opened or read.
  init(_ code: Errno, name: String) {
    // ELOOP is the answer for a link that may not be followed.
    reason =
      code.rawValue == ELOOP
      ? .notARegularFile(name: name, kind: .link)
      : .unreadable(name: name, why: "\(code)")
  }
}
