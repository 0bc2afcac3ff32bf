// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

@preconcurrency internal import Glibc

/// `fork(2)`, which the Glibc module hides from Swift.
///
/// A child may only go on where no other thread held a lock: this process has one thread.
@_silgen_name("fork") private func forkProcess() -> Int32

/// The descriptors on which the calls come in and the answers go out; no child has them.
private struct Line {
  let requests: Int32
  let channel: Int32

  func hangUp() {
    close(requests)
    close(channel)
  }
}

/// Answers each round of calls until none follows.
///
/// Ends the box where a call does not return, or leaves something behind: each call is to find the
/// box as it would alone.
func serveRounds(_ functions: [ServedFunction], channel: Int32) {
  let requests = fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 64)
  guard requests >= 0 else { exit(BoxExit.noChannel) }
  let line = Line(requests: requests, channel: channel)
  let surroundings = Surroundings()
  while let length = readInt(from: requests) {
    var answers = FrameWriter()
    do {
      var round = FrameReader(read(length, from: requests))
      let count = try round.int()
      answers.write(count)
      for _ in 0..<count {
        let answer = answer(to: try round.bytes(), functions, line)
        guard surroundings.areUntouched else { exit(BoxExit.leftSomething) }
        answers.write(bytes: answer.value)
        answers.write(bytes: answer.printed)
        answers.write(answer.nanoseconds)
      }
    } catch {
      exit(BoxExit.badRequest)
    }
    write(Frame.wrap(answers.bytes), to: channel)
  }
}

/// Makes one call in a child of this process: its value's bytes, what it printed and how long it took.
private func answer(
  to call: [UInt8],
  _ functions: [ServedFunction],
  _ line: Line
) -> (value: [UInt8], printed: [UInt8], nanoseconds: Int) {
  let clock = ContinuousClock()
  let start = clock.now
  let valueFile = makeScratchFile()
  let printedFile = makeScratchFile()
  let child = forkProcess()
  guard child >= 0 else { exit(BoxExit.noProcess) }
  if child == 0 {
    line.hangUp()
    dup2(printedFile, STDOUT_FILENO)
    dup2(printedFile, STDERR_FILENO)
    Surroundings.openToItself()
    write(value(of: call, functions), to: valueFile)
    exit(0)
  }
  var status: Int32 = 0
  while waitpid(child, &status, 0) < 0 {
    guard errno == EINTR else { exit(BoxExit.noProcess) }
  }
  guard status == 0 else { exit(BoxExit.notReturned) }
  let answer = (contents(of: valueFile), contents(of: printedFile))
  return (answer.0, answer.1, Int((clock.now - start) / .nanoseconds(1)))
}

/// All that was written to a scratch file, which is closed.
private func contents(of file: Int32) -> [UInt8] {
  lseek(file, 0, SEEK_SET)
  defer { close(file) }
  return readToEnd(file)
}
