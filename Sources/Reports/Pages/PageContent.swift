// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import Verdicts

/// What a page says about its checks, made one after the other within the page's budget.
struct PageContent {
  let pages: StudentPages
  private var budget = PageBudget()
  /// The place of the check that is being written, and how many pictures it has.
  private var place = ""
  private var pictureCount = 0

  init(pages: StudentPages) {
    self.pages = pages
  }

  private var messages: Messages { pages.messages }

  /// The checks about which there is something to say, and the places of these by the checks' names.
  mutating func checks(
    of exercise: ExerciseVerdict,
    number: Int
  ) throws(XMLError) -> (articles: [String], links: [String: String]) {
    var articles: [String] = []
    var links: [String: String] = [:]
    var hints: Set<String> = []
    for (position, verdict) in exercise.verdicts.enumerated() where verdict.hasMoreToSay {
      let id = "e\(number)c\(position + 1)"
      var hint = messages.hint(of: verdict, in: exercise.name)
      // What was said once is not repeated for each case.
      if let said = hint, !hints.insert(said).inserted { hint = nil }
      articles.append(try article(on: verdict, in: exercise.name, id: id, hint: hint))
      links[verdict.name] = id
    }
    return (articles, links)
  }

  /// The article on a check: one that was made for an equal one, if there is room for it, or a new one.
  private mutating func article(
    on verdict: Verdict,
    in exercise: String,
    id: String,
    hint: String?
  ) throws(XMLError) -> String {
    let subject = ArticleMemory.Subject(verdict, in: exercise, id: id, hint: hint)
    if let known = pages.memory.article(on: subject), budget.take(known.cost) {
      return known.markup
    }
    let before = budget
    let fields = try check(verdict, in: exercise, id: id, hint: hint)
    let markup = pages.templates.text("check", fields)
    if !budget.isExceeded {
      pages.memory.keep(ArticleMemory.Article(markup: markup, cost: before - budget), on: subject)
    }
    return markup
  }

  private mutating func check(
    _ verdict: Verdict,
    in exercise: String,
    id: String,
    hint: String?
  ) throws(XMLError) -> PageTemplates.Fields {
    (place, pictureCount) = (id, 0)
    let kind = PageKind(verdict.status)
    var fields: PageTemplates.Fields = [
      "checkId": id, "checkKind": kind.rawValue, "checkSign": kind.sign,
      "checkName": SafeText.line(verdict.name), "checkStatus": messages.name(of: verdict.status),
      "details": try details(of: verdict, in: exercise),
    ]
    if verdict.maxScore != .zero {
      fields["checkPoints"] = messages.points(verdict.score, of: verdict.maxScore)
    }
    if let finding = verdict.finding, !finding.isSpelledOutByDetails {
      fields["message"] = messages.message(of: verdict)
    }
    if let hint { fields["hint"] = hint }
    if let training = verdict.training { try add(training, to: &fields) }
    if let printed = verdict.printed, printed.byteCount > 0 {
      fields["printedLabel"] = messages.label(for: printed)
      fields["printed"] = text(of: printed)
    }
    return fields
  }

  // MARK: - Details

  private mutating func details(
    of verdict: Verdict,
    in exercise: String
  ) throws(XMLError) -> [PageTemplates.Fields] {
    if case .differs(let comparison)? = verdict.finding {
      // The call alone: what differs is shown in tables.
      let call = messages.call(of: exercise, in: verdict).map(fields)
      return call + (try parts(of: comparison))
    }
    if case .trainingShortfalls(let shortfalls)? = verdict.finding, verdict.training != nil {
      return shortfalls.filter { !$0.isAccuracy }.map { ["line": messages.sentence($0)] }
    }
    return messages.details(of: verdict, in: exercise).map(fields)
  }

  private func fields(of detail: Detail) -> PageTemplates.Fields {
    switch detail {
    case .line(let line): ["line": line]
    case .block(let label, let lines):
      ["blockLabel": label, "block": lines.joined(separator: "\n")]
    case .values: ["line": detail.lines.joined(separator: "\n")]
    case .diagnostic(let heading, _, let source, let caret):
      ["diagnostic": heading].merging(
        source.map { ["source": $0 + (caret.map { "\n" + $0 } ?? "")] } ?? [:]
      ) { $1 }
    }
  }

  /// The first part's tables in full view, the others' folded.
  private mutating func parts(
    of comparison: Comparison
  ) throws(XMLError) -> [PageTemplates.Fields] {
    var details: [PageTemplates.Fields] = []
    var isFirst = true
    for part in messages.parts(of: comparison) {
      details += part.lines.map { ["line": $0] }
      guard !part.tables.isEmpty else { continue }
      let tables = try Markup.make { writer throws(XMLError) in
        for (position, table) in part.tables.enumerated() {
          let isExpected = position == 0 && part.tables.count == 2
          try table.write(isExpected: isExpected, messages, to: writer)
        }
      }
      if !budget.takeTables(tables.utf8.count) {
        details.append(["line": messages.tablesLeftOut])
      } else if isFirst {
        details.append(["tables": tables])
      } else {
        let summary = part.tables.map(\.label).joined(separator: " · ")
        details.append(["folded": tables, "summary": summary])
      }
      isFirst = false
    }
    return details
  }

  private mutating func text(of printed: PrintedText) -> String {
    let most = budget.takePrinted(most: 8_000)
    return SafeText.cutMiddle(
      of: SafeText.block(printed.text),
      toBudget: most,
      cost: { $0 == "<" || $0 == ">" || $0 == "&" || $0 == "\"" ? 6 : UTF8.width($0) }
    ) { "\n" + messages.cutMarker(byteCount: $0) + "\n" }
  }

  // MARK: - Training

  private mutating func add(
    _ training: TrainingSummary,
    to fields: inout PageTemplates.Fields
  ) throws(XMLError) {
    fields["accuracies"] = accuracies(of: training)
    let figures = try figures(of: training)
    fields["hasFigures"] = !figures.isEmpty
    fields["figures"] = figures
  }

  private func accuracies(of training: TrainingSummary) -> [PageTemplates.Fields] {
    let check = training.check
    let words = [
      messages.accuracyOnTrainingSet(
        training.figures.trainAccuracy,
        atLeast: check.trainAccuracyAtLeast
      ),
      messages.accuracyOnTestSet(training.figures.testAccuracy, atLeast: check.testAccuracyAtLeast),
    ]
    let reached = [
      check.trainAccuracyAtLeast.map { training.figures.trainAccuracy >= $0 },
      check.testAccuracyAtLeast.map { training.figures.testAccuracy >= $0 },
    ]
    return zip(words, reached).map { words, reached in
      let kind: PageKind? = reached.map { $0 ? .passed : .wrong }
      return [
        "accuracy": words, "accuracyKind": kind?.rawValue ?? "", "accuracySign": kind?.sign ?? "",
      ]
    }
  }

  private mutating func figures(
    of training: TrainingSummary
  ) throws(XMLError) -> [PageTemplates.Fields] {
    let costs = CostPlot(training: training, messages: messages)
    var figures: [PageTemplates.Fields] = []
    if let picture = try costs.svg(id: nextId()) {
      figures.append(figure(messages.costPlotTitle, picture, note: costs.note))
    }
    if let grid = training.figures.boundary {
      let plot = BoundaryPlot(
        grid: grid,
        training: training,
        points: pages.points[training.check.dataset],
        messages: messages
      )
      figures.append(figure(messages.boundaryPlotTitle, try plot.svg(id: nextId())))
    }
    if let weights = training.weights {
      let plot = WeightPlot(weights: weights, messages: messages)
      figures.append(figure(messages.weightPlotTitle, try plot.svg(id: nextId())))
    }
    return figures
  }

  private mutating func figure(
    _ caption: String,
    _ picture: String,
    note: String? = nil
  ) -> PageTemplates.Fields {
    var figure: PageTemplates.Fields = ["caption": caption]
    if budget.takePicture(picture.utf8.count) {
      figure["picture"] = picture
      if let note { figure["note"] = note }
    } else {
      figure["note"] = messages.pictureLeftOut
    }
    return figure
  }

  private mutating func nextId() -> String {
    pictureCount += 1
    return "\(place)p\(pictureCount)"
  }
}

extension Verdict {
  /// Whether a page has more to say about it than its row in the overview.
  fileprivate var hasMoreToSay: Bool {
    if status == .skipped || (visibility == .hidden && finding == nil) { return false }
    return finding != nil || training != nil || (printed?.byteCount ?? 0) > 0
  }
}
