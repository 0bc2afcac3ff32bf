// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Glibc
import SystemPackage

/// The place in the machine's control groups where those of the worker slots are made.
package struct ControlGroupTree: Sendable {
  private enum Place: Sendable {
    case separate([String: FilePath])
    /// Groups are made in `base`; the grader has moved from there to `leaf`, where it had to.
    case unified(base: FilePath, leaf: FilePath?)
  }

  private let place: Place

  private static let prefix = "grade-slot-"

  /// Finds and prepares the place, or nil where this user may not.
  package init?(_ hierarchy: ControlGroupHierarchy) {
    switch hierarchy {
    case .separate(let own):
      place = .separate(own)
    case .unified(let own, let top):
      guard let place = Self.topmost(top) ?? Self.delegated(own) else { return nil }
      self.place = place
    }
  }

  /// Makes the group of a slot, or nil where the machine does not let it.
  func makeGroup(slot: Int) -> (any ControlGroup)? {
    switch place {
    case .separate(let own): SeparateControlGroups(name: "\(Self.prefix)\(slot)", below: own)
    case .unified(let base, _): UnifiedControlGroup(name: "\(Self.prefix)\(slot)", below: base)
    }
  }

  /// The slots whose groups are there, be it of graders that were killed.
  var slots: Set<Int> {
    let folders =
      switch place {
      case .separate(let own): Array(own.values)
      case .unified(let base, _): [base]
      }
    let names = folders.flatMap(SystemCalls.entries)
    return Set(
      names.filter { $0.hasPrefix(Self.prefix) }
        .compactMap { Int($0.dropFirst(Self.prefix.count)) }
    )
  }

  /// Undoes what was prepared; the groups of slots have to be removed before.
  func close() {
    guard case .unified(let base, let leaf) = place else { return }
    guard let leaf else {
      rmdir(base.string)
      return
    }
    // A group with controllers for its children may hold no process of its own: in this order.
    _ = SystemCalls.tell(base.appending("cgroup.subtree_control"), "-memory -pids -cpu")
    _ = SystemCalls.tell(base.appending("cgroup.procs"), "0")
    rmdir(leaf.string)
  }

  /// A group of its own right below the topmost one, as root of a machine can have it.
  private static func topmost(_ top: FilePath) -> Place? {
    guard enableControllers(below: top) else { return nil }
    let base = top.appending("grade")
    guard mkdir(base.string, 0o755) == 0 || errno == EEXIST, enableControllers(below: base) else {
      return nil
    }
    return .unified(base: base, leaf: nil)
  }

  /// The grader's own group, where it was delegated and the grader is alone in it.
  ///
  /// `systemd-run --user --scope -p Delegate=yes grade …` makes such a one.
  private static func delegated(_ own: FilePath) -> Place? {
    let leaf = own.appending("grader-\(getpid())")
    guard mkdir(leaf.string, 0o755) == 0 || errno == EEXIST else { return nil }
    if SystemCalls.tell(leaf.appending("cgroup.procs"), "0"), enableControllers(below: own) {
      return .unified(base: own, leaf: leaf)
    }
    _ = SystemCalls.tell(own.appending("cgroup.procs"), "0")
    rmdir(leaf.string)
    return nil
  }

  private static func enableControllers(below folder: FilePath) -> Bool {
    let control = folder.appending("cgroup.subtree_control")
    // Equal shares between slots are wanted, not needed.
    return SystemCalls.tell(control, "+memory +pids +cpu")
      || SystemCalls.tell(control, "+memory +pids")
  }
}
