// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// A truth value that becomes true once and stays so, shared by the copies of a sandbox.
final class OnceTrue: Sendable {
  private let state = Mutex(false)

  var isSet: Bool { state.withLock { $0 } }

  func set() { state.withLock { $0 = true } }
}
