// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

/// Exit codes of a box that could not do what it was asked; a student's program can use them too,
/// and gains nothing by it.
enum BoxExit {
  static let noChannel: Int32 = 70
  /// A file or a process of the box's own could not be had.
  static let noProcess: Int32 = 71
  /// One of several calls left a process or a file behind.
  static let leftSomething: Int32 = 74
  /// One of several calls did not return.
  static let notReturned: Int32 = 75
  static let badRequest: Int32 = 76
}
