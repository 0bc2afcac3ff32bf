// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Mustache

/// The templates of the pages, as they stood when grade was built.
///
/// What is filled in is escaped by libxml2 and not by the template library: that one goes by
/// characters, so that a quotation mark with a combining accent behind it would pass for another
/// character, and end an attribute. Attributes have double quotes throughout.
struct PageTemplates: Sendable {
  /// What a template is filled in with, by name.
  ///
  /// Text is filled in escaped, finished markup by `{{{…}}}`; a name that is not there stands for
  /// nothing.
  typealias Fields = [String: Any]

  private let library: MustacheLibrary

  /// Parses the templates.
  ///
  /// - Throws: `MustacheTemplate.Error` for one that is none.
  init() throws {
    MustacheContentTypes.register(EscapedContent(), named: EscapedContent.name)
    var library = MustacheLibrary()
    for (name, bytes) in [
      ("head", PackageResources.head_mustache), ("student", PackageResources.student_mustache),
      ("check", PackageResources.check_mustache), ("class", PackageResources.class_mustache),
    ] {
      // A partial begins with the library's own escaping, whatever holds it: hence in each.
      let text =
        "{{% CONTENT_TYPE:\(EscapedContent.name)}}" + String(decoding: bytes, as: UTF8.self)
      library.register(try MustacheTemplate(string: text), named: name)
    }
    self.library = library
  }

  /// The bytes of a page.
  func page(_ name: String, _ fields: Fields) -> [UInt8] {
    var fields = fields
    fields["style"] = Self.style
    return Array(text(name, fields).utf8)
  }

  /// A part of a page, as finished markup.
  func text(_ name: String, _ fields: Fields) -> String {
    library.render(fields, withTemplate: name) ?? ""
  }

  private static let style = String(decoding: PackageResources.page_css, as: UTF8.self)
}

private struct EscapedContent: MustacheContentType {
  static let name = "ESCAPED"

  func escapeText(_ text: String) -> String { Markup.escaped(text) }
}
