// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Glibc
import SystemPackage

/// The grader's side of a box's standard input.
struct Dialogue {
  /// What becomes the box's standard input.
  let boxEnd: FileDescriptor
  /// The grader's end where there is one, and all is not yet said.
  private var ownEnd: FileDescriptor?
  private var requests: [[UInt8]] = []
  private var sent = 0
  private var isAnswered: @Sendable ([UInt8], Int) -> Bool = { _, _ in true }

  /// Makes the descriptors: of sealed memory where all is said at once, else of a socket, since a pipe
  /// that the box closes would end the grader by a signal.
  ///
  /// - Throws: `SandboxError.fileSystem`.
  init(_ input: Box.Input) throws(SandboxError) {
    switch input {
    case .bytes(let bytes):
      boxEnd = try SealedMemory.make(bytes)
    case .requests(let requests, let isAnswered):
      var ends: [Int32] = [-1, -1]
      let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
      guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else {
        throw .fileSystem(path: "socket", Errno(rawValue: errno))
      }
      boxEnd = FileDescriptor(rawValue: ends[0])
      ownEnd = FileDescriptor(rawValue: ends[1])
      self.requests = requests
      self.isAnswered = isAnswered
    }
  }

  /// Sends the requests whose turn has come, now that the box has written so much.
  mutating func proceed(after output: [UInt8]) async {
    while sent < requests.count, isAnswered(output, sent) {
      await send(requests[sent])
      sent += 1
    }
    if sent == requests.count { end() }
  }

  /// Says that nothing follows.
  mutating func end() {
    try? ownEnd?.close()  // Nothing is lost: all was sent, or nobody reads it.
    ownEnd = nil
  }

  /// Sends all, or as much as the box takes before it ends.
  private func send(_ bytes: [UInt8]) async {
    guard let ownEnd else { return }
    let flags = Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT)
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        Glibc.send(ownEnd.rawValue, $0.baseAddress, $0.count, flags)
      }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno == EAGAIN {
        // The box has to read first; the watch ends one that does not.
        guard (try? await Task.sleep(for: .milliseconds(1))) != nil else { return }
      } else if errno != EINTR {
        return
      }
    }
  }
}
