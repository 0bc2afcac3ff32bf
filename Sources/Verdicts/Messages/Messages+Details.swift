// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course

extension Messages {
  /// What stands below a verdict's message: numbers, matrices, diagnostics; nothing when it passed.
  ///
  /// `exercise` is the name of the verdict's exercise, and so of its function.
  package func details(of verdict: Verdict, in exercise: String) -> [Detail] {
    guard let finding = verdict.finding else { return [] }
    return switch finding {
    case .differs(let comparison): call(of: exercise, in: verdict) + details(of: comparison)
    case .functionMissing(let expected, let language, _): [declaration(expected, in: language)]
    case .signatureDiffers(let expected, let found, let language):
      [declaration(expected, in: language)]
        + (found.map { [declaration(of: expected.function, found: $0)] } ?? [])
    case .compilerErrors(let diagnostics): details(of: diagnostics)
    case .trainingShortfalls(let shortfalls): shortfalls.map { line(sentence($0)) }
    case .parametersDoNotFit(let differences):
      shown(differences) { [line(sentence($0))] }
    case .trapped, .uncaughtException, .unsuitableValue, .exited, .noValue, .protocolViolation,
      .limit:
      call(of: exercise, in: verdict)
    case .stubUntouched, .fileMissing, .rejected, .waitsFor, .infrastructureFault,
      .sandboxUnavailable:
      []
    }
  }

  /// How many parts of a value, or diagnostics, are shown before `and … more`.
  static let mostShown = 6

  private func details(of comparison: Comparison) -> [Detail] {
    shown(comparison.differences) { difference in
      switch difference {
      case .elements(let elements):
        details(of: elements) + values(of: comparison, at: elements)
      case .shape, .count, .type, .missing, .extra:
        [line(sentence(difference))] + values(of: comparison, at: difference.place)
      }
    }
  }

  /// The first and the worst element, by how much they are off.
  func details(of elements: ElementDifferences) -> [Detail] {
    let first = text(of: elements.first, at: elements.place)
    guard elements.total > 1 else { return [line(first)] }
    guard elements.count > 1 else { return [line(headline(of: elements)), line("  " + first)] }
    guard elements.worst != elements.first else {
      return [
        line(headline(of: elements)),
        line(say("  first and worst: ", "  primeiro e pior: ") + first),
      ]
    }
    return [
      line(headline(of: elements)),
      line(say("  first: ", "  primeiro: ") + first),
      line(say("  worst: ", "  pior: ") + text(of: elements.worst, at: elements.place)),
    ]
  }

  private func text(of element: ElementDifference, at place: Place) -> String {
    let (expected, got) = ValueText.pair(element.expected, element.got)
    let place = words(for: place, index: element.index)
    let values = say(
      "\(place) expected \(expected), got \(got)",
      "\(place) esperado \(expected), obtido \(got)"
    )
    guard let absolute = element.absoluteError.map(NumberText.error) else { return values }
    let error = say(", absolute error \(absolute)", ", erro absoluto \(absolute)")
    guard let relative = element.relativeError.map(NumberText.error) else { return values + error }
    return values + error + say(", relative error \(relative)", ", erro relativo \(relative)")
  }

  private func values(of comparison: Comparison, at elements: ElementDifferences) -> [Detail] {
    elements.total > 1 ? values(of: comparison, at: elements.place) : []
  }

  private func values(of comparison: Comparison, at place: Place) -> [Detail] {
    guard let expected = comparison.expected.part(at: place),
      let got = comparison.got.part(at: place)
    else { return [] }
    let name = ValueText.text(of: place)
    return [
      .values(
        expectedLabel: SafeText.line(say("\(name) expected", "\(name) esperado")),
        expected: lines(of: expected),
        gotLabel: SafeText.line(say("\(name) got", "\(name) obtido")),
        got: lines(of: got)
      )
    ]
  }

  private func lines(of value: Value) -> [String] {
    ValueText.lines(of: value).map { SafeText.block($0) }
  }

  private func details(of diagnostics: [Diagnostic]) -> [Detail] {
    shown(diagnostics) { [Detail($0)] }
  }

  /// The call as a student would write it; an argument that is too long for that stands below it.
  package func call(of function: String, in verdict: Verdict) -> [Detail] {
    guard let arguments = verdict.arguments else { return [] }
    var blocks: [Detail] = []
    let list = arguments.enumerated().map { position, argument in
      guard argument.isLong else { return ValueText.text(of: argument) }
      let label = say("argument \(position + 1)", "argumento \(position + 1)")
      blocks.append(.block(label: label, lines: lines(of: argument)))
      return label
    }
    let call = "\(function)(\(list.joined(separator: ", ")))"
    return [line(say("called as \(call)", "chamada como \(call)"))] + blocks
  }

  private func declaration(_ signature: Signature, in language: ProgrammingLanguage) -> Detail {
    let text =
      switch language {
      case .swift: "\(signature)"
      case .python: signature.pythonDeclaration
      }
    return line(say("expected: \(text)", "esperada: \(text)"))
  }

  /// A declaration from the type that the compiler found: `func f([Double]) -> Matrix`.
  private func declaration(of function: String, found: String) -> Detail {
    let text =
      if ["func ", "def ", "async def ", "class ", "\(function) = "].contains(
        where: found.hasPrefix
      ) {
        found
      } else if found.hasPrefix("("), found.contains("->") {
        "func \(function)\(found)"
      } else {
        "\(function): \(found)"
      }
    return line(say("found: \(text)", "encontrada: \(text)"))
  }

  /// The details of the first few things, and how many more there are.
  private func shown<Thing>(_ things: [Thing], _ details: (Thing) -> [Detail]) -> [Detail] {
    let first = things.prefix(Self.mostShown).flatMap(details)
    let more = things.count - Self.mostShown
    return more > 0 ? first + [line(say("and \(more) more", "e mais \(more)"))] : first
  }

  private func line(_ text: String) -> Detail {
    let indent = text.prefix { $0 == " " }
    return .line(indent + SafeText.line(text, maxBytes: 500))
  }
}
