// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import Foundation
import TestSupport
import Testing

@Suite("Reading CSV")
struct CSVDocumentTests {
  /// Text, and the rows in it.
  struct Readable: CustomTestStringConvertible, Sendable {
    let text: String
    let rows: [[String]]

    init(_ text: String, _ rows: [[String]]) {
      self.text = text
      self.rows = rows
    }

    var testDescription: String { text.debugDescription }
  }

  @Test(
    "Cells are read as they are",
    arguments: [
      Readable("a,b\n1,2", [["a", "b"], ["1", "2"]]),
      Readable("\u{FEFF}a,b\r\n1,2\r\n", [["a", "b"], ["1", "2"]]),
      Readable("a,b\r1,2\r", [["a", "b"], ["1", "2"]]),
      Readable("\n\na,b\n\n1,2\n\n", [["a", "b"], ["1", "2"]]),
      Readable("a;b\n1,5;2\n", [["a", "b"], ["1,5", "2"]]),
      Readable("a\tb\n1\t2\n", [["a", "b"], ["1", "2"]]),
      Readable("\"a;x\",b\n1,2\n", [["a;x", "b"], ["1", "2"]]),
      Readable("a,b,c\n1,2,\n,,\n", [["a", "b", "c"], ["1", "2", ""], ["", "", ""]]),
      Readable("a\n\"\"\n", [["a"], [""]]),
      Readable("a,b\n    Points Possible,  x \n", [["a", "b"], ["    Points Possible", "  x "]]),
      Readable("a,b\n\"x\"\"y\",\"1\n2\r\n3\"\n", [["a", "b"], ["x\"y", "1\n2\r\n3"]]),
      Readable("a,b\n\"\u{301}x\",\u{301}2\n", [["a", "b"], ["\u{301}x", "\u{301}2"]]),
      Readable("a,b\nx\u{2028}y\u{85}z,2\n", [["a", "b"], ["x\u{2028}y\u{85}z", "2"]]),
    ]
  )
  func cells(readable: Readable) throws {
    let document = try CSVDocument(Array(readable.text.utf8), file: "a.csv")

    #expect(document.rows.map { $0.cells.map(\.text) } == readable.rows)
  }

  @Test("What Python writes is read as Python had it", arguments: 1...4 as ClosedRange<UInt64>)
  func python(seed: UInt64) async throws {
    let script = """
      import csv, io, json, random
      random.seed(\(seed))
      alphabet = ['a', ' ', '"', ',', ';', '\\t', '\\n', '\\r\\n', 'é', '\\u0301', '\\u2028', '😀', '=']
      tables = []
      for number in range(150):
          delimiter = random.choice(',;\\t')
          columns = random.randint(2, 6)
          rows = [[''.join(random.choice(alphabet) for _ in range(random.randint(0, 6)))
                   for _ in range(columns)] for _ in range(random.randint(0, 5))]
          rows.insert(0, ['column%d' % column for column in range(columns)])
          out = io.StringIO()
          csv.writer(out, delimiter=delimiter, lineterminator=random.choice(['\\n', '\\r\\n']),
                     quoting=random.choice([csv.QUOTE_MINIMAL, csv.QUOTE_ALL])).writerows(rows)
          tables.append({'text': out.getvalue(), 'rows': rows})
      print(json.dumps(tables))
      """
    struct Table: Decodable {
      let text: String
      let rows: [[String]]
    }
    let tables = try JSONDecoder().decode(
      [Table].self,
      from: Data(try await TestSupport.python(script).utf8)
    )

    let read = try tables.map { table in
      try CSVDocument(Array(table.text.utf8), file: "a.csv").rows.map { $0.cells.map(\.text) }
    }

    #expect(read == tables.map(\.rows))
    #expect(tables.count == 150)
  }

  @Test("What nobody changes is written back byte for byte, whatever its form")
  func replacing() throws {
    let text = "\u{FEFF}\"a\";b \r\n\r\n\"x\"\"y\";  1,50\n\"2\n3\";\"4\"\r"
    let document = try CSVDocument(Array(text.utf8), file: "a.csv")

    let changed = document.bytes(replacing: [
      document.rows[1].cells[1].bytes: Array("7".utf8),
      document.rows[2].cells[1].bytes: [],
    ])

    #expect(document.bytes(replacing: [:]) == Array(text.utf8))
    #expect(
      String(decoding: changed, as: UTF8.self)
        == "\u{FEFF}\"a\";b \r\n\r\n\"x\"\"y\";7\n\"2\n3\";\r"
    )
    #expect(document.rows.map(\.line) == [1, 3, 4])
  }

  /// Bytes that are refused, and the line that says why.
  struct Broken: CustomTestStringConvertible, Sendable {
    let bytes: [UInt8]
    let line: String

    init(_ bytes: [UInt8], _ line: String) {
      self.bytes = bytes
      self.line = line
    }

    init(_ text: String, _ line: String) {
      self.init(Array(text.utf8), line)
    }

    var testDescription: String { line }
  }

  @Test(
    "A wrong file says in one line what is wrong and where",
    arguments: [
      Broken("", "a.csv: line 1: found nothing, allowed a header and rows below it"),
      Broken("\u{FEFF}\n", "a.csv: line 1: found nothing, allowed a header and rows below it"),
      Broken(
        Array("id,due\nx,".utf8) + [0xFF, 0x0A],
        "a.csv: line 2: found bytes that are not UTF-8, allowed UTF-8 text: save the file as 'CSV UTF-8'"
      ),
      Broken(
        [0xFF, 0xFE, 0x69, 0x00, 0x0A, 0x00],
        "a.csv: line 1: found bytes that are not UTF-8, allowed UTF-8 text: save the file as 'CSV UTF-8'"
      ),
      Broken(
        "id,due\n\"a\nb\",x\"y\n",
        "a.csv: line 3: found a quotation mark out of place, allowed quotation marks around a whole cell, and doubled ones (\"\") within"
      ),
      Broken(
        "id,due\n\"a\"b,c\n",
        "a.csv: line 2: found a quotation mark out of place, allowed quotation marks around a whole cell, and doubled ones (\"\") within"
      ),
      Broken(
        "id,due\nx,\"a\nb\n",
        "a.csv: line 2: found a quotation that is not closed, allowed a closing quotation mark for each that opens a cell"
      ),
      Broken(
        "id,due\na,b\nc\n",
        "a.csv: line 3: found 1 cell, allowed 2, as in the header"
      ),
      Broken(
        "id,due\na,b,c\n",
        "a.csv: line 2: found 3 cells, allowed 2, as in the header"
      ),
      Broken(
        "id,due,id\n",
        "a.csv: line 1: found the column 'id' twice, allowed each of the needed columns once"
      ),
      Broken(
        "name,due,\"\u{1B}[31m\"\n",
        #"a.csv: line 1: found no column 'id' in "name", "due", "\u001b[31m", allowed each of the needed columns once"#
      ),
    ]
  )
  func broken(broken: Broken) throws {
    let error = try #require(throws: CSVError.self) {
      let document = try CSVDocument(broken.bytes, file: "a.csv")
      _ = try document.requiredColumn("id")
      _ = try document.body()
    }

    #expect(error.description == broken.line)
  }
}
