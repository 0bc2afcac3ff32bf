// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course

extension Messages {
  /// The likely cause or the next step: in the exercise's own words where a known mistake was
  /// recognised, else what the numbers of all cases show; nil where there is nothing to say.
  ///
  /// `exercise` is the name of the verdict's exercise, and so of its function.
  package func hint(of verdict: Verdict, in exercise: String) -> String? {
    if let mistake = verdict.mistake {
      return SafeText.line(mistake.explanation[language], maxBytes: 1000)
    }
    if let cause = verdict.cause { return SafeText.line(sentence(cause)) }
    return verdict.finding.flatMap { hint($0, in: exercise) }.map { SafeText.line($0) }
  }

  private func hint(_ finding: Finding, in exercise: String) -> String? {
    switch finding {
    case .differs(let comparison): hint(comparison.differences)
    case .stubUntouched(let value, let language):
      hint(stubReturning: value, in: exercise, language)
    case .fileMissing(let name):
      say(
        "Put the function into a file named '\(name)'.",
        "Coloque a função em um arquivo chamado '\(name)'."
      )
    case .functionMissing(_, _, _?):
      say(
        "Define it on its own, without indentation.",
        "Defina a função solta, sem recuo."
      )
    case .functionMissing, .signatureDiffers: keepDeclaration
    case .compilerErrors(let diagnostics): hint(diagnostics)
    case .trapped(let trap): hint(trap)
    case .uncaughtException(let type, _, _, _): hint(exception: type)
    case .unsuitableValue(let value): hint(value)
    case .exited, .noValue:
      say(
        "Return the value and let the program end by itself: no exit() and no atexit().",
        "Retorne o valor e deixe o programa terminar sozinho: sem exit() nem atexit()."
      )
    case .protocolViolation:
      say(
        "Return the value and leave file descriptors alone; print() is fine.",
        "Retorne o valor e não mexa em descritores de arquivo; print() pode ser usado."
      )
    case .limit(let limit): hint(limit)
    case .rejected(let reason): hint(reason)
    case .waitsFor: nil
    case .trainingShortfalls:
      say(
        "The training itself is given: only the initial parameters can be the cause.",
        "O treinamento já está pronto: só os parâmetros iniciais podem ser a causa."
      )
    case .parametersDoNotFit:
      say(
        "Each Wl needs a row for each unit of layer l and a column for each unit of the layer before; each bl needs as many rows and 1 column.",
        "Cada Wl precisa de uma linha para cada unidade da camada l e de uma coluna para cada unidade da camada anterior; cada bl, do mesmo número de linhas e de 1 coluna."
      )
    case .infrastructureFault, .sandboxUnavailable:
      say(
        "This is not your doing and costs no points. Grade it again once the cause is removed.",
        "Isto não foi causado por você e não tira pontos. Avalie de novo quando a causa for resolvida."
      )
    }
  }

  var keepDeclaration: String {
    say(
      "Keep the declaration of the exercise's stub as it is and write only the body.",
      "Mantenha a declaração do código inicial como está e escreva apenas o corpo."
    )
  }

  private func hint(
    stubReturning value: Value?,
    in exercise: String,
    _ programmingLanguage: ProgrammingLanguage
  ) -> String {
    guard value?.isEmptyParameters == true else {
      return say(
        "Replace what the stub does in '\(exercise)' with your code, then grade it again.",
        "Troque o que o código inicial faz em '\(exercise)' pelo seu código e avalie de novo."
      )
    }
    let nothing =
      switch programmingLanguage {
      case .swift: "nil"
      case .python: "None"
      }
    return say(
      "Replace the lines with \(nothing) in '\(exercise)', then grade it again.",
      "Troque as linhas com \(nothing) em '\(exercise)' e avalie de novo."
    )
  }

  private func hint(_ differences: [Difference]) -> String? {
    for difference in differences {
      switch difference {
      case .shape(let place, let expected, let got)
      where expected == Shape(rows: got.columns, columns: got.rows):
        return say(
          "Rows and columns of \(words(for: place)) are exchanged: check the order of the two sizes.",
          "As linhas e as colunas de \(words(for: place)) estão trocadas: confira a ordem dos dois tamanhos."
        )
      case .elements(let elements):
        if let hint = hint(elements) { return hint }
      case .missing, .extra, .shape, .count, .type: continue
      }
    }
    return nil
  }

  private func hint(_ elements: ElementDifferences) -> String? {
    let place = words(for: elements.place)
    if let factor = elements.factor {
      let times = text(value: factor)
      return say(
        "Every element of \(place) is \(times) times the expected one: check what it is multiplied by.",
        "Cada elemento de \(place) é \(times) vezes o esperado: confira por quanto é multiplicado."
      )
    }
    guard case .double(let number) = elements.worst.got, !number.isFinite else { return nil }
    return say(
      "A division by 0 or the logarithm of 0 gives nan or inf: look for one on the way to \(place).",
      "Uma divisão por 0 ou o logaritmo de 0 dá nan ou inf: procure por isso no cálculo de \(place)."
    )
  }
}
