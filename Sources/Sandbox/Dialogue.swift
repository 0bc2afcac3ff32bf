// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Glibc
import SystemPackage

/// A box's standard input: of sealed memory where all is said at once, else a socket, on which one request
/// is sent after the other.
///
/// A socket is no pipe: where the box has closed its end, sending fails without a signal.
struct Dialogue {
  /// How many requests were sent.
  private(set) var requestCount = 0
  /// What becomes the box's standard input.
  let boxEnd: FileDescriptor
  private var holdsBoxEnd = true
  /// The grader's end where there is one, and not all is said.
  private var ownEnd: FileDescriptor?
  private let requests: [[UInt8]]
  private let isAnswered: @Sendable (_ output: [UInt8], _ count: Int) -> Bool

  /// Makes the descriptors, which ``end()`` closes.
  ///
  /// - Throws: `SandboxError.fileSystem`.
  init(_ input: Box.Input) throws(SandboxError) {
    switch input {
    case .bytes(let bytes):
      boxEnd = try SealedMemory.make(bytes)
      requests = []
      isAnswered = { _, _ in false }
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

  /// Sends the first request to a box that has started.
  mutating func begin() async {
    letGoOfBoxEnd()
    await proceed(after: [])
  }

  /// Sends the requests whose turn has come, now that the box has written so much.
  mutating func proceed(after output: [UInt8]) async {
    while requestCount < requests.count, requestCount == 0 || isAnswered(output, requestCount) {
      await send(requests[requestCount])
      requestCount += 1
    }
    if requestCount == requests.count { hangUp() }
  }

  mutating func end() {
    letGoOfBoxEnd()
    hangUp()
  }

  /// From here on the box alone has its end: that it closes it can be told.
  private mutating func letGoOfBoxEnd() {
    if holdsBoxEnd { try? boxEnd.close() }  // Nothing was written to it here.
    holdsBoxEnd = false
  }

  /// Says that nothing follows.
  private mutating func hangUp() {
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
