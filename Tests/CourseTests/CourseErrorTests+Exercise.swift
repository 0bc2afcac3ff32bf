// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import Testing

extension CourseErrorTests {
  @Test(
    "A wrong exercise.json names the key, what was found and what is allowed",
    arguments: [
      BrokenCourse(
        "exercises/scale/exercise.json",
        #""name": "scale""#,
        #""name": "scales""#,
        #"exercises/scale/exercise.json: name: found "scales", allowed "scale", the folder's name"#
      ),
      BrokenCourse(
        "exercises/scale/exercise.json",
        #", "pt-BR": "Escala""#,
        "",
        "exercises/scale/exercise.json: title.pt-BR: found nothing, but this key is required"
      ),
      BrokenCourse(
        "exercises/scale/exercise.json",
        #""returns": "Matrix""#,
        #""returns": "Tensor""#,
        #"exercises/scale/exercise.json: signature.returns: found "Tensor", allowed Int, Double, Bool, String, [Int], [Double], [String], Matrix, [Matrix], Parameters, or a tuple of these such as (Matrix, Double)"#
      ),
      BrokenCourse(
        "exercises/scale/exercise.json",
        #""name": "factor""#,
        #""name": "x""#,
        #"exercises/scale/exercise.json: signature.arguments[1].name: found "x", allowed each argument once"#
      ),
      BrokenCourse(
        "exercises/scale/exercise.json",
        #""name": "factor""#,
        #""name": "for""#,
        #"exercises/scale/exercise.json: signature.arguments[1].name: found "for", allowed letters, digits and '_' with a letter first, at most 80 characters, no keyword of Swift or Python"#
      ),
      BrokenCourse(
        "exercises/scale/exercise.json",
        #""points": 0.3"#,
        #""points": 0.4"#,
        "exercises/scale/exercise.json: points: found 0.4, allowed 0.3, the sum of the checks' points"
      ),
      BrokenCourse(
        "exercises/scale/exercise.json",
        #""points": 0.3"#,
        #""points": 0"#,
        "exercises/scale/exercise.json: points: found 0, allowed a number above 0 and up to 1000000"
      ),
      BrokenCourse(
        "exercises/scale/exercise.json",
        #""points": 0.1"#,
        #""points": -1"#,
        "exercises/scale/exercise.json: checks[0].points: found -1, allowed 0 or more"
      ),
      BrokenCourse(
        "exercises/scale/exercise.json",
        #""points": 0.1"#,
        #""pionts": 0.1"#,
        "exercises/scale/exercise.json: checks[0].pionts: found an unknown key, did you mean 'points'? allowed name, kind, points, cases, after, tolerance"
      ),
      BrokenCourse(
        "exercises/scale/exercise.json",
        #""name": "own", "kind": "values""#,
        #""name": "own", "kind": "vales""#,
        #"exercises/scale/exercise.json: checks[0].kind: found "vales", allowed "values" or "training""#
      ),
      BrokenCourse(
        "exercises/scale/exercise.json",
        #""name": "own", "kind": "values", "#,
        #""name": "own", "#,
        "exercises/scale/exercise.json: checks[0].kind: found nothing, but this key is required"
      ),
      BrokenCourse(
        "exercises/scale/exercise.json",
        #""name": "own""#,
        #""name": "build""#,
        #"exercises/scale/exercise.json: checks[0].name: found "build", allowed another name: "build" is the compiler's check"#
      ),
      BrokenCourse(
        "exercises/scale/exercise.json",
        #""name": "others""#,
        #""name": "own""#,
        #"exercises/scale/exercise.json: checks[1].name: found "own", allowed each check once"#
      ),
      BrokenCourse(
        "exercises/scale/exercise.json",
        #""after": ["own"]"#,
        #""after": ["others"]"#,
        #"exercises/scale/exercise.json: checks[1].after[0]: found "others", allowed an earlier check: own"#
      ),
      BrokenCourse(
        "exercises/scale/exercise.json",
        #""points": 0.1,"#,
        #""points": 0.1, "after": ["others"],"#,
        #"exercises/scale/exercise.json: checks[0].after[0]: found "others", allowed nothing: no check comes earlier"#
      ),
      BrokenCourse(
        "exercises/scale/exercise.json",
        #""after": ["own"]"#,
        #""after": ["own", "own"]"#,
        #"exercises/scale/exercise.json: checks[1].after[1]: found "own", allowed each check once"#
      ),
      BrokenCourse(
        "exercises/scale/exercise.json",
        #"[{"name": "a", "arguments": [[[1, 2]], 3], "visibility": "public"}]"#,
        "[]",
        "exercises/scale/exercise.json: checks[0].cases: found [], allowed one case or more"
      ),
      BrokenCourse(
        "exercises/scale/exercise.json",
        #""name": "c""#,
        #""name": "b""#,
        #"exercises/scale/exercise.json: checks[1].cases[1].name: found "b", allowed each case once"#
      ),
      BrokenCourse(
        "exercises/scale/exercise.json",
        #""name": "c""#,
        #""name": "../c""#,
        #"exercises/scale/exercise.json: checks[1].cases[1].name: found "../c", allowed letters, digits, '_', '.' and '-' with a letter or digit first, at most 80 characters"#
      ),
      BrokenCourse(
        "exercises/scale/exercise.json",
        #""visibility": "hidden""#,
        #""visibility": "secret""#,
        #"exercises/scale/exercise.json: checks[1].cases[0].visibility: found "secret", allowed "public" or "hidden""#
      ),
      BrokenCourse(
        "exercises/scale/exercise.json",
        "[[[1, 2]], 3]",
        "[[[1, 2]]]",
        "exercises/scale/exercise.json: checks[0].cases[0].arguments: found 1, allowed 2: the arguments of func scale(_ x: Matrix, _ factor: Double) -> Matrix"
      ),
      BrokenCourse(
        "exercises/scale/exercise.json",
        "[[[1, 2]], 3]",
        "[[[1, 2], [3]], 3]",
        "exercises/scale/exercise.json: checks[0].cases[0].arguments[0][1]: found 1 columns, allowed 2 as in the first row"
      ),
      BrokenCourse(
        "exercises/scale/exercise.json",
        "[[[1, 2]], 3]",
        "[[], 3]",
        #"exercises/scale/exercise.json: checks[0].cases[0].arguments[0]: found [], allowed rows of numbers, or {"rows": …, "columns": …} where there are none"#
      ),
      BrokenCourse(
        "exercises/scale/exercise.json",
        "[[[1, 2]], 3]",
        #"[{"rows": 2, "columns": 1}, 3]"#,
        "exercises/scale/exercise.json: checks[0].cases[0].arguments[0]: found 2 rows and 1 columns, allowed 0 of one of them: a matrix with elements is written as its rows"
      ),
      BrokenCourse(
        "exercises/scale/exercise.json",
        "[[[1, 2]], 3]",
        #"[[[1, 2]], "3"]"#,
        #"exercises/scale/exercise.json: checks[0].cases[0].arguments[1]: found "3", allowed a number, "nan", "inf" or "-inf""#
      ),
      BrokenCourse(
        "exercises/scale/exercise.json",
        #""name": "not_scaled""#,
        #""name": "not-scaled""#,
        #"exercises/scale/exercise.json: mistakes[0].name: found "not-scaled", allowed small letters, digits and '_' with a letter first, at most 80 characters, no keyword of Swift or Python"#
      ),
      BrokenCourse(
        "exercises/scale/exercise.json",
        #", "pt-BR": "Aplique a escala.""#,
        "",
        "exercises/scale/exercise.json: mistakes[0].explanation.pt-BR: found nothing, but this key is required"
      ),
      BrokenCourse(
        "exercises/scale/exercise.json",
        #""en": "Scale it.""#,
        #""en": 5"#,
        "exercises/scale/exercise.json: mistakes[0].explanation.en: found 5, allowed a string that is not empty"
      ),
    ]
  )
  func exerciseFile(broken: BrokenCourse) throws {
    #expect(try broken.error() == broken.line)
  }
}
