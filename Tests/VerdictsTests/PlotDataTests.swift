// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import CourseKit
import Testing
import Verdicts

@Suite("What plots are drawn from")
struct PlotDataTests {
  @Test("A grid gives back the runs of class 1 that it was made of, row by row")
  func grid() {
    let side = ClassGrid.side
    var classes = [Int](repeating: 0, count: side * side)
    for position in 95..<205 { classes[position] = 1 }
    classes[side * side - 1] = 1

    let grid = ClassGrid(classes: classes)

    #expect(grid.runLengths == [95, 110, side * side - 206, 1])
    var rows = [[Range<Int>]](repeating: [], count: side)
    rows[0] = [95..<100]
    rows[1] = [0..<100]
    rows[2] = [0..<5]
    rows[99] = [99..<100]
    #expect(grid.rows == rows)
  }

  @Test("A grid's points begin at the top left and are the middles of cells")
  func points() throws {
    let first = try #require(ClassGrid.points(inRow: 0).first)
    let last = try #require(ClassGrid.points(inRow: 99).last)

    #expect((first.x + 1.485).magnitude < 1e-12 && (first.y - 1.485).magnitude < 1e-12)
    #expect((last.x - 1.485).magnitude < 1e-12 && (last.y + 1.485).magnitude < 1e-12)
  }

  @Test("Weights are counted in bins; what is not finite is counted apart")
  func weights() {
    let weights = WeightDistribution(of: [[-1, 0, 1], [3, .infinity, .nan]], intended: nil)

    var got = [Int](repeating: 0, count: 24)
    for bin in [0, 6, 12, 23] { got[bin] = 1 }
    #expect(weights.got == got)
    #expect(weights.expected == nil)
    #expect([weights.low, weights.high, Double(weights.notFinite)] == [-1, 3, 2])
  }

  @Test("As many weights are intended as there are in each layer, around 0 and as wide as it says")
  func intended() throws {
    let layers = [[Double](repeating: 0.1, count: 60), [Double](repeating: 0.1, count: 40)]

    let weights = WeightDistribution(
      of: layers,
      intended: IntendedWeights(standardDeviations: [1, 2])
    )

    // Three times the wider deviation to both sides. Within 3 lie 99.73 % of 60 and 86.64 % of 40.
    let expected = try #require(weights.expected)
    #expect([weights.low, weights.high] == [-6, 6])
    let all: Double = expected.reduce(0, +)
    #expect((all - 100).magnitude < 0.2)
    #expect(expected == expected.reversed())
    let within3: Double = expected[6..<18].reduce(0, +)
    #expect((within3 - 94.494).magnitude < 0.01)
  }

  @Test("Weights that are intended to be 0 are in one bin, also beside others")
  func intendedZeros() throws {
    let zeros = IntendedWeights(standardDeviations: [0])

    let alike = WeightDistribution(of: [[0, 0]], intended: zeros)
    let apart = WeightDistribution(of: [[-1, 3]], intended: zeros)

    #expect(alike.expected == alike.got.map(Double.init))
    #expect(apart.expected?.firstIndex(of: 2) == 6)
    #expect(apart.expected?.reduce(0, +) == 2)
  }

  @Test("What was intended for another number of layers is not compared")
  func otherLayers() {
    let weights = WeightDistribution(
      of: [[1]],
      intended: IntendedWeights(standardDeviations: [1, 2])
    )

    #expect(weights.expected == nil)
    #expect([weights.low, weights.high] == [0, 2])
  }

  @Test(
    "Weights that are all equal, none, or as far apart as can be have bins, too",
    arguments: [
      ([0, 0], -1, 1), ([], -1, 1), ([10], 5, 15),
      (
        [-Double.greatestFiniteMagnitude, .greatestFiniteMagnitude],
        -Double.greatestFiniteMagnitude, .greatestFiniteMagnitude
      ),
    ] as [([Double], Double, Double)]
  )
  func extremes(values: [Double], low: Double, high: Double) {
    let weights = WeightDistribution(of: [values], intended: nil)

    #expect([weights.low, weights.high] == [low, high])
    #expect(weights.got.reduce(0, +) == values.count)
  }
}

@Suite("Values beside each other")
struct ComparedPartTests {
  private let tolerance = Tolerance(relative: 1e-7, absolute: 1e-9)

  @Test("Elements that differ are marked in both tables, the others are not")
  func marks() throws {
    let expected = Matrix(rows: 2, columns: 2, elements: [1, 2, 3, 4])
    let got = Matrix(rows: 2, columns: 2, elements: [1, 2.5, 3 + 1e-9, .nan])
    let comparison = Comparison(got: .matrix(got), expected: .matrix(expected), within: tolerance)

    let part = try #require(Messages(in: .english).parts(of: comparison).first)

    #expect(part.tables.map(\.label) == ["result expected", "result got"])
    for table in part.tables {
      #expect(table.cells.map { $0.map(\.differs) } == [[false, true], [false, true]])
    }
    #expect(part.tables[1].cells.map { $0.map(\.text) } == [["1.0", "2.5"], ["3.0", "nan"]])
  }

  @Test("Of a large matrix the part around the first difference is kept")
  func cut() throws {
    let expected = Matrix.zeros(100, 50)
    var got = expected
    got[70, 49] = 1
    let comparison = Comparison(got: .matrix(got), expected: .matrix(expected), within: tolerance)

    let part = try #require(Messages(in: .english).parts(of: comparison).first)

    #expect(part.tables.map(\.rowRange) == [64..<76, 64..<76])
    #expect(part.tables.map(\.columnRange) == [42..<50, 42..<50])
    let marked = part.tables[1].cells.map { $0.count(where: \.differs) }
    #expect(marked == [0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0])
  }

  @Test("Matrices of other shapes stand beside each other without marks")
  func shapes() throws {
    let comparison = Comparison(
      got: .parameters(["W1": .zeros(1, 2)]),
      expected: .parameters(["W1": .zeros(2, 1)]),
      within: tolerance
    )

    let part = try #require(Messages(in: .portuguese).parts(of: comparison).first)

    #expect(part.tables.map(\.label) == ["W1 esperado", "W1 obtido"])
    #expect(
      part.tables.map { $0.cells.map { $0.map(\.differs) } } == [
        [[false], [false]], [[false, false]],
      ]
    )
  }

  @Test("A single number, a name that is missing and an empty matrix have no table")
  func withoutTables() {
    let pairs: [(Value, Value)] = [
      (.double(1), .double(2)), (.parameters([:]), .parameters(["W1": .zeros(0, 3)])),
      (.matrix(.zeros(0, 2)), .matrix(.zeros(2, 0))),
    ]

    let tables = pairs.map { got, expected in
      Messages(in: .english).parts(of: Comparison(got: got, expected: expected, within: tolerance))
        .map(\.tables.count)
    }

    #expect(tables == [[0], [0], [0]])
  }
}

@Suite("Wrong values")
struct WrongValuesTests {
  @Test("The same wrong numbers are equal, but for the last bit and the sign of zero")
  func equal() {
    #expect(values(0.3) == values(0.1 + 0.2))
    #expect(values(-0.0) == values(0))
    #expect(values(.nan) == values(-.nan))
    #expect(values(0.3) != values(0.31))
    #expect(values(0.3, exercise: "zeros") != values(0.3))
  }

  @Test("An exercise without wrong values has none")
  func none() {
    let verdicts = [Finding?.none, .noValue].map {
      Verdict(name: "values", kind: .values, maxScore: .zero, finding: $0)
    }

    #expect(
      WrongValues(
        in: ExerciseVerdict(name: "he", title: LocalizedText(english: "He"), verdicts: verdicts)
      )
        == nil
    )
  }

  private func values(_ number: Double, exercise: String = "he") -> WrongValues? {
    let comparison = Comparison(
      got: .parameters(["W1": Matrix(rows: 1, columns: 1, elements: [number])]),
      expected: .parameters(["W1": .zeros(2, 2)]),
      within: Tolerance(relative: 0, absolute: 0)
    )
    let verdict = Verdict(
      name: "values",
      kind: .values,
      maxScore: .zero,
      finding: .differs(comparison)
    )
    return WrongValues(
      in: ExerciseVerdict(name: exercise, title: LocalizedText(english: "He"), verdicts: [verdict])
    )
  }
}
