// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import CLibXML2

/// A document that libxml2 could not write; in practice, for want of memory.
package struct XMLError: Error, Equatable, CustomStringConvertible {
  /// The element that was being written.
  package let element: String

  package var description: String { "libxml2 can't write the element '\(element)': out of memory" }
}

/// Writes an XML document into memory through libxml2's text writer.
///
/// Text has to be harmless already (``SafeText``): the text writer lets characters out that XML
/// forbids. Markup characters are escaped here, never put into CDATA, which several readers corrupt.
struct XMLWriter: ~Copyable {
  private let handle: OpaquePointer

  init() throws(XMLError) {
    guard let handle = xml_writer_create() else { throw XMLError(element: "document") }
    self.handle = handle
  }

  /// Begins a piece of markup for the inside of a document, on one line; ``take()`` gives it.
  ///
  /// In HTML an element that may be empty and has an end tag is written by `element(_:_:text:)`.
  init(fragment: Void) throws(XMLError) {
    guard let handle = xml_writer_create_fragment() else { throw XMLError(element: "fragment") }
    self.handle = handle
  }

  deinit {
    xml_writer_destroy(handle)
  }

  /// Writes an element with attributes in the given order and other elements in it.
  func element(
    _ name: String,
    _ attributes: [(String, String)] = [],
    content: () throws(XMLError) -> Void = {}
  ) throws(XMLError) {
    try start(name, attributes)
    try content()
    try end(name)
  }

  /// Writes an element with text in it, on its lines as they are.
  func element(
    _ name: String,
    _ attributes: [(String, String)] = [],
    text: String
  ) throws(XMLError) {
    try start(name, attributes)
    try check(xml_writer_text(handle, text), name)
    try check(xml_writer_end_text_element(handle), name)
  }

  /// Ends the document and returns its bytes: UTF-8, with a line feed at the end.
  consuming func finish() throws(XMLError) -> [UInt8] {
    var bytes: UnsafePointer<CChar>?
    var count = 0
    try check(xml_writer_finish(handle, &bytes, &count), "document")
    return Array(UnsafeRawBufferPointer(start: bytes, count: count))
  }

  /// Takes out the bytes that were written so far, so that a long document need not be in memory.
  func take() throws(XMLError) -> [UInt8] {
    var bytes: UnsafePointer<CChar>?
    var count = 0
    try check(xml_writer_peek(handle, &bytes, &count), "document")
    defer { xml_writer_forget(handle) }
    return Array(UnsafeRawBufferPointer(start: bytes, count: count))
  }

  /// Begins an element, which ``end(_:)`` ends.
  func start(_ name: String, _ attributes: [(String, String)]) throws(XMLError) {
    try check(xml_writer_start_element(handle, name), name)
    for (attribute, value) in attributes {
      try check(xml_writer_attribute(handle, attribute, value), name)
    }
  }

  /// Writes text into the element that was begun last.
  func text(_ text: String) throws(XMLError) {
    try check(xml_writer_text(handle, text), "text")
  }

  /// Ends the element that was begun last.
  func end(_ name: String) throws(XMLError) {
    try check(xml_writer_end_element(handle), name)
  }

  private func check(_ succeeded: Bool, _ element: String) throws(XMLError) {
    guard succeeded else { throw XMLError(element: element) }
  }
}
