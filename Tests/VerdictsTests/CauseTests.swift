// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import CourseKit
import Foundation
import Testing
import Verdicts

struct CauseTests {
  @Test("A way to go wrong is named and said in both languages", arguments: WrongWay.all)
  func named(way: WrongWay) throws {
    let cause = try ExplanationSample.cause(way.cases(), way.got)

    #expect(cause == way.cause)
    #expect(sentences(cause) == [way.english, way.portuguese])
  }

  @Test("One number that it does not explain, and nothing is said", arguments: WrongWay.all)
  func nearMiss(way: WrongWay) throws {
    let cases = try way.cases()
    // What only the longest case has drawn is held against nothing where the seed is not known.
    for odd in way.cause == .otherDraws ? [cases[0]] : [cases[0], cases[cases.count - 1]] {
      let cause = ExplanationSample.cause(cases) { input in
        let got = way.got(input)
        return input.name == odd.name ? got.changingLargest { $0 * 1.01 + 0.001 } : got
      }

      #expect(cause == nil)
    }
  }

  @Test("Numbers that are none explain nothing and harm nothing", arguments: WrongWay.all)
  func noNumbers(way: WrongWay) throws {
    let cases = try way.cases()
    for number in [Double.nan, .infinity, -.infinity] {
      #expect(
        ExplanationSample.cause(cases) { way.got($0).changingLargest { _ in number } } == nil
      )
    }
    #expect(ExplanationSample.cause(cases) { way.got($0).map { _ in .nan } } == nil)
  }

  @Test("The order of the cases does not matter", arguments: WrongWay.all)
  func order(way: WrongWay) throws {
    #expect(try ExplanationSample.cause(way.cases().reversed(), way.got) == way.cause)
  }

  @Test("Each known mistake is explained in its author's words, in both languages")
  func mistakes() throws {
    for name in ["zeros", "random", "he"] {
      let exercise = try ExplanationSample.exercise(name)
      for mistake in exercise.mistakes {
        let answers = exercise.cases.map { Answer(case: $0, got: $0.mistakeValues[mistake.name]) }
        let explanation = Explanation(of: answers, knowing: exercise.mistakes)
        let verdict = Sample.verdict(finding: .noValue).explained(by: explanation, returned: nil)

        #expect(explanation == .mistake(mistake))
        #expect(
          hints(verdict) == [mistake.explanation[.english], mistake.explanation[.portuguese]]
        )
      }
    }
  }

  @Test("Most known mistakes would be explained from their numbers alone")
  func mistakesUnforeseen() throws {
    let causes = try ["zeros", "random", "he"].flatMap { name in
      let exercise = try ExplanationSample.exercise(name)
      return exercise.mistakes.map { mistake in
        let cause = ExplanationSample.cause(exercise.cases) {
          $0.mistakeValues[mistake.name] ?? .parameters([:])
        }
        return "\(name) \(mistake.name): \(cause?.name ?? "-")"
      }
    }

    #expect(
      causes == [
        "zeros ones_instead_of_zeros: -",
        "zeros transposed_shape: transposed",
        "zeros bias_left_out: -",
        "zeros bias_as_row: transposed",
        "random seed_forgotten: seed",
        "random seed_one: seed",
        "random small_weights: factor",
        "random scale_left_out: factor",
        "random uniform_instead_of_normal: distribution",
        "random transposed_shape: transposed",
        "random bias_drawn_at_random: biases_drawn",
        "random generator_in_loop: stream_restarted",
        "he xavier_scale: factor",
        "he glorot_scale: factor_by_size",
        "he variance_instead_of_root: scale_squared",
        "he own_layer_size: factor_by_size",
        "he integer_division: -",
        "he scale_left_out: factor_by_size",
        "he scale_of_ten: factor_by_size",
        "he uniform_instead_of_normal: distribution",
        "he seed_forgotten: seed",
        "he transposed_shape: transposed",
        "he bias_drawn_at_random: biases_drawn",
        "he generator_in_loop: stream_restarted",
      ]
    )
  }

  @Test("A known mistake is named before what the numbers show")
  func mistakeFirst() throws {
    let mistake = Sample.mistake
    let input = Case(
      name: "1",
      arguments: [],
      visibility: .public,
      expected: .doubles([1, 2, 3]),
      tolerance: Sample.tight,
      stubValue: nil,
      mistakeValues: [mistake.name: .doubles([2, 4, 6])]
    )
    let answers = [Answer(case: input, got: .doubles([2, 4, 6]))]

    #expect(Explanation(of: answers, knowing: [mistake]) == .mistake(mistake))
    #expect(
      Explanation(of: answers, knowing: []) == .cause(.factor(Factor(coefficient: 2), .all))
    )
  }

  @Test("That numbers change from call to call is said in both languages")
  func notRepeatable() {
    let texts = sentences(.notRepeatable).compactMap(\.self)

    #expect(texts.count == 2 && texts[0] != texts[1])
    #expect(texts.allSatisfy { $0.hasSuffix(".") && $0.utf8.count < 220 })
  }

  @Test("docs/explanations.md has a row for every cause, and no other")
  func documented() throws {
    let url = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("docs/explanations.md")
    let rows = try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
      .filter { $0.hasPrefix("| `") }.dropFirst()

    let names = rows.flatMap { row in
      row.split(separator: "|")[0].split(separator: "`").filter { $0.contains { $0.isLetter } }
    }

    // The one that is no matter of numbers stands last.
    let causes = Set(WrongWay.all.map(\.cause.name)).union([Cause.notRepeatable.name])
    #expect(names.map(String.init).sorted() == causes.sorted())
  }

  private func sentences(_ cause: Cause?) -> [String?] {
    let explanation = cause.map(Explanation.cause)
    return hints(Sample.verdict(finding: .noValue).explained(by: explanation, returned: nil))
  }

  private func hints(_ verdict: Verdict) -> [String?] {
    [Language.english, .portuguese].map { Messages(in: $0).hint(of: verdict, in: "he") }
  }
}
