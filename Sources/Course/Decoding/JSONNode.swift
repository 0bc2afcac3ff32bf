// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

/// A JSON value with its place in a file, so that a fault can name it.
package struct JSONNode {
  let json: JSON
  let file: String
  /// Such as `checks[0].points`; empty for the whole file.
  let key: String

  /// The top of a file.
  package init(_ json: JSON, file: String) {
    self.init(json, file: file, key: "")
  }

  private init(_ json: JSON, file: String, key: String) {
    self.json = json
    self.file = file
    self.key = key
  }

  /// The error that says what stands here and what may.
  func error(found: String? = nil, allowed: String) -> CourseError {
    .wrongValue(file: file, key: key, found: found ?? json.summary, allowed: allowed)
  }

  /// The elements of an array, in order.
  func elements() throws(CourseError) -> [JSONNode] {
    guard case .array(let elements) = json else { throw error(allowed: "an array") }
    return elements.enumerated().map { index, element in
      JSONNode(element, file: file, key: "\(key)[\(index)]")
    }
  }

  /// The members of an object whose keys aren't fixed, sorted by key.
  func members() throws(CourseError) -> [(key: String, node: JSONNode)] {
    guard case .object(let members) = json else { throw error(allowed: "an object") }
    return members.sorted { $0.key < $1.key }.map { ($0.key, child($0.key, $0.value)) }
  }

  /// The members of an object with fixed keys.
  func fields(
    _ required: [String],
    optional: [String] = []
  ) throws(CourseError) -> JSONFields {
    let allowed = required + optional
    for (name, node) in try members() where !allowed.contains(name) {
      throw .unknownKey(
        file: file,
        key: node.key,
        nearest: nearestName(to: name, among: allowed),
        allowed: allowed
      )
    }
    guard case .object(let members) = json else { throw error(allowed: "an object") }
    for name in required where members[name] == nil {
      throw .missingKey(file: file, key: child(name, .null).key)
    }
    return JSONFields(node: self, members: members)
  }

  /// One member of an object, before its other keys are looked at.
  func field(_ name: String) throws(CourseError) -> JSONNode {
    guard case .object(let members) = json else { throw error(allowed: "an object") }
    guard let member = members[name] else {
      throw .missingKey(file: file, key: child(name, .null).key)
    }
    return child(name, member)
  }

  fileprivate func child(_ name: String, _ json: JSON) -> JSONNode {
    JSONNode(json, file: file, key: key.isEmpty ? name : "\(key).\(name)")
  }
}

/// The members of an object whose keys have been checked.
struct JSONFields {
  fileprivate let node: JSONNode
  fileprivate let members: [String: JSON]

  /// Whether any of the optional members is there.
  var hasMembers: Bool { !members.isEmpty }

  /// A required member.
  subscript(name: String) -> JSONNode { node.child(name, members[name] ?? .null) }

  /// A member that may be left out.
  func optional(_ name: String) -> JSONNode? {
    members[name].map { node.child(name, $0) }
  }
}
