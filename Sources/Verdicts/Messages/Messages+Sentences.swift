// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course

extension Messages {
  /// What a verdict comes down to, on one line and without a full stop.
  ///
  /// For a verdict that is withheld it is the status's name.
  package func message(of verdict: Verdict) -> String {
    if let finding = verdict.finding { return SafeText.line(sentence(finding), maxBytes: 400) }
    guard verdict.status == .passed, verdict.visibility == .public else {
      return name(of: verdict.status)
    }
    if let training = verdict.training { return SafeText.line(sentence(training)) }
    return verdict.kind == .build ? say("built", "compilou") : name(of: .passed)
  }

  private func sentence(_ finding: Finding) -> String {
    switch finding {
    case .differs(let comparison): sentence(comparison.differences)
    case .stubUntouched(let value, _): sentence(stubReturning: value)
    case .fileMissing(let name): say("there is no file '\(name)'", "não há o arquivo '\(name)'")
    case .functionMissing(let expected, _, let elsewhere?):
      sentence(expected.function, in: elsewhere)
    case .functionMissing(let expected, _, nil):
      say("there is no function '\(expected.function)'", "não há a função '\(expected.function)'")
    case .signatureDiffers(let expected, _, _):
      say(
        "'\(expected.function)' has another signature than the exercise asks for",
        "'\(expected.function)' não tem a assinatura que o exercício pede"
      )
    case .compilerErrors(let diagnostics): sentence(diagnostics)
    case .trapped(let trap): sentence(trap)
    case .uncaughtException(let type, let message, let line, let cell):
      say("\(type) was not caught", "\(type) não foi tratada") + at(line, cell: cell)
        + (message.isEmpty ? "" : ": \(message)")
    case .unsuitableValue(let value): sentence(value)
    case .exited(let code):
      say(
        "the program ended with exit code \(code); a value counts only where it ends with 0",
        "o programa terminou com o código de saída \(code); um valor só conta quando ele termina com 0"
      )
    case .noValue:
      say(
        "the program ended before the function returned",
        "o programa terminou antes de a função retornar"
      )
    case .protocolViolation(let fault):
      say(
        "what the program sent back can't be read as a value: ",
        "o que o programa devolveu não pode ser lido como um valor: "
      ) + clause(fault)
    case .limit(let limit): sentence(limit)
    case .rejected(let reason):
      say("the submission can't be taken in: ", "a entrega não pode ser aceita: ")
        + sentence(reason)
    case .waitsFor(let check):
      say("not run, since '\(check)' did not pass", "não executado, pois '\(check)' não passou")
    case .trainingShortfalls(let shortfalls):
      joined(shortfalls.prefix(2).map(sentence), more: shortfalls.count - 2)
    case .parametersDoNotFit([]):
      say("the function returns no parameters yet", "a função ainda não retorna parâmetros")
    case .parametersDoNotFit(let differences):
      say("the parameters don't fit the network: ", "os parâmetros não servem para a rede: ")
        + sentence(differences)
    case .infrastructureFault(let reason):
      say(
        "not graded, by a fault of the grader: ",
        "sem nota, por falha do avaliador: "
      ) + reason[language]
    case .sandboxUnavailable(let reason):
      say("not graded: \(reason)", "não avaliado: \(reason)")
    }
  }

  private func sentence(stubReturning value: Value?) -> String {
    let sentence = say(
      "it returns what the stub returns",
      "a função retorna o que o código inicial retorna"
    )
    guard value?.isEmptyParameters == true else { return sentence }
    return sentence + say(": nothing is stored yet", ": nada foi armazenado ainda")
  }

  /// The first difference in structure, or the first one, and how many there are besides.
  private func sentence(_ differences: [Difference]) -> String {
    guard let first = differences.first(where: \.isStructural) ?? differences.first else {
      return name(of: .wrongValue)
    }
    return joined([sentence(first)], more: differences.count - 1)
  }

  func joined(_ sentences: [String], more: Int) -> String {
    let said = sentences.joined(separator: "; ")
    switch more {
    case ...0: return said
    case 1: return said + say("; and 1 more", "; e mais 1")
    default: return said + say("; and \(more) more", "; e mais \(more)")
    }
  }

  func sentence(_ difference: Difference) -> String {
    let place = words(for: difference.place)
    switch difference {
    case .missing: return say("\(place) is missing", "falta \(place)")
    case .extra: return say("\(place) should not be there", "\(place) não deveria existir")
    case .shape(_, let expected, let got):
      let shapes = (ValueText.text(of: got), ValueText.text(of: expected))
      return say(
        "\(place) has shape \(shapes.0) and should have \(shapes.1)",
        "\(place) tem o formato \(shapes.0) e deveria ter \(shapes.1)"
      )
    case .count(_, let expected, let got):
      return say(
        "\(place) has length \(got) and should have \(expected)",
        "\(place) tem tamanho \(got) e deveria ter \(expected)"
      )
    case .type(_, let expected, let got):
      return say(
        "\(place) is of type \(got) and should be \(expected)",
        "\(place) é do tipo \(got) e deveria ser \(expected)"
      )
    case .elements(let elements): return sentence(elements)
    }
  }

  private func sentence(_ elements: ElementDifferences) -> String {
    let first = elements.first
    let place = words(for: elements.place, index: first.index)
    let (got, expected) = ValueText.pair(first.got, first.expected)
    let difference = say(
      "\(place) is \(got) and should be \(expected)",
      "\(place) é \(got) e deveria ser \(expected)"
    )
    guard elements.total > 1 else { return difference }
    return headline(of: elements) + ": " + difference
  }

  /// `8 of 8 elements of W1 differ`.
  func headline(of elements: ElementDifferences) -> String {
    let place = words(for: elements.place)
    let counts = (text(count: elements.count), text(count: elements.total))
    return elements.count == 1
      ? say(
        "1 of \(counts.1) elements of \(place) differs",
        "1 de \(counts.1) elementos de \(place) difere"
      )
      : say(
        "\(counts.0) of \(counts.1) elements of \(place) differ",
        "\(counts.0) de \(counts.1) elementos de \(place) diferem"
      )
  }

  /// `the result` for the whole value, else the place as Swift writes it.
  func words(for place: Place, index: [Int] = []) -> String {
    place == .result && index.isEmpty
      ? say("the result", "o resultado") : ValueText.text(of: place, index: index)
  }

  func at(_ line: Int?, cell: Int? = nil) -> String {
    guard let line else { return "" }
    guard let cell else { return say(" at line \(line)", " na linha \(line)") }
    return say(" at line \(line) of cell \(cell)", " na linha \(line) da célula \(cell)")
  }
}

extension Value {
  /// Whether it is `[:]`, as functions return that store nothing.
  var isEmptyParameters: Bool {
    if case .parameters(let parameters) = self { parameters.isEmpty } else { false }
  }
}
