// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import FuzzTargets
import Glibc

/// The target that `GRADE_FUZZ_TARGET` names, with its files below `TMPDIR`; `Fuzz/run` sets both.
private let target: FuzzTarget = {
  func variable(_ name: String) -> String { getenv(name).map { String(cString: $0) } ?? "" }
  let name = variable("GRADE_FUZZ_TARGET")
  do {
    let targets = try FuzzTarget.all(in: "\(variable("TMPDIR"))/\(name)")
    guard let target = targets.first(where: { $0.name == name }) else {
      fatalError("no target '\(name)': \(targets.map(\.name).joined(separator: ", "))")
    }
    return target
  } catch {
    fatalError("\(error)")
  }
}()

/// Reads one input; libFuzzer's main function calls it with each.
///
/// Its name and form: https://llvm.org/docs/LibFuzzer.html
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = Array(UnsafeBufferPointer(start: start, count: count))
  if case .broken(let fault) = target.read(input) { fatalError("\(target.name): \(fault)") }
  return 0
}
