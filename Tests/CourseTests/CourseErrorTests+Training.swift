// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import Testing

extension CourseErrorTests {
  @Test(
    "A wrong training check names the key, what was found and what is allowed",
    arguments: [
      BrokenCourse(
        "exercises/start/exercise.json",
        #""returns": "Parameters""#,
        #""returns": "[Matrix]""#,
        #"exercises/start/exercise.json: checks[0].kind: found "training", allowed "values" here: a training needs a function that returns Parameters, not [Matrix]"#
      ),
      BrokenCourse(
        "exercises/start/exercise.json",
        #""iterations": 1500"#,
        #""iterations": 0"#,
        "exercises/start/exercise.json: checks[0].iterations: found 0, allowed a whole number from 1 to 1000000"
      ),
      BrokenCourse(
        "exercises/start/exercise.json",
        #""iterations": 1500"#,
        #""iterations": 1000001"#,
        "exercises/start/exercise.json: checks[0].iterations: found 1000001, allowed a whole number from 1 to 1000000"
      ),
      BrokenCourse(
        "exercises/start/exercise.json",
        #""iterations": 1500"#,
        #""iterations": 2001"#,
        "fixtures/dots/costs/start.json: costs: found 2 costs, allowed 3: one every 1000 of 2001 iterations"
      ),
      BrokenCourse(
        "exercises/start/exercise.json",
        #""learning_rate": 0.01"#,
        #""learning_rate": 0"#,
        "exercises/start/exercise.json: checks[0].learning_rate: found 0, allowed a number above 0"
      ),
      BrokenCourse(
        "exercises/start/exercise.json",
        #""learning_rate": 0.01"#,
        #""learning_rate": "inf""#,
        #"exercises/start/exercise.json: checks[0].learning_rate: found "inf", allowed a number above 0"#
      ),
      BrokenCourse(
        "exercises/start/exercise.json",
        #""learning_rate": 0.01"#,
        #""learning_rate": 0.01, "initial_weights": {"normal": [1, -1]}"#,
        "exercises/start/exercise.json: checks[0].initial_weights.normal[1]: found -1, allowed a number from 0 to 1e300"
      ),
      BrokenCourse(
        "exercises/start/exercise.json",
        #""learning_rate": 0.01"#,
        #""learning_rate": 0.01, "initial_weights": {"normal": []}"#,
        "exercises/start/exercise.json: checks[0].initial_weights.normal: found [], allowed a standard deviation for each layer"
      ),
      BrokenCourse(
        "exercises/start/exercise.json",
        #""dataset": "dots""#,
        #""dataset": "..""#,
        #"exercises/start/exercise.json: checks[0].dataset: found "..", allowed letters, digits, '_', '.' and '-' with a letter or digit first, at most 80 characters"#
      ),
      BrokenCourse(
        "exercises/start/exercise.json",
        #""at_least": 1"#,
        #""at_least": 1.01"#,
        "exercises/start/exercise.json: checks[0].expect.train_accuracy.at_least: found 1.01, allowed a number from 0 to 1"
      ),
      BrokenCourse(
        "exercises/start/exercise.json",
        #""at_least": 1"#,
        #""at_most": 1"#,
        "exercises/start/exercise.json: checks[0].expect.train_accuracy.at_most: found an unknown key, allowed at_least"
      ),
      BrokenCourse(
        "exercises/start/exercise.json",
        #""relative": 1e-3"#,
        #""relative": 1"#,
        "exercises/start/exercise.json: checks[0].expect.costs.relative: found 1, allowed 0 or more and less than 1"
      ),
      BrokenCourse(
        "exercises/start/exercise.json",
        #""dataset": "dots", "#,
        "",
        "exercises/start/exercise.json: checks[0].dataset: found nothing, but this key is required"
      ),
      BrokenCourse(
        "exercises/start/exercise.json",
        #""costs": {"fixture": "start", "relative": 1e-3}, "train_accuracy": {"at_least": 1}"#,
        "",
        "exercises/start/exercise.json: checks[0].expect: found an object, allowed costs, train_accuracy or test_accuracy in it"
      ),
    ]
  )
  func trainingCheck(broken: BrokenCourse) throws {
    #expect(try broken.error() == broken.line)
  }
}
