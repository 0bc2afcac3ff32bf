// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import Testing

@Suite("The nearest name")
struct NearestNameTests {
  static let exercises = [
    "initialize_parameters_zeros", "initialize_parameters_random", "initialize_parameters_he",
  ]

  @Test(
    "A slip of the fingers finds the name that was meant",
    arguments: [
      ("initialise_parameters_he", "initialize_parameters_he"),
      ("initialize_paramters_zeros", "initialize_parameters_zeros"),
      ("initialize_parameters_ehe", "initialize_parameters_he"),
      ("initialize_parameters_radnom", "initialize_parameters_random"),
    ]
  )
  func slip(typed: String, meant: String) {
    #expect(nearestName(to: typed, among: Self.exercises) == meant)
  }

  @Test("A part of exactly one name finds it; a part of several finds none")
  func part() {
    #expect(nearestName(to: "he", among: Self.exercises) == "initialize_parameters_he")
    #expect(nearestName(to: "parameters", among: Self.exercises) == nil)
  }

  @Test("Swapped neighbours are one slip, so the nearer of two names wins")
  func swap() {
    #expect(nearestName(to: "lsit", among: ["lift", "list"]) == "list")
  }

  @Test("Of two names that are equally near, the first wins")
  func tie() {
    #expect(nearestName(to: "tran", among: ["train", "trans"]) == "train")
    #expect(nearestName(to: "tran", among: ["trans", "train"]) == "trans")
  }

  @Test(
    "A name that resembles nothing has no nearest name",
    arguments: ["", "x", "qqqqqq", String(repeating: "list", count: 100_000)]
  )
  func nothing(typed: String) {
    #expect(nearestName(to: typed, among: ["list", "train", "doctor"]) == nil)
  }
}
