// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

extension JSONText {
  /// Encodes a value; its keys keep the order in which it encodes them, and nil becomes `null`.
  ///
  /// - Throws: `EncodingError.invalidValue` for a number that is infinite or NaN, which JSON lacks.
  init(encoding value: some Encodable) throws {
    self = try TreeEncoder.encode(value, at: []).value
  }

  /// A number as JSON writes it, whole ones without a decimal point.
  fileprivate init(_ number: Double, at codingPath: [any CodingKey]) throws {
    guard number.isFinite else {
      let context = EncodingError.Context(
        codingPath: codingPath,
        debugDescription: "found \(number), allowed a finite number"
      )
      throw EncodingError.invalidValue(number, context)
    }
    let isWhole = number.magnitude < 0x1p53 && number.rounded() == number
    self = .number(isWhole ? "\(Int(number))" : number.description)
  }
}

/// Where an encoded value is put; a class, since a container is handed out before it is filled.
private final class Node {
  var scalar = JSONText.null
  var elements: [Node]?
  var members: [(key: String, node: Node)]?

  var value: JSONText {
    if let members {
      return .object(members.map { JSONText.Member(key: $0.key, value: $0.node.value) })
    }
    return elements.map { .array($0.map(\.value)) } ?? scalar
  }
}

private struct TreeEncoder: Encoder {
  let codingPath: [any CodingKey]
  var node = Node()

  var userInfo: [CodingUserInfoKey: Any] { [:] }

  static func encode(_ value: some Encodable, at codingPath: [any CodingKey]) throws -> Node {
    let node = Node()
    switch value {
    case let bool as Bool: node.scalar = .bool(bool)
    case let string as String: node.scalar = .string(string)
    case let integer as any BinaryInteger: node.scalar = .number("\(integer)")
    case let number as Double: node.scalar = try JSONText(number, at: codingPath)
    default: try value.encode(to: TreeEncoder(codingPath: codingPath, node: node))
    }
    return node
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    node.members = node.members ?? []
    return KeyedEncodingContainer(ObjectContainer(codingPath: codingPath, node: node))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    node.elements = node.elements ?? []
    return ArrayContainer(codingPath: codingPath, node: node)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer {
    ScalarContainer(codingPath: codingPath, node: node)
  }
}

private struct ObjectContainer<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let codingPath: [any CodingKey]
  let node: Node

  func encodeNil(forKey key: Key) { add(Node(), for: key) }

  func encode(_ value: some Encodable, forKey key: Key) throws {
    add(try TreeEncoder.encode(value, at: codingPath + [key]), for: key)
  }

  // What is absent is `null`, so that a reader finds every key.
  func encodeIfPresent(_ value: String?, forKey key: Key) throws { try encodeOptional(value, key) }
  func encodeIfPresent(_ value: Double?, forKey key: Key) throws { try encodeOptional(value, key) }
  func encodeIfPresent(_ value: Int?, forKey key: Key) throws { try encodeOptional(value, key) }
  func encodeIfPresent(_ value: Bool?, forKey key: Key) throws { try encodeOptional(value, key) }
  func encodeIfPresent(_ value: (some Encodable)?, forKey key: Key) throws {
    try encodeOptional(value, key)
  }

  func nestedContainer<NestedKey: CodingKey>(
    keyedBy type: NestedKey.Type,
    forKey key: Key
  ) -> KeyedEncodingContainer<NestedKey> {
    nestedEncoder(for: key).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    nestedEncoder(for: key).unkeyedContainer()
  }

  func superEncoder() -> any Encoder { TreeEncoder(codingPath: codingPath, node: node) }
  func superEncoder(forKey key: Key) -> any Encoder { nestedEncoder(for: key) }

  private func encodeOptional(_ value: (some Encodable)?, _ key: Key) throws {
    guard let value else { return encodeNil(forKey: key) }
    try encode(value, forKey: key)
  }

  private func nestedEncoder(for key: Key) -> TreeEncoder {
    let encoder = TreeEncoder(codingPath: codingPath + [key])
    add(encoder.node, for: key)
    return encoder
  }

  private func add(_ child: Node, for key: Key) {
    node.members?.append((key.stringValue, child))
  }
}

private struct ArrayContainer: UnkeyedEncodingContainer {
  let codingPath: [any CodingKey]
  let node: Node

  var count: Int { node.elements?.count ?? 0 }

  func encodeNil() { node.elements?.append(Node()) }

  func encode(_ value: some Encodable) throws {
    node.elements?.append(try TreeEncoder.encode(value, at: codingPath))
  }

  func nestedContainer<NestedKey: CodingKey>(
    keyedBy type: NestedKey.Type
  ) -> KeyedEncodingContainer<NestedKey> {
    nestedEncoder().container(keyedBy: type)
  }

  func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
    nestedEncoder().unkeyedContainer()
  }

  func superEncoder() -> any Encoder { nestedEncoder() }

  private func nestedEncoder() -> TreeEncoder {
    let encoder = TreeEncoder(codingPath: codingPath)
    node.elements?.append(encoder.node)
    return encoder
  }
}

private struct ScalarContainer: SingleValueEncodingContainer {
  let codingPath: [any CodingKey]
  let node: Node

  func encodeNil() { node.scalar = .null }

  func encode(_ value: some Encodable) throws {
    let encoded = try TreeEncoder.encode(value, at: codingPath)
    node.scalar = encoded.value
  }
}
