// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

@preconcurrency internal import Glibc

/// One of the submission's functions: takes its arguments from the request and writes its value.
package typealias ServedFunction = (inout FrameReader, inout FrameWriter) throws -> Void

/// What a box runs: reads one request, calls the function that it names, answers with one frame.
///
/// Standard output is the channel of the answer. It is moved away first and what the student
/// prints goes to standard error, so that an honest `print` can't spoil the answer. This is
/// order, not safety: code in the same process can write to any descriptor, and what it writes is
/// only ever taken for a value.
package func serve(_ functions: [ServedFunction]) -> Never {
  let channel = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 64)
  guard channel >= 0, dup2(STDERR_FILENO, STDOUT_FILENO) >= 0 else { exit(ExitCode.noChannel) }
  // What was printed before a crash is what the student needs most.
  setvbuf(stdout, nil, _IOLBF, 0)

  var request = FrameReader(readToEnd())
  var answer = FrameWriter()
  do {
    let index = try request.int()
    try functions[index](&request, &answer)
  } catch {
    exit(ExitCode.badRequest)
  }
  fflush(stdout)
  write(Frame.wrap(answer.bytes), to: channel)
  exit(0)
}

/// Exit codes of a box whose grader made a mistake; a student's program can use them too, and gains
/// nothing by it.
private enum ExitCode {
  static let noChannel: Int32 = 70
  static let badRequest: Int32 = 76
}

private func readToEnd() -> [UInt8] {
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 65_536)
  while true {
    let count = read(STDIN_FILENO, &buffer, buffer.count)
    if count < 0 && errno == EINTR { continue }
    guard count > 0 else { return bytes }
    bytes += buffer[..<count]
  }
}

private func write(_ bytes: [UInt8], to descriptor: Int32) {
  var rest = bytes[...]
  while !rest.isEmpty {
    let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
    if count < 0 && errno == EINTR { continue }
    guard count > 0 else { return }
    rest = rest.dropFirst(count)
  }
}
