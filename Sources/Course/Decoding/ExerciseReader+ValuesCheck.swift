// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

extension ExerciseReader {
  /// Reads a values check's cases with their fixtures.
  ///
  /// - Throws: any ``CourseError`` but ``CourseError/noCourse(directory:)``.
  func valuesCheck(
    _ fields: JSONFields,
    _ scope: ExerciseScope
  ) throws(CourseError) -> ValuesCheck {
    let tolerance = try fields.optional("tolerance")?.tolerance()
    var cases: [Case] = []
    for element in try fields["cases"].elements() {
      let member = try element.fields(["name", "arguments", "visibility"])
      let name = try member["name"].name(.plain)
      guard !cases.contains(where: { $0.name == name }) else {
        throw member["name"].error(allowed: "each case once")
      }
      let visibility = try member["visibility"].text(oneOf: Visibility.allCases.map(\.rawValue))
      let call = Call(
        signature: scope.signature,
        arguments: try member["arguments"].arguments(of: scope.signature)
      )
      let (expected, fixtureTolerance) = try expected(of: call, case: name)
      cases.append(
        Case(
          name: name,
          arguments: call.arguments,
          visibility: visibility == Visibility.hidden.rawValue ? .hidden : .public,
          expected: expected,
          tolerance: tolerance ?? fixtureTolerance,
          stubValue: try value(of: call, in: CoursePaths.stubFixture(scope.exercise, case: name)),
          mistakeValues: try mistakeValues(of: call, scope, case: name)
        )
      )
    }
    guard !cases.isEmpty else { throw fields["cases"].error(allowed: "one case or more") }
    return ValuesCheck(cases: cases)
  }

  /// The value that a case should return, and the tolerance that the fixture or the course says.
  private func expected(
    of call: Call,
    case name: String
  ) throws(CourseError) -> (Value, Tolerance) {
    let file = CoursePaths.fixture(call.signature.function, case: name)
    guard let node = try folder.jsonIfPresent(file) else {
      guard allowsMissingFixtures else { throw .unreadable(file: file, .missing) }
      return (.empty(of: call.signature.returns), grader.tolerance)
    }
    let fixture = try fixture(node, of: call)
    guard let toleranceClass = fixture.toleranceClass else {
      return (fixture.value, grader.tolerance)
    }
    guard let tolerance = grader.toleranceClasses[toleranceClass] else {
      let classes = grader.toleranceClasses.keys.sorted()
      let nearest = nearestName(to: toleranceClass, among: classes)
      throw try node.field("tolerance").error(
        allowed: "a tolerance class of grader.json: " + classes.joined(separator: ", ")
          + (nearest.map { " (did you mean '\($0)'?)" } ?? "")
      )
    }
    return (fixture.value, tolerance)
  }

  private func mistakeValues(
    of call: Call,
    _ scope: ExerciseScope,
    case name: String
  ) throws(CourseError) -> [String: Value] {
    var values: [String: Value] = [:]
    for mistake in scope.mistakes {
      values[mistake] = try value(
        of: call,
        in: CoursePaths.mistakeFixture(scope.exercise, mistake: mistake, case: name)
      )
    }
    return values
  }

  private func value(of call: Call, in file: String) throws(CourseError) -> Value? {
    guard let node = try folder.jsonIfPresent(file) else { return nil }
    return try fixture(node, of: call).value
  }

  /// A fixture, which has to be one of this call.
  private func fixture(_ node: JSONNode, of call: Call) throws(CourseError) -> FixtureFile {
    let fixture = try FixtureFile(node, signature: call.signature)
    // As text, since a NaN is not equal to itself.
    let allowed = JSON.array(call.arguments.map(\.json))
    guard JSON.array(fixture.arguments.map(\.json)).compactText == allowed.compactText else {
      throw try node.field("arguments").error(allowed: "\(allowed.summary), as exercise.json says")
    }
    return fixture
  }

  /// One call of the exercise's function.
  private struct Call {
    let signature: Signature
    let arguments: [Value]
  }
}
