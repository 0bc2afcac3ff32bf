// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import CourseKit

extension JSONNode {
  /// The largest number of rows or columns of a matrix that holds nothing.
  private static let limitDimension = 1_000_000

  /// A value of a type.
  ///
  /// A matrix is an array of rows, or `{"rows": 0, "columns": 3}` where it has no elements;
  /// parameters are an object of matrices, a tuple an array of its parts. NaN and the infinities
  /// are the strings "nan", "inf" and "-inf".
  ///
  /// - Throws: ``CourseError/wrongValue(file:key:found:allowed:)`` and the errors of keys.
  package func value(of type: ValueType) throws(CourseError) -> Value {
    switch type {
    case .int: .int(try int())
    case .double: .double(try double())
    case .bool: .bool(try bool())
    case .string: .string(try anyString())
    case .ints: .ints(try elements().map { node throws(CourseError) in try node.int() })
    case .doubles: .doubles(try doubles())
    case .strings: .strings(try elements().map { node throws(CourseError) in try node.anyString() })
    case .matrix: .matrix(try matrix())
    case .matrices: .matrices(try elements().map { node throws(CourseError) in try node.matrix() })
    case .parameters: .parameters(try parameters())
    case .tuple(let types): .tuple(try values(of: types, called: "parts of \(type)"))
    }
  }

  /// The arguments of a call of a function with this signature.
  func arguments(of signature: Signature) throws(CourseError) -> [Value] {
    try values(of: signature.arguments.map(\.type), called: "arguments of \(signature)")
  }

  private func values(
    of types: [ValueType],
    called what: String
  ) throws(CourseError) -> [Value] {
    let nodes = try elements()
    guard nodes.count == types.count else {
      throw error(found: "\(nodes.count)", allowed: "\(types.count): the \(what)")
    }
    var values: [Value] = []
    for (node, type) in zip(nodes, types) { values.append(try node.value(of: type)) }
    return values
  }

  private func int() throws(CourseError) -> Int {
    guard case .integer(let integer) = json else { throw error(allowed: "an integer") }
    return integer
  }

  private func bool() throws(CourseError) -> Bool {
    guard case .bool(let bool) = json else { throw error(allowed: "true or false") }
    return bool
  }

  private func anyString() throws(CourseError) -> String {
    guard case .string(let text) = json else { throw error(allowed: "a string") }
    return text
  }

  /// A number, NaN and the infinities included.
  func double() throws(CourseError) -> Double {
    switch json {
    case .integer(let integer): return Double(integer)
    case .double(let double): return double
    case .string("nan"): return .nan
    case .string("inf"): return .infinity
    case .string("-inf"): return -.infinity
    default: throw error(allowed: "a number, \"nan\", \"inf\" or \"-inf\"")
    }
  }

  /// An array of numbers, as ``double()`` reads each.
  func doubles() throws(CourseError) -> [Double] {
    try elements().map { node throws(CourseError) in try node.double() }
  }

  private func parameters() throws(CourseError) -> Parameters {
    var parameters: Parameters = [:]
    for (name, node) in try members() { parameters[name] = try node.matrix() }
    return parameters
  }

  private func matrix() throws(CourseError) -> Matrix {
    if case .object = json { return try emptyMatrix() }
    let rows = try elements()
    var elements: [Double] = []
    var columns: Int?
    for row in rows {
      let numbers = try row.doubles()
      if let columns, columns != numbers.count {
        throw row.error(
          found: "\(numbers.count) columns",
          allowed: "\(columns) as in the first row"
        )
      }
      columns = numbers.count
      elements += numbers
    }
    guard let columns, columns > 0 else {
      throw error(allowed: "rows of numbers, or {\"rows\": …, \"columns\": …} where there are none")
    }
    return Matrix(rows: rows.count, columns: columns, elements: elements)
  }

  private func emptyMatrix() throws(CourseError) -> Matrix {
    let fields = try fields(["rows", "columns"])
    let rows = try fields["rows"].integer(0...Self.limitDimension)
    let columns = try fields["columns"].integer(0...Self.limitDimension)
    guard rows == 0 || columns == 0 else {
      throw error(
        found: "\(rows) rows and \(columns) columns",
        allowed: "0 of one of them: a matrix with elements is written as its rows"
      )
    }
    return Matrix(rows: rows, columns: columns, elements: [])
  }
}
