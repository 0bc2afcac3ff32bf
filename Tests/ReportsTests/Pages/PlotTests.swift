// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import Reports
import Testing
import Verdicts

@Suite("Plots")
struct PlotTests {
  @Test("Costs are drawn beside the reference's, an infinite one is named instead")
  func costs() throws {
    let page = try StudentPagesTests().page(of: Sample.fabio)

    let paths = page.matches(of: /<path class="(got|ref)" d="(M[^"]*)"/).map { String($0.1) }
    #expect(paths == ["ref", "got", "ref"])
    #expect(page.contains("Not drawn: inf at iteration 0."))
    #expect(!page.contains("nan") && !page.contains("\"inf"))
  }

  @Test("Points beyond the square are left out, those of the two classes have marks of their own")
  func points() throws {
    let page = try StudentPagesTests().page(of: Sample.fabio)

    let marks = page.matches(of: /<path class="(zero|one)" d="([^"]*)"/).map {
      "\($0.1) \($0.2.split(separator: "M").count)"
    }
    #expect(marks == ["zero 1", "one 1"])
  }

  @Test(
    "Costs of any size have a plot with finite places",
    arguments: [
      [1e308, -1e308], [1e-300, 0], [1e16, 1e16 + 2], [0.5, 0.5], [.nan, 1, 2], [-3, -2],
    ] as [[Double]]
  )
  func sizes(costs: [Double]) throws {
    let summary = Sample.summary(
      costs: costs,
      expected: nil,
      accuracies: (0.5, 0.5),
      atLeast: (0.5, 0.5)
    )
    let verdict = Sample.submission(
      "x",
      exercises: [Sample.exercise("he", [Sample.training(summary)])]
    )

    let page = try StudentPagesTests().page(of: verdict)

    let path = try #require(page.firstMatch(of: /<path class="got" d="(M[^"]*)"/))
    let numbers = path.1.split { "ML ".contains($0) }.compactMap { Double($0) }
    #expect(numbers.allSatisfy { (0...420).contains($0) })
    #expect(numbers.count == costs.count(where: \.isFinite) * 2)
  }
}
