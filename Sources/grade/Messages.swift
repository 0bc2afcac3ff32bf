// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import Grading
import Reports
import Verdicts

/// Every sentence that the commands add to those of the rooms below.
extension Messages {
  func building(_ exercise: String) -> String {
    say("\(exercise)  building", "\(exercise)  compilando")
  }

  var preparing: String {
    say(
      "preparing what submissions are built against, once for this toolchain",
      "preparando aquilo com que as soluções são compiladas, uma vez para este compilador"
    )
  }

  func calling(_ exercise: String) -> String {
    say("\(exercise)  calling", "\(exercise)  executando")
  }

  var watching: String {
    say(
      "waiting for a file to be saved; Ctrl-C ends",
      "aguardando que um arquivo seja salvo; Ctrl-C encerra"
    )
  }

  /// A line for each exercise: name, points and title.
  func list(_ course: CourseDefinition) -> String {
    let width = course.exercises.map(\.name.count).max() ?? 0
    let pointsWidth = course.exercises.map { Self.short($0.points).count }.max() ?? 0
    let lines = course.exercises.map { exercise in
      let name = exercise.name.padding(to: width)
      let points = say("points", "pontos")
      let count = Self.short(exercise.points).leftPadding(to: pointsWidth)
      return "\(name)  \(count) \(points)  \(exercise.title[language])\n"
    }
    return "\(course.title[language])\n\n" + lines.joined()
  }

  // MARK: - Training

  /// The notebook's line for a cost.
  func cost(_ cost: Double, at iteration: Int) -> String {
    say("Cost after iteration \(iteration): \(cost)", "Custo após a iteração \(iteration): \(cost)")
  }

  /// The notebook's lines for the accuracies.
  func accuracies(train: Double, test: Double) -> String {
    say("On the training set:", "No conjunto de treinamento:") + "\n"
      + say("Accuracy: \(train)", "Acurácia: \(train)") + "\n"
      + say("On the test set:", "No conjunto de teste:") + "\n"
      + say("Accuracy: \(test)", "Acurácia: \(test)") + "\n"
  }

  /// One line of the comparison at the end: the method and its accuracies, in per cent.
  func comparison(_ rows: [(title: String, train: Double, test: Double)]) -> String {
    let head = (
      say("Initialisation", "Inicialização"), say("training", "treinamento"), say("test", "teste")
    )
    let width = (rows.map(\.title.count) + [head.0.count]).max() ?? 0
    let lines = rows.map { row in
      row.title.padding(to: width) + "  " + Self.percent(row.train).leftPadding(to: head.1.count)
        + "  " + Self.percent(row.test).leftPadding(to: max(head.2.count, 4))
    }
    let title =
      head.0.padding(to: width) + "  " + head.1 + "  " + head.2.leftPadding(to: 4)
    return ([say("Accuracies", "Acurácias"), title] + lines).joined(separator: "\n") + "\n"
  }

  var notTrained: String {
    say("can't be trained: ", "não pode ser treinado: ")
  }

  private static func percent(_ share: Double) -> String {
    "\(Int((share * 100).rounded()))%"
  }

  private static func short(_ points: Double) -> String {
    points == points.rounded() ? "\(Int(points))" : "\(points)"
  }
}

extension String {
  /// The text with spaces behind it up to a width.
  func padding(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }

  /// The text with spaces in front of it up to a width.
  func leftPadding(to width: Int) -> String {
    String(repeating: " ", count: max(0, width - count)) + self
  }
}
