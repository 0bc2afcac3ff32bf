// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

/// What grader.json says, before the exercises are read.
struct GraderFile {
  let name: String
  let title: LocalizedText
  let languages: [Language]
  let exercises: [String]
  let tolerance: Tolerance
  let toleranceClasses: [String: Tolerance]
  let limits: CourseDefinition.Limits
  let deadlines: Deadlines?
  let python: PythonSettings

  /// Reads and checks grader.json.
  ///
  /// - Throws: any ``CourseError`` but ``CourseError/noCourse(directory:)``.
  init(_ node: JSONNode, reservedNames: [String]) throws(CourseError) {
    let fields = try node.fields(
      ["name", "title", "languages", "exercises", "tolerance", "limits"],
      optional: ["tolerance_classes", "deadlines", "python"]
    )
    name = try fields["name"].name(.course)
    languages = try Self.languages(fields["languages"])
    title = try fields["title"].localizedText(languages)
    exercises = try Self.exercises(fields["exercises"], reservedNames: reservedNames)
    tolerance = try fields["tolerance"].tolerance()
    toleranceClasses = try Self.toleranceClasses(fields.optional("tolerance_classes"))

    let limits = try fields["limits"].fields(["build", "run"])
    self.limits = CourseDefinition.Limits(
      build: try limits["build"].resourceLimits(),
      run: try limits["run"].resourceLimits()
    )
    deadlines = try fields.optional("deadlines")?.deadlines()
    python = try fields.optional("python")?.pythonSettings() ?? PythonSettings()
  }

  private static func languages(_ node: JSONNode) throws(CourseError) -> [Language] {
    var languages: [Language] = []
    for element in try node.elements() {
      let name = try element.text(oneOf: Language.allCases.map(\.rawValue))
      guard let language = Language(rawValue: name), !languages.contains(language) else {
        throw element.error(allowed: "each language once")
      }
      languages.append(language)
    }
    guard languages.contains(.english) else {
      throw node.error(allowed: "\"en\" among them: it stands in for texts that are missing")
    }
    return languages
  }

  private static func exercises(
    _ node: JSONNode,
    reservedNames: [String]
  ) throws(CourseError) -> [String] {
    var names: [String] = []
    for element in try node.elements() {
      let name = try element.name(.function)
      guard !reservedNames.contains(name) else {
        throw element.error(allowed: "a name that is no command of grade")
      }
      guard !names.contains(name) else { throw element.error(allowed: "each exercise once") }
      names.append(name)
    }
    guard !names.isEmpty else { throw node.error(allowed: "one exercise or more") }
    return names
  }

  private static func toleranceClasses(
    _ node: JSONNode?
  ) throws(CourseError) -> [String: Tolerance] {
    var classes: [String: Tolerance] = [:]
    for (name, member) in try node?.members() ?? [] {
      guard NameRule.plain.allows(name) else {
        throw member.error(found: "this name", allowed: NameRule.plain.description)
      }
      classes[name] = try member.tolerance()
    }
    return classes
  }
}

extension JSONNode {
  /// Where Python is: `{"program": …, "packages": …}`, both optional.
  fileprivate func pythonSettings() throws(CourseError) -> PythonSettings {
    let fields = try fields([], optional: ["program", "packages"])
    return PythonSettings(
      program: try fields.optional("program")?.absolutePath(),
      packages: try fields.optional("packages")?.absolutePath()
    )
  }

  private func absolutePath() throws(CourseError) -> String {
    let path = try text()
    guard path.hasPrefix("/"), !path.utf8.contains(0) else {
      throw error(allowed: "a path that begins with '/'")
    }
    return path
  }

  /// What one box may use, within what is sane on one machine.
  fileprivate func resourceLimits() throws(CourseError) -> ResourceLimits {
    let fields = try fields(
      ["wall_seconds", "cpu_seconds", "memory_mib", "processes", "output_kib"]
    )
    return ResourceLimits(
      wallSeconds: try fields["wall_seconds"].number("a number above 0 and up to 3600") {
        $0 > 0 && $0 <= 3600
      },
      cpuSeconds: try fields["cpu_seconds"].integer(1...3600),
      memoryMiB: try fields["memory_mib"].integer(16...65_536),
      processes: try fields["processes"].integer(1...4096),
      outputKiB: try fields["output_kib"].integer(1...65_536)
    )
  }
}
