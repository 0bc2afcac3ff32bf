// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

extension JSONNode {
  /// The most arguments of a function.
  private static let limitArguments = 32

  /// A signature: `{"arguments": [{"name": …, "type": …}], "returns": …}`.
  func signature(function: String) throws(CourseError) -> Signature {
    let fields = try fields(["arguments", "returns"])
    let list = try fields["arguments"].elements()
    guard list.count <= Self.limitArguments else {
      throw fields["arguments"].error(allowed: "\(Self.limitArguments) arguments or fewer")
    }
    var arguments: [Signature.Argument] = []
    for element in list {
      let argument = try element.fields(["name", "type"])
      let name = try argument["name"].name(.argument)
      guard !arguments.contains(where: { $0.name == name }) else {
        throw argument["name"].error(allowed: "each argument once")
      }
      arguments.append(Signature.Argument(name: name, type: try argument["type"].type()))
    }
    return Signature(
      function: function,
      arguments: arguments,
      returns: try fields["returns"].type()
    )
  }

  private func type() throws(CourseError) -> ValueType {
    guard case .string(let text) = json, let type = ValueType(parsing: text) else {
      throw error(allowed: ValueType.allowedSpellings)
    }
    return type
  }
}
