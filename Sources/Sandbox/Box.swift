// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

/// One command to run in a sandbox, with all that it may see.
///
/// Nothing here is text of a student's: commands, paths and the environment are the grader's own,
/// made from a ``BoxLayout``, and what a student wrote travels as the bytes of ``files`` or ``input``.
package struct Box: Sendable {
  /// A file that is put into the layout's folder for them, read-only, before the command starts.
  package struct File: Sendable {
    package let name: String
    package let bytes: [UInt8]
    package let isExecutable: Bool

    package init(name: String, bytes: [UInt8], isExecutable: Bool = false) {
      self.name = name
      self.bytes = bytes
      self.isExecutable = isExecutable
    }
  }

  /// A folder of the host that the box sees; ``BoxLayout/path(of:)`` says where.
  package struct Mount: Sendable {
    package let host: String
    package let box: String
    package let isWritable: Bool

    package init(host: String, box: String, isWritable: Bool = false) {
      self.host = host
      self.box = box
      self.isWritable = isWritable
    }
  }

  /// What the command reads on its standard input.
  package enum Input: Sendable {
    case bytes([UInt8])
    /// One request after the other, each when those before it are answered and not sooner: what was
    /// answered before can hold nothing of it. `isAnswered` tells from all that the command has written
    /// whether so many requests are; nothing is sent where it never does.
    case requests(
      [[UInt8]],
      isAnswered: @Sendable (_ output: [UInt8], _ count: Int) -> Bool
    )
  }

  /// The program's path in the box and its arguments.
  package let command: [String]
  package let files: [File]
  package let mounts: [Mount]
  package let environment: [String: String]
  package let input: Input
  package let limits: BoxLimits

  package init(
    command: [String],
    files: [File] = [],
    mounts: [Mount] = [],
    environment: [String: String] = [:],
    input: Input = .bytes([]),
    limits: BoxLimits
  ) {
    self.command = command
    self.files = files
    self.mounts = mounts
    self.environment = environment
    self.input = input
    self.limits = limits
  }
}
