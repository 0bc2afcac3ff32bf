// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import CLibXML2

/// Markup that is finished: what stands in it as text is escaped already.
enum Markup {
  /// Writes a piece of markup for the inside of a page.
  static func make(_ body: (borrowing XMLWriter) throws(XMLError) -> Void) throws(XMLError)
    -> String
  {
    let writer = try XMLWriter(fragment: ())
    try body(writer)
    return String(decoding: try writer.take(), as: UTF8.self)
  }

  /// A text with what means something in HTML escaped, for the inside of an element or of double
  /// quotes, by libxml2; nothing where memory is short.
  static func escaped(_ text: String) -> String {
    guard let escaped = xml_string_escape(text) else { return "" }
    defer { xml_string_destroy(escaped) }
    return String(cString: escaped)
  }
}
