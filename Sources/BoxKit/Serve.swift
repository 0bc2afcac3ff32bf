// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

@preconcurrency internal import Glibc

/// One of the submission's functions: takes its arguments from the request and writes its value.
package typealias ServedFunction = (inout FrameReader, inout FrameWriter) throws -> Void

/// What a box runs: reads its calls, makes them, answers with one frame.
///
/// The request is a list of calls, each with the number of its function and the arguments. A single
/// call is made in this process and its value is the answer. Several are made one after the other,
/// each in a process of its own, and answered together; when one of them ends otherwise than by
/// returning, or leaves something behind, there is no answer at all, and the grader makes each call
/// in a box of its own.
///
/// Standard output is the channel of the answer. It is moved away first and what the student
/// prints goes to standard error, so that an honest `print` can't spoil the answer. This is
/// order, not safety: code in the same process can write to any descriptor, and what it writes is
/// only ever taken for a value.
package func serve(_ functions: [ServedFunction]) -> Never {
  let channel = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 64)
  guard channel >= 0, dup2(STDERR_FILENO, STDOUT_FILENO) >= 0 else { exit(BoxExit.noChannel) }
  // What was printed before a crash is what the student needs most.
  setvbuf(stdout, nil, _IOLBF, 0)

  let calls = requestedCalls()
  let answer =
    calls.count == 1
    ? value(of: calls[0], functions)
    : answers(to: calls, functions, channel: channel)
  write(Frame.wrap(answer), to: channel)
  exit(0)
}

private func requestedCalls() -> [[UInt8]] {
  var request = FrameReader(readToEnd(STDIN_FILENO))
  do {
    var calls: [[UInt8]] = []
    for _ in 0..<(try request.int()) { calls.append(try request.bytes()) }
    return calls
  } catch {
    exit(BoxExit.badRequest)
  }
}

/// Makes one call in this process; the bytes of its value.
func value(of call: [UInt8], _ functions: [ServedFunction]) -> [UInt8] {
  var call = FrameReader(call)
  var value = FrameWriter()
  do {
    let index = try call.int()
    try functions[index](&call, &value)
  } catch {
    exit(BoxExit.badRequest)
  }
  fflush(stdout)
  return value.bytes
}
