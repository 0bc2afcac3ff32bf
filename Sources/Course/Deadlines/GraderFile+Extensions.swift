// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

extension GraderFile {
  /// The deadlines with the extensions of the file beside grader.json, where there is one.
  ///
  /// A student has an extension in one of the two places, so that nobody has to know which counts.
  func deadlines(in folder: CourseFolder) throws(CourseError) -> Deadlines? {
    let file = CoursePaths.extensions
    guard let text = try folder.textIfPresent(file) else { return deadlines }
    guard let deadlines else {
      throw .wrongValue(
        file: file,
        key: "",
        found: "extensions",
        allowed: "them where grader.json has deadlines"
      )
    }
    let extensions: [String: Moment]
    do {
      extensions = try StudentMoments(extensions: Array(text.utf8), file: file, to: deadlines)
        .moments
    } catch {
      throw CourseError(error)
    }
    if let id = deadlines.extensions.keys.sorted().first(where: { extensions[$0] != nil }) {
      throw .wrongValue(
        file: file,
        key: "",
        found: "\(JSON.string(id).summary), who has an extension in grader.json",
        allowed: "each student in one of the two"
      )
    }
    return deadlines.extended(by: extensions)
  }
}
