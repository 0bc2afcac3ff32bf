// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import CLibXML2

/// A document that libxml2 parsed, as values.
struct XMLTree {
  /// An element with its attributes that are asked for.
  struct Element {
    let name: String
    let attributes: [String: String]
    let text: String
    let children: [Element]

    subscript(attribute: String) -> String? { attributes[attribute] }

    func all(_ name: String) -> [Element] { children.filter { $0.name == name } }
    func first(_ name: String) -> Element? { all(name).first }
  }

  /// What libxml2 found wrong with the document or under the schema, one line each.
  let errors: [String]
  let root: Element?

  /// Parses bytes and, where a schema's path is given, validates them.
  init(_ bytes: [UInt8], schema: String? = nil) {
    let collector = ErrorCollector()
    let context = Unmanaged.passUnretained(collector).toOpaque()
    let handler: xml_error_handler = { context, line, message in
      guard let context else { return }
      Unmanaged<ErrorCollector>.fromOpaque(context).takeUnretainedValue()
        .errors.append("line \(line): \(String(cString: message))")
    }
    root = withExtendedLifetime(collector) { () -> Element? in
      let document = bytes.withUnsafeBytes {
        xml_document_parse($0.baseAddress, $0.count, handler, context)
      }
      guard let document else { return nil }
      defer { xml_document_destroy(document) }
      if let schema, !xml_document_validate(document, schema, handler, context) {
        collector.errors.append("not valid under \(schema)")
      }
      return xml_document_root(document).map(Element.init)
    }
    errors = collector.errors
  }
}

/// A class, so that a C callback can find it by its address.
private final class ErrorCollector {
  var errors: [String] = []
}

extension XMLTree.Element {
  fileprivate init(_ element: OpaquePointer) {
    name = String(cString: xml_element_name(element))
    text = taken(xml_element_text(element)) ?? ""
    let names = [
      "name", "classname", "tests", "failures", "errors", "skipped", "time", "timestamp", "message",
      "type", "value",
    ]
    attributes = names.reduce(into: [:]) { attributes, name in
      attributes[name] = taken(xml_element_attribute(element, name))
    }
    var children: [XMLTree.Element] = []
    var child = xml_element_first_child(element)
    while let current = child {
      children.append(XMLTree.Element(current))
      child = xml_element_next_sibling(current)
    }
    self.children = children
  }
}

private func taken(_ string: UnsafeMutablePointer<CChar>?) -> String? {
  guard let string else { return nil }
  defer { xml_string_destroy(string) }
  return String(cString: string)
}
