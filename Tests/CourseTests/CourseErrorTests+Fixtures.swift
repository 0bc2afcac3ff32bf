// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import Testing

extension CourseErrorTests {
  @Test(
    "A wrong fixture or data set names the key or the line, what was found and what is allowed",
    arguments: [
      BrokenCourse(
        "fixtures/scale/a.json",
        #""by hand""#,
        #""""#,
        #"fixtures/scale/a.json: provenance: found "", allowed a string that is not empty"#
      ),
      BrokenCourse(
        "fixtures/scale/a.json",
        #""provenance": "by hand", "#,
        "",
        "fixtures/scale/a.json: provenance: found nothing, but this key is required"
      ),
      BrokenCourse(
        "fixtures/scale/a.json",
        "[[[1, 2]], 3]",
        "[[[1, 2]], 4]",
        "fixtures/scale/a.json: arguments: found [[[1, 2]], 4], allowed [[[1.0, 2.0]], 3.0], as exercise.json says"
      ),
      BrokenCourse(
        "fixtures/scale/a.json",
        #""value": [[3, 6]]"#,
        #""value": 3"#,
        "fixtures/scale/a.json: value: found 3, allowed an array"
      ),
      BrokenCourse(
        "fixtures/scale/b.json",
        #""tolerance": "exact""#,
        #""tolerance": "exakt""#,
        #"fixtures/scale/b.json: tolerance: found "exakt", allowed a tolerance class of grader.json: exact (did you mean 'exact'?)"#
      ),
      BrokenCourse(
        "fixtures/scale/a.json",
        #""tolerance": "exact""#,
        #""tolerence": "exact""#,
        "fixtures/scale/a.json: tolerence: found an unknown key, did you mean 'tolerance'? allowed provenance, arguments, value, tolerance"
      ),
      BrokenCourse(
        "fixtures/scale/stub/a.json",
        "3]",
        "2]",
        "fixtures/scale/stub/a.json: arguments: found [[[1, 2]], 2], allowed [[[1.0, 2.0]], 3.0], as exercise.json says"
      ),
      BrokenCourse(
        "fixtures/scale/mistakes/not_scaled/a.json",
        #""value": [[1, 2]]"#,
        #""value": [[1, true]]"#,
        #"fixtures/scale/mistakes/not_scaled/a.json: value[0][1]: found true, allowed a number, "nan", "inf" or "-inf""#
      ),
      BrokenCourse(
        "fixtures/dots/costs/start.json",
        "0.5",
        "-0.5",
        #"fixtures/dots/costs/start.json: costs[1]: found -0.5, allowed 0 or more, or "inf""#
      ),
      BrokenCourse(
        "fixtures/dots/costs/start.json",
        "0.5",
        #""nan""#,
        #"fixtures/dots/costs/start.json: costs[1]: found "nan", allowed 0 or more, or "inf""#
      ),
      BrokenCourse(
        "fixtures/dots/train.csv",
        "x1,x2,label",
        "x1,x2,class",
        #"fixtures/dots/train.csv: line 1: found "x1,x2,class", allowed features and then label"#
      ),
      BrokenCourse(
        "fixtures/dots/test.csv",
        "x1,x2,label",
        "x1,x3,label",
        #"fixtures/dots/test.csv: line 1: found "x1,x3,label", allowed "x1,x2,label" as in train.csv"#
      ),
      BrokenCourse(
        "fixtures/dots/test.csv",
        "\n7,8,1\n",
        "\n",
        "fixtures/dots/test.csv: line 2: found nothing, allowed a sample"
      ),
      BrokenCourse(
        "fixtures/dots/train.csv",
        "-2,1e-3,1",
        "-2,1e-3,2",
        #"fixtures/dots/train.csv: line 3: found "2", allowed a label of 0 or 1"#
      ),
      BrokenCourse(
        "fixtures/dots/train.csv",
        "-2,1e-3,1",
        "-2,1e-3",
        "fixtures/dots/train.csv: line 3: found 2 values, allowed 3"
      ),
      BrokenCourse(
        "fixtures/dots/train.csv",
        "-2,1e-3,1",
        "-2,inf,1",
        #"fixtures/dots/train.csv: line 3: found "inf", allowed a finite number"#
      ),
      BrokenCourse(
        "fixtures/dots/train.csv",
        "-2,1e-3,1",
        "-2,,1",
        "fixtures/dots/train.csv: line 3: found nothing, allowed a finite number"
      ),
      BrokenCourse(
        "fixtures/dots/train.csv",
        "3,4,1",
        "3,4,1,9",
        "fixtures/dots/train.csv: line 4: found 4 values, allowed 3"
      ),
      BrokenCourse(
        "fixtures/dots/train.csv",
        "-2,1e-3,1",
        #"-2,1e-3,1""#,
        #"fixtures/dots/train.csv: line 3: found a quotation mark out of place, allowed quotation marks around a whole cell, and doubled ones ("") within"#
      ),
    ]
  )
  func fixtures(broken: BrokenCourse) throws {
    #expect(try broken.error() == broken.line)
  }
}
