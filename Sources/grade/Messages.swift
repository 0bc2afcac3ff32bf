// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Batch
import Course
import Gradebook
import Grading
import Reports
import Sandbox
import Verdicts

/// Every sentence that the commands add to those of the rooms below.
extension Messages {
  /// That an exercise, or a whole submission, is being built; a submission's id may be any text.
  func building(_ name: String) -> String {
    let name = SafeText.line(name, maxBytes: 60)
    return say("\(name)  building", "\(name)  compilando")
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
    let pointsWidth = course.exercises.map { short($0.points).count }.max() ?? 0
    let lines = course.exercises.map { exercise in
      let name = exercise.name.padding(to: width)
      let points = say("points", "pontos")
      let count = short(exercise.points).leftPadding(to: pointsWidth)
      return "\(name)  \(count) \(points)  \(exercise.title[language])\n"
    }
    return "\(course.title[language])\n\n" + lines.joined()
  }

  // MARK: - Doctor

  // All of one width.
  var toolchain: String { say("toolchain", "compilador") }
  var sandbox: String { say("sandbox  ", "sandbox   ") }
  var kit: String { say("kit      ", "kit       ") }
  var python: String { say("python   ", "python    ") }

  func closed(_ enforcement: LimitEnforcement) -> String {
    switch enforcement {
    case .controlGroup:
      say(
        "closed; control groups count memory and processes",
        "fechado; grupos de controle contam memória e processos"
      )
    case .resourceLimitsOnly:
      say(
        "closed; resource limits alone hold memory and processes (as root, control groups would)",
        "fechado; só limites de recursos contêm memória e processos (como root, grupos de controle)"
      )
    }
  }

  func kitKept(in folder: String) -> String {
    say("compiled, kept in \(folder)", "compilado, guardado em \(folder)")
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

  // MARK: - Batches

  /// What of a folder is not graded, since it is no submission.
  func ignored(_ names: [String]) -> String {
    let list = shortList(names)
    return say(
      "\(names.count) not graded, since no submission: \(list)\n",
      "\(names.count) sem avaliação, por não ser entrega: \(list)\n"
    )
  }

  /// A submission's line: place, id, points and status.
  func graded(_ result: RecordedResult, done: Int, total: Int) -> String {
    let verdict = result.verdict
    let before = result.isNew ? "" : say("  graded before", "  já avaliado")
    return "\(done)/\(total)  \(SafeText.line(verdict.submission, maxBytes: 100))  "
      + "\(points(of: verdict))  \(name(of: verdict.status))\(before)\n"
  }

  /// The line on a terminal: counts, rate and time left.
  func progress(_ progress: Batch.Progress, seconds: Double) -> String {
    var line = "\(progress.done)/\(progress.total)"
    if progress.graded > 0, seconds > 0 {
      let rate = Double(progress.graded) / seconds
      let left = Double(progress.total - progress.done) / rate
      line += say(
        "  \(tenths(rate)) a second  \(Self.time(left)) left",
        "  \(tenths(rate)) por segundo  faltam \(Self.time(left))"
      )
    }
    let verdict = progress.result.verdict
    return line + "  \(SafeText.line(verdict.submission, maxBytes: 60))  \(points(of: verdict))"
  }

  /// What is said when a run is told to end for the first time.
  var stopping: String {
    say(
      "finishing what is being graded; Ctrl-C again ends at once\n",
      "terminando o que está sendo avaliado; Ctrl-C de novo encerra já\n"
    )
  }

  /// What of a batch may not be as it was meant, a line each.
  func doubts(_ doubts: [BatchDoubt]) -> String {
    doubts.map { words(of: $0) + "\n" }.joined()
  }

  private func words(of doubt: BatchDoubt) -> String {
    switch doubt {
    case .unknownIDs(let option, let ids):
      let names = shortList(ids)
      return say(
        "\(option): no submission here is called \(names)",
        "\(option): nenhuma entrega aqui se chama \(names)"
      )
    case .noTimes:
      return say(
        "the course has deadlines; without --times nobody is known to be late, and no points are taken off",
        "o curso tem prazos; sem --times não se sabe quem atrasou, e nenhum ponto é descontado"
      )
    case .calledLikeExercises(let names):
      return say(
        "\(shortList(names)) are called like exercises: if this is one student's folder, name the one above",
        "\(shortList(names)) têm nomes de exercícios: se esta é a pasta de uma só pessoa, indique a de cima"
      )
    }
  }

  private func shortList(_ names: [String]) -> String {
    let shown = names.prefix(5).map { "'\(SafeText.line($0, maxBytes: 80))'" }
    return shown.joined(separator: ", ") + (names.count > shown.count ? ", …" : "")
  }

  /// What is said at the end of a run that was told to end.
  func interrupted(done: Int, total: Int) -> String {
    say(
      "Stopped after \(done) of \(total); run the same command again to go on.\n",
      "Interrompido após \(done) de \(total); execute o mesmo comando para continuar.\n"
    )
  }

  private func points(of verdict: SubmissionVerdict) -> String {
    guard let score = verdict.score else { return say("ungraded", "sem nota") }
    return "\(text(points: score))/\(text(points: verdict.maxScore))"
  }

  private func tenths(_ number: Double) -> String {
    asWritten("\((number * 10).rounded() / 10)")
  }

  /// Minutes and seconds: `1:05`.
  private static func time(_ seconds: Double) -> String {
    let (minutes, rest) = Int(seconds.rounded()).quotientAndRemainder(dividingBy: 60)
    return "\(minutes):\(rest < 10 ? "0" : "")\(rest)"
  }

  private static func percent(_ share: Double) -> String {
    "\(Int((share * 100).rounded()))%"
  }

  private func short(_ points: Double) -> String {
    asWritten(points == points.rounded() ? "\(Int(points))" : "\(points)")
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
