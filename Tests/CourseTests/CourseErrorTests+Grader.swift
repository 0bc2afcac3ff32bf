// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import Testing

extension CourseErrorTests {
  @Test(
    "A wrong grader.json names the key, what was found and what is allowed",
    arguments: [
      BrokenCourse(
        "grader.json",
        #""sample""#,
        #""my course""#,
        #"grader.json: name: found "my course", allowed letters, digits, '_' and '-' with a letter or digit first, at most 80 characters"#
      ),
      BrokenCourse(
        "grader.json",
        #""name": "sample", "#,
        "",
        "grader.json: name: found nothing, but this key is required"
      ),
      BrokenCourse(
        "grader.json",
        #""languages""#,
        #""langauges""#,
        "grader.json: langauges: found an unknown key, did you mean 'languages'? allowed name, title, languages, exercises, tolerance, limits, tolerance_classes, deadlines, python"
      ),
      BrokenCourse(
        "grader.json",
        #""limits""#,
        #""two\nlines": 1, "limits""#,
        "grader.json: two\\nlines: found an unknown key, allowed name, title, languages, exercises, tolerance, limits, tolerance_classes, deadlines, python"
      ),
      BrokenCourse(
        "grader.json",
        #""limits""#,
        #""python": {"program": "python3"}, "limits""#,
        #"grader.json: python.program: found "python3", allowed a path that begins with '/'"#
      ),
      BrokenCourse(
        "grader.json",
        #""limits""#,
        #""python": {"version": 3}, "limits""#,
        "grader.json: python.version: found an unknown key, allowed program, packages"
      ),
      BrokenCourse(
        "grader.json",
        #""title": {"en": "A sample", "pt-BR": "Um exemplo"}"#,
        #""title": "A sample""#,
        #"grader.json: title: found "A sample", allowed an object"#
      ),
      BrokenCourse(
        "grader.json",
        #""en": "A sample", "#,
        "",
        "grader.json: title.en: found nothing, but this key is required"
      ),
      BrokenCourse(
        "grader.json",
        #""A sample""#,
        #""""#,
        #"grader.json: title.en: found "", allowed a string that is not empty"#
      ),
      BrokenCourse(
        "grader.json",
        #""Um exemplo""#,
        #""Um exemplo", "fr": "Un exemple""#,
        "grader.json: title.fr: found an unknown key, allowed en, pt-BR"
      ),
      BrokenCourse(
        "grader.json",
        #"["en", "pt-BR"]"#,
        #"["en", "de"]"#,
        #"grader.json: languages[1]: found "de", allowed "en" or "pt-BR""#
      ),
      BrokenCourse(
        "grader.json",
        #"["en", "pt-BR"]"#,
        #"["en", "en"]"#,
        #"grader.json: languages[1]: found "en", allowed each language once"#
      ),
      BrokenCourse(
        "grader.json",
        #"["en", "pt-BR"]"#,
        #"["pt-BR"]"#,
        #"grader.json: languages: found ["pt-BR"], allowed "en" among them: it stands in for texts that are missing"#
      ),
      BrokenCourse(
        "grader.json",
        #"["scale", "start"]"#,
        "[]",
        "grader.json: exercises: found [], allowed one exercise or more"
      ),
      BrokenCourse(
        "grader.json",
        #"["scale", "start"]"#,
        #"["scale", "scale"]"#,
        #"grader.json: exercises[1]: found "scale", allowed each exercise once"#
      ),
      BrokenCourse(
        "grader.json",
        #"["scale", "start"]"#,
        #"["scale", "doctor"]"#,
        #"grader.json: exercises[1]: found "doctor", allowed a name that is no command of grade"#
      ),
      BrokenCourse(
        "grader.json",
        #"["scale", "start"]"#,
        #"["../scale"]"#,
        #"grader.json: exercises[0]: found "../scale", allowed small letters, digits and '_' with a letter first, at most 80 characters, no keyword of Swift or Python"#
      ),
      BrokenCourse(
        "grader.json",
        #"["scale", "start"]"#,
        #"["lambda"]"#,
        #"grader.json: exercises[0]: found "lambda", allowed small letters, digits and '_' with a letter first, at most 80 characters, no keyword of Swift or Python"#
      ),
      BrokenCourse(
        "grader.json",
        #"["scale", "start"]"#,
        #"{"scale": 1}"#,
        "grader.json: exercises: found an object, allowed an array"
      ),
      BrokenCourse(
        "grader.json",
        "1e-7",
        "-1e-7",
        "grader.json: tolerance.relative: found -1e-07, allowed 0 or more"
      ),
      BrokenCourse(
        "grader.json",
        "1e-7",
        #""nan""#,
        #"grader.json: tolerance.relative: found "nan", allowed 0 or more"#
      ),
      BrokenCourse(
        "grader.json",
        #""exact""#,
        #""ex act""#,
        "grader.json: tolerance_classes.ex act: found this name, allowed letters, digits, '_', '.' and '-' with a letter or digit first, at most 80 characters"
      ),
      BrokenCourse(
        "grader.json",
        #""wall_seconds": 60"#,
        #""wall_seconds": 0"#,
        "grader.json: limits.build.wall_seconds: found 0, allowed a number above 0 and up to 3600"
      ),
      BrokenCourse(
        "grader.json",
        #""cpu_seconds": 5,"#,
        #""cpu_seconds": 5.5,"#,
        "grader.json: limits.run.cpu_seconds: found 5.5, allowed a whole number from 1 to 3600"
      ),
      BrokenCourse(
        "grader.json",
        #""memory_mib": 512"#,
        #""memory_mib": 1"#,
        "grader.json: limits.run.memory_mib: found 1, allowed a whole number from 16 to 65536"
      ),
      BrokenCourse(
        "grader.json",
        #""processes": 64"#,
        #""processes": true"#,
        "grader.json: limits.run.processes: found true, allowed a whole number from 1 to 4096"
      ),
      BrokenCourse(
        "grader.json",
        #""output_kib": 256"#,
        #""output_kib": null"#,
        "grader.json: limits.build.output_kib: found null, allowed a whole number from 1 to 65536"
      ),
    ]
  )
  func graderFile(broken: BrokenCourse) throws {
    #expect(try broken.error() == broken.line)
  }
}
