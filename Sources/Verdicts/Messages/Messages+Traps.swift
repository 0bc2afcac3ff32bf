// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

extension Messages {
  /// Where the program stopped and what the runtime or the system said.
  func sentence(_ trap: Trap) -> String {
    say("the program stopped", "o programa parou") + at(trap.line) + ": "
      + say(trap.reason, Self.portuguese(reason: trap.reason))
  }

  func hint(_ trap: Trap) -> String? {
    if trap.reason.contains("nested too deeply") {
      return say(
        "Does the function call itself without end?",
        "A função chama a si mesma sem parar?"
      )
    }
    if trap.reason.contains("unwrapping an Optional") {
      return say(
        "The ! is used on something that is nil: a name that is not in the dictionary, perhaps.",
        "O ! foi usado em algo que é nil: talvez um nome que não está no dicionário."
      )
    }
    if trap.reason == "Illegal instruction" {
      return say(
        "A whole number became too large, perhaps: Swift stops a program where + - * overflow.",
        "Talvez um número inteiro tenha ficado grande demais: o Swift para o programa quando + - * "
          + "transbordam."
      )
    }
    guard trap.reason.lowercased().contains("out of range") else { return nil }
    return say(
      "Indices go from 0 to the length less 1: check the first and the last step of your loop.",
      "Os índices vão de 0 até o tamanho menos 1: confira o primeiro e o último passo do laço."
    )
  }

  /// The reasons that the harness gives and those that Swift's runtime gives most; another one is
  /// left in English.
  private static func portuguese(reason: String) -> String {
    switch reason {
    case "Illegal instruction": "Instrução ilegal"
    case "Trap": "Parada do próprio programa"
    case "Aborted": "Abortado"
    case "Bus error": "Erro de barramento"
    case "Arithmetic fault": "Falha aritmética"
    case "Killed": "Encerrado à força"
    case "Bad memory access, or calls nested too deeply":
      "Acesso inválido à memória ou chamadas aninhadas demais"
    case "Index out of range": "Índice fora do intervalo"
    case "Division by zero": "Divisão por zero"
    case "Range requires lowerBound <= upperBound": "O intervalo termina antes do início"
    case "Unexpectedly found nil while unwrapping an Optional value":
      "Um valor opcional era nil e foi aberto com !"
    case _ where reason.hasPrefix("Signal "): "Sinal " + reason.dropFirst("Signal ".count)
    default: reason
    }
  }
}
