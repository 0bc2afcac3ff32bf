// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course

/// The Swift texts that the harness writes from signatures.
///
/// They hold names and types of the course alone, never a student's text, and spell every name with
/// its module (`Swift::Int`), so that nothing that a student declares can take its place.
enum GlueSource {
  /// The module that a submission is compiled as.
  static let submissionModule = "Submission"

  /// A module with the functions that a submission should have, for the glue to be compiled against.
  static func template(for signatures: [Signature]) -> String {
    "import CourseKit\n\n"
      + signatures.map { "\($0) { Swift::fatalError() }" }.joined(separator: "\n") + "\n"
  }

  /// The main program of a box: reads arguments, calls the function, writes its value.
  ///
  /// It is compiled once for these signatures, against ``template(for:)``, and linked with each
  /// submission by the functions' symbols: it never sees a student's declarations.
  static func glue(for signatures: [Signature]) -> String {
    """
    import BoxKit
    import CourseKit
    @testable import \(submissionModule)

    @main struct Glue {
      static func main() {
        BoxKit::serve([
    \(signatures.map(servedFunction).joined(separator: ",\n"))
        ])
      }
    }

    """
  }

  /// A file that compiles beside a submission exactly where the function has its signature.
  ///
  /// The constant asks for the types, and the call for the labels, which a function's type lacks.
  static func probe(for signature: Signature) -> String {
    let types = signature.arguments.map { spelling(of: $0.type) }
    let names = types.indices.map { "argument\($0)" }
    let parameters = zip(names, types).map { "_ \($0): \($1)" }.joined(separator: ", ")
    let returns = spelling(of: signature.returns)
    return """
      import CourseKit
      private func probe(\(parameters)) -> \(returns) {
        let function: (\(types.joined(separator: ", "))) -> \(returns) = \(signature.function)
        _ = function
        return \(signature.function)(\(names.joined(separator: ", ")))
      }

      """
  }

  private static func servedFunction(_ signature: Signature) -> String {
    let names = signature.arguments.indices.map { "argument\($0)" }
    let reads = zip(names, signature.arguments).map { name, argument in
      "        let \(name): \(spelling(of: argument.type)) = \(reading(argument.type))"
    }
    let call = "\(submissionModule)::\(signature.function)(\(names.joined(separator: ", ")))"
    let value = "        let value: \(spelling(of: signature.returns)) = \(call)"
    return
      (["      { reader, writer in"] + reads + [value]
      + writing(signature.returns).map { "        \($0)" } + ["      }"])
      .joined(separator: "\n")
  }

  private static func reading(_ type: ValueType) -> String {
    switch type {
    case .int: "try reader.int()"
    case .double: "try reader.double()"
    case .bool: "try reader.bool()"
    case .string: "try reader.string()"
    case .ints: "try reader.ints()"
    case .doubles: "try reader.doubles()"
    case .strings: "try reader.strings()"
    case .matrix: "try reader.matrix()"
    case .matrices: "try reader.matrices()"
    case .parameters: "try reader.parameters()"
    case .tuple(let parts): "(" + parts.map(reading).joined(separator: ", ") + ")"
    }
  }

  private static func writing(_ type: ValueType) -> [String] {
    guard case .tuple(let parts) = type else { return ["writer.write(value)"] }
    return parts.indices.map { "writer.write(value.\($0))" }
  }

  private static func spelling(of type: ValueType) -> String {
    switch type {
    case .int: "Swift::Int"
    case .double: "Swift::Double"
    case .bool: "Swift::Bool"
    case .string: "Swift::String"
    case .ints: "[Swift::Int]"
    case .doubles: "[Swift::Double]"
    case .strings: "[Swift::String]"
    case .matrix: "CourseKit::Matrix"
    case .matrices: "[CourseKit::Matrix]"
    case .parameters: "CourseKit::Parameters"
    case .tuple(let parts): "(" + parts.map(spelling).joined(separator: ", ") + ")"
    }
  }
}
