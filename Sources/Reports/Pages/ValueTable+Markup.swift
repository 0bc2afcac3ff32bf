// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Verdicts

extension ValueTable {
  /// The value as an HTML table, with indices as Swift counts them.
  ///
  /// Elements that differ are marked by class `d`, or `e` in the expected value; what was left out
  /// is named in the caption.
  func write(isExpected: Bool, _ messages: Messages, to writer: borrowing XMLWriter)
    throws(XMLError)
  {
    try writer.element("div") { () throws(XMLError) in
      try writer.element("table", [("class", "m")]) { () throws(XMLError) in
        try writer.element("caption", text: caption(messages))
        try writer.element("thead") { () throws(XMLError) in
          try writer.element("tr") { () throws(XMLError) in
            if shape != nil { try writer.element("td", text: "") }
            for column in columnRange {
              try writer.element("th", [("scope", "col")], text: "\(column)")
            }
          }
        }
        try writer.element("tbody") { () throws(XMLError) in
          for (row, cells) in zip(rowRange, cells) {
            try writer.element("tr") { () throws(XMLError) in
              if shape != nil { try writer.element("th", [("scope", "row")], text: "\(row)") }
              for cell in cells {
                let mark = cell.differs ? [("class", isExpected ? "e" : "d")] : []
                try writer.element("td", mark, text: cell.text)
              }
            }
          }
        }
      }
    }
  }

  private func caption(_ messages: Messages) -> String {
    let size = shape.map { " (\($0.rows), \($0.columns))" } ?? ""
    guard isCut else { return label + size }
    let rows = shape == nil || rowRange.count == rowCount ? nil : rowRange
    let columns = columnRange.count == columnCount ? nil : columnRange
    return label + size + ": " + messages.keptPart(rows: rows, columns: columns)
  }
}
