// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

/// A fixture on file: what a call returns, and where that is known from.
package struct FixtureFile: Equatable, Sendable {
  /// How the value was found out, for people.
  package let provenance: String
  package let arguments: [Value]
  /// A tolerance class of grader.json; nil for the course's default.
  package let toleranceClass: String?
  package let value: Value

  package init(
    provenance: String,
    arguments: [Value],
    toleranceClass: String? = nil,
    value: Value
  ) {
    self.provenance = provenance
    self.arguments = arguments
    self.toleranceClass = toleranceClass
    self.value = value
  }

  /// Reads a fixture of a function with this signature.
  ///
  /// - Throws: any ``CourseError`` but ``CourseError/noCourse(directory:)``.
  package init(_ node: JSONNode, signature: Signature) throws(CourseError) {
    let fields = try node.fields(["provenance", "arguments", "value"], optional: ["tolerance"])
    self.init(
      provenance: try fields["provenance"].text(),
      arguments: try fields["arguments"].arguments(of: signature),
      toleranceClass: try fields.optional("tolerance")?.text(),
      value: try fields["value"].value(of: signature.returns)
    )
  }

  /// Reads a fixture from a course's folder; nil where there is no such file.
  ///
  /// - Throws: any ``CourseError`` but ``CourseError/noCourse(directory:)``.
  package init?(
    reading file: String,
    in directory: String,
    signature: Signature
  ) throws(CourseError) {
    guard let node = try CourseFolder(directory: directory).jsonIfPresent(file) else { return nil }
    try self.init(node, signature: signature)
  }

  /// The file's text: the same fixture gives the same bytes, one row of a matrix per line.
  package var text: String {
    var members = [
      ("provenance", JSON.string(provenance)),
      ("arguments", .array(arguments.map(\.json))),
    ]
    if let toleranceClass { members.append(("tolerance", .string(toleranceClass))) }
    members.append(("value", value.json))
    let lines = members.map { "  \"\($0.0)\": " + $0.1.text(indentation: "  ") }
    return "{\n" + lines.joined(separator: ",\n") + "\n}\n"
  }
}
