// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

/// Reads exercises and what they name: fixtures and data sets.
struct ExerciseReader {
  /// The most points that an exercise or a check may be worth.
  private static let limitPoints = 1e6

  let folder: CourseFolder
  let grader: GraderFile
  let allowsMissingFixtures: Bool
  /// The data sets that training checks named so far.
  private(set) var datasets: [String: DataSetFixture] = [:]

  init(folder: CourseFolder, grader: GraderFile, allowsMissingFixtures: Bool) {
    self.folder = folder
    self.grader = grader
    self.allowsMissingFixtures = allowsMissingFixtures
  }

  /// Reads exercise.json of an exercise, its fixtures and its data sets.
  ///
  /// - Throws: any ``CourseError`` but ``CourseError/noCourse(directory:)``.
  mutating func exercise(named name: String) throws(CourseError) -> Exercise {
    let node = try folder.json(CoursePaths.exercise(name))
    let fields = try node.fields(
      ["name", "title", "signature", "points", "checks"],
      optional: ["mistakes"]
    )
    guard fields["name"].json == .string(name) else {
      throw fields["name"].error(allowed: "\"\(name)\", the folder's name")
    }
    let title = try fields["title"].localizedText(grader.languages)
    let signature = try fields["signature"].signature(function: name)
    let points = try points(fields["points"])
    let mistakes = try mistakes(fields.optional("mistakes"))

    let scope = ExerciseScope(signature: signature, mistakes: mistakes.map(\.name))
    let checks = try checks(fields["checks"], scope)
    let sum = checks.reduce(0) { $0 + $1.points }
    // Points such as 0.1 have no exact sum.
    guard abs(sum - points) <= 1e-9 * points else {
      let rounded = (sum * 1e6).rounded() / 1e6
      throw fields["points"].error(allowed: "\(rounded), the sum of the checks' points")
    }
    return Exercise(
      title: title,
      signature: signature,
      points: points,
      checks: checks,
      mistakes: mistakes
    )
  }

  private func points(_ node: JSONNode) throws(CourseError) -> Double {
    try node.number("a number above 0 and up to 1000000") { $0 > 0 && $0 <= Self.limitPoints }
  }

  private func mistakes(_ node: JSONNode?) throws(CourseError) -> [Mistake] {
    var mistakes: [Mistake] = []
    for element in try node?.elements() ?? [] {
      let fields = try element.fields(["name", "explanation"])
      let name = try fields["name"].name(.function)
      guard !mistakes.contains(where: { $0.name == name }) else {
        throw fields["name"].error(allowed: "each mistake once")
      }
      let explanation = try fields["explanation"].localizedText(grader.languages)
      mistakes.append(Mistake(name: name, explanation: explanation))
    }
    return mistakes
  }

  private mutating func checks(
    _ node: JSONNode,
    _ scope: ExerciseScope
  ) throws(CourseError) -> [Check] {
    var checks: [Check] = []
    for element in try node.elements() {
      checks.append(try check(element, scope, earlier: checks.map(\.name)))
    }
    guard !checks.isEmpty else { throw node.error(allowed: "one check or more") }
    return checks
  }

  private mutating func check(
    _ node: JSONNode,
    _ scope: ExerciseScope,
    earlier: [String]
  ) throws(CourseError) -> Check {
    let kind = try node.field("kind").text(oneOf: ["values", "training"])
    let common = ["name", "kind", "points"]
    let fields =
      if kind == "values" {
        try node.fields(common + ["cases"], optional: ["after", "tolerance"])
      } else {
        try node.fields(
          common + ["arguments", "dataset", "iterations", "learning_rate", "expect"],
          optional: ["after", "initial_weights"]
        )
      }

    let name = try fields["name"].name(.plain)
    guard name != "build" else {
      throw fields["name"].error(allowed: "another name: \"build\" is the compiler's check")
    }
    guard !earlier.contains(name) else { throw fields["name"].error(allowed: "each check once") }
    let points = try fields["points"].number("0 or more") { $0 >= 0 && $0 <= Self.limitPoints }
    let after = try after(fields.optional("after"), earlier: earlier)
    return Check(
      name: name,
      points: points,
      after: after,
      kind: kind == "values"
        ? .values(try valuesCheck(fields, scope))
        : .training(try trainingCheck(fields, scope))
    )
  }

  private func after(_ node: JSONNode?, earlier: [String]) throws(CourseError) -> [String] {
    var names: [String] = []
    for element in try node?.elements() ?? [] {
      guard case .string(let name) = element.json, earlier.contains(name) else {
        let allowed = earlier.isEmpty ? "nothing: no check comes earlier" : "an earlier check: "
        throw element.error(allowed: allowed + earlier.joined(separator: ", "))
      }
      guard !names.contains(name) else { throw element.error(allowed: "each check once") }
      names.append(name)
    }
    return names
  }

  /// A data set, read once however many checks name it.
  mutating func readDataset(_ name: String) throws(CourseError) {
    guard datasets[name] == nil else { return }
    datasets[name] = try DataSetFixture(reading: name, in: folder)
  }
}

/// What the checks of one exercise have to agree with.
struct ExerciseScope {
  let signature: Signature
  let mistakes: [String]

  var exercise: String { signature.function }
}
