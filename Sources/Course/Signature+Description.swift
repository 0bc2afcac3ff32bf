// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

extension Signature: CustomStringConvertible {
  /// The function's first line in a stub, such as `func f(_ layers_dims: [Int]) -> Parameters`.
  package var description: String {
    let list = arguments.map { "_ \($0.name): \($0.type)" }.joined(separator: ", ")
    return "func \(function)(\(list)) -> \(returns)"
  }
}
