// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

@preconcurrency internal import Glibc

/// One of the submission's functions: takes its arguments from the request and writes its value.
package typealias ServedFunction = (inout FrameReader, inout FrameWriter) throws -> Void

/// What a box runs: reads its calls as ``Request`` has them, makes them, answers with frames.
///
/// A call has the number of its function and the arguments. One that is alone is made in this process,
/// and its value is the answer. The calls of a round are made one after the other, each in a process of
/// its own, and answered together, before the next round is read; when one of them ends otherwise than
/// by returning, or leaves something behind, neither its round nor a later one is answered, and the
/// grader makes each of these calls in a box of its own.
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

  switch readInt(from: STDIN_FILENO).flatMap(Request.Kind.init) {
  case .alone:
    write(Frame.wrap(value(of: readToEnd(STDIN_FILENO), functions)), to: channel)
  case .rounds:
    serveRounds(functions, channel: channel)
  case nil:
    exit(BoxExit.badRequest)
  }
  exit(0)
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
