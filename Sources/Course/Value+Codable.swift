// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import CourseKit

/// A value with its type, for the gradebook: `{"type": "[Int]", "value": [2, 4, 1]}`.
///
/// Numbers that JSON does not have are the encoder's matter.
extension Value: Codable {
  private enum CodingKeys: CodingKey {
    case type
    case value
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    func read<T: Decodable>(_ type: T.Type) throws -> T {
      try container.decode(type, forKey: .value)
    }
    switch try container.decode(ValueType.self, forKey: .type) {
    case .int: self = .int(try read(Int.self))
    case .double: self = .double(try read(Double.self))
    case .bool: self = .bool(try read(Bool.self))
    case .string: self = .string(try read(String.self))
    case .ints: self = .ints(try read([Int].self))
    case .doubles: self = .doubles(try read([Double].self))
    case .strings: self = .strings(try read([String].self))
    case .matrix: self = .matrix(try read(Matrix.self))
    case .matrices: self = .matrices(try read([Matrix].self))
    case .parameters: self = .parameters(try read(Parameters.self))
    case .tuple: self = .tuple(try read([Value].self))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(type, forKey: .type)
    switch self {
    case .int(let value): try container.encode(value, forKey: .value)
    case .double(let value): try container.encode(value, forKey: .value)
    case .bool(let value): try container.encode(value, forKey: .value)
    case .string(let value): try container.encode(value, forKey: .value)
    case .ints(let values): try container.encode(values, forKey: .value)
    case .doubles(let values): try container.encode(values, forKey: .value)
    case .strings(let values): try container.encode(values, forKey: .value)
    case .matrix(let value): try container.encode(value, forKey: .value)
    case .matrices(let values): try container.encode(values, forKey: .value)
    case .parameters(let values): try container.encode(values, forKey: .value)
    case .tuple(let parts): try container.encode(parts, forKey: .value)
    }
  }
}

extension ValueType: Codable {
  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let type = ValueType(parsing: text) else {
      throw DecodingError.dataCorruptedError(
        in: container,
        debugDescription: "found '\(text)', allowed \(ValueType.allowedSpellings)"
      )
    }
    self = type
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

extension Matrix: Codable {
  private enum CodingKeys: CodingKey {
    case rows
    case columns
    case elements
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let rows = try container.decode(Int.self, forKey: .rows)
    let columns = try container.decode(Int.self, forKey: .columns)
    let elements = try container.decode([Double].self, forKey: .elements)
    let (count, isTooLarge) = rows.multipliedReportingOverflow(by: columns)
    guard rows >= 0, columns >= 0, !isTooLarge, count == elements.count else {
      throw DecodingError.dataCorruptedError(
        forKey: .elements,
        in: container,
        debugDescription: "\(elements.count) elements are no \(rows) x \(columns) matrix"
      )
    }
    self.init(rows: rows, columns: columns, elements: elements)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(rows, forKey: .rows)
    try container.encode(columns, forKey: .columns)
    try container.encode(elements, forKey: .elements)
  }
}
