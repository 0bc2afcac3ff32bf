// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

extension JSONNode {
  /// The longest id of a submission in bytes: that of a file's name.
  static let limitIDBytes = 255

  /// Deadlines: `{"due": …, "penalty": {"per_started_day": …, "at_most": …}, "extensions": {…}}`.
  func deadlines() throws(CourseError) -> Deadlines {
    let fields = try fields(["due"], optional: ["penalty", "extensions"])
    let due = try fields["due"].moment()
    let penalty = try fields.optional("penalty")?.penalty()
    var extensions: [String: Moment] = [:]
    for (id, node) in try fields.optional("extensions")?.members() ?? [] {
      guard !id.isEmpty, id.utf8.count <= Self.limitIDBytes else {
        throw node.error(found: "this id", allowed: "1 to \(Self.limitIDBytes) bytes")
      }
      let moment = try node.moment()
      guard moment >= due else { throw node.error(allowed: "a moment not before \(due.text)") }
      extensions[id] = moment
    }
    return Deadlines(
      due: due,
      penaltyPerStartedDay: penalty?.perStartedDay ?? .none,
      penaltyAtMost: penalty?.atMost ?? .all,
      extensions: extensions
    )
  }

  private func penalty() throws(CourseError) -> (perStartedDay: Share, atMost: Share) {
    let fields = try fields(["per_started_day"], optional: ["at_most"])
    let perStartedDay = try fields["per_started_day"].share()
    guard let limit = fields.optional("at_most") else { return (perStartedDay, .all) }
    let atMost = try limit.share()
    guard atMost >= perStartedDay else {
      throw limit.error(allowed: "a share not below per_started_day")
    }
    return (perStartedDay, atMost)
  }

  private func moment() throws(CourseError) -> Moment {
    guard case .string(let text) = json, let moment = Moment(text) else {
      throw error(allowed: Moment.allowed)
    }
    return moment
  }

  /// A share with at most six decimals, so that it is what it says.
  private func share() throws(CourseError) -> Share {
    let allowed = "a share from 0 to 1 with at most 6 decimals"
    let number = try number(allowed) { (0...1).contains($0) }
    let millionths = (number * 1e6).rounded()
    guard millionths / 1e6 == number else { throw error(allowed: allowed) }
    return Share(millionths: Int(millionths))
  }
}
