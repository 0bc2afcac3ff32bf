// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import CourseKit

extension DataSetFixture {
  /// The column that holds the classes; it is the last one.
  private static let labelColumn = "label"

  /// Reads `train.csv` and `test.csv` of a data set: one sample per line, its features and then its
  /// class, under the same header.
  ///
  /// - Throws: any ``CourseError`` but ``CourseError/noCourse(directory:)``.
  init(reading name: String, in folder: CourseFolder) throws(CourseError) {
    let trainFile = CoursePaths.dataset(name, part: "train")
    let testFile = CoursePaths.dataset(name, part: "test")
    let train = try Table(trainFile, folder)
    let test = try Table(testFile, folder)
    guard test.header == train.header else {
      throw test.error(
        line: 1,
        found: test.headerText,
        allowed: "\(train.headerText) as in train.csv"
      )
    }
    self.init(train: try train.part(), test: try test.part())
  }

  /// A CSV file as it stands, with its header checked.
  private struct Table {
    let file: String
    let header: [String]
    let rows: [CSVDocument.Row]

    init(_ file: String, _ folder: CourseFolder) throws(CourseError) {
      let text = try folder.text(file)
      let document: CSVDocument
      do {
        document = try CSVDocument(Array(text.utf8), file: file)
      } catch {
        throw CourseError(error)
      }
      self.file = file
      header = document.header.cells.map(\.text)
      rows = Array(document.rows.dropFirst())
      guard header.count >= 2, header.last == labelColumn, !header.contains("") else {
        throw self.error(line: 1, found: headerText, allowed: "features and then \(labelColumn)")
      }
      guard !rows.isEmpty else { throw self.error(line: 2, found: "nothing", allowed: "a sample") }
    }

    var headerText: String { JSON.string(header.joined(separator: ",")).summary }

    func error(line: Int, found: String, allowed: String) -> CourseError {
      .wrongValue(file: file, key: "line \(line)", found: found, allowed: allowed)
    }

    /// The samples, turned from one per row to one per column.
    func part() throws(CourseError) -> Part {
      let features = header.count - 1
      var inputs = Matrix.zeros(features, rows.count)
      var labels: [Double] = []
      for (sample, row) in rows.enumerated() {
        let values = row.cells.map(\.text)
        guard values.count == header.count else {
          throw error(
            line: row.line,
            found: "\(values.count) values",
            allowed: "\(header.count)"
          )
        }
        for feature in 0..<features {
          inputs[feature, sample] = try number(values[feature], line: row.line)
        }
        guard let label = Double(values[features]), label == 0 || label == 1 else {
          throw error(line: row.line, found: found(values[features]), allowed: "a label of 0 or 1")
        }
        labels.append(label)
      }
      return Part(inputs: inputs, labels: labels)
    }

    private func number(_ text: String, line: Int) throws(CourseError) -> Double {
      guard let number = Double(text), number.isFinite else {
        throw error(line: line, found: found(text), allowed: "a finite number")
      }
      return number
    }

    private func found(_ text: String) -> String {
      text.isEmpty ? "nothing" : JSON.string(text).summary
    }
  }
}
