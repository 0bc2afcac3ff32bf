// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

@preconcurrency internal import Glibc

/// `fork(2)`, which the Glibc module hides from Swift.
///
/// A child may only go on where no other thread held a lock: this process has one thread.
@_silgen_name("fork") private func forkProcess() -> Int32

/// Makes several calls, each in a child of this process: for each its value's bytes, what it printed
/// and how long it took, in nanoseconds.
///
/// Ends the box where a call does not return, or leaves something behind: each call is to find the
/// box as it would alone. The children never see `channel`, on which this process answers.
func answers(to calls: [[UInt8]], _ functions: [ServedFunction], channel: Int32) -> [UInt8] {
  let surroundings = Surroundings()
  var answers = FrameWriter()
  answers.write(calls.count)
  for call in calls {
    let answer = answer(to: call, functions, channel: channel)
    guard surroundings.areUntouched else { exit(BoxExit.leftSomething) }
    answers.write(bytes: answer.value)
    answers.write(bytes: answer.printed)
    answers.write(answer.nanoseconds)
  }
  return answers.bytes
}

private func answer(
  to call: [UInt8],
  _ functions: [ServedFunction],
  channel: Int32
) -> (value: [UInt8], printed: [UInt8], nanoseconds: Int) {
  let clock = ContinuousClock()
  let start = clock.now
  let valueFile = makeScratchFile()
  let printedFile = makeScratchFile()
  let child = forkProcess()
  guard child >= 0 else { exit(BoxExit.noProcess) }
  if child == 0 {
    close(channel)
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
