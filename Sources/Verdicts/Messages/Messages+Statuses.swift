// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

extension Messages {
  /// A status in two or three words.
  package func name(of status: Status) -> String {
    switch status {
    case .passed: say("passed", "passou")
    case .wrongValue: say("wrong value", "valor errado")
    case .wrongShape: say("wrong shape", "formato errado")
    case .notImplemented: say("not implemented", "não implementado")
    case .missing: say("missing", "ausente")
    case .buildFailed: say("build failed", "não compilou")
    case .buildLimit: say("build limit", "limite da compilação")
    case .crashed: say("crashed", "interrompido")
    case .raised: say("uncaught exception", "exceção não tratada")
    case .nonzeroExit: say("exit code", "código de saída")
    case .noResult: say("no result", "sem resultado")
    case .protocolError: say("protocol error", "resposta inválida")
    case .timeLimit: say("time limit", "limite de tempo")
    case .memoryLimit: say("memory limit", "limite de memória")
    case .outputLimit: say("output limit", "limite de saída")
    case .rejected: say("rejected", "recusado")
    case .skipped: say("skipped", "não executado")
    case .sandboxUnavailable: say("not graded", "não avaliado")
    case .infrastructureError: say("grader's fault", "falha do avaliador")
    }
  }

  /// What a status means, as one sentence.
  package func meaning(of status: Status) -> String {
    switch status {
    case .passed:
      say(
        "The value is right, the program ended normally and within its limits.",
        "O valor está certo; o programa terminou normalmente e dentro dos limites."
      )
    case .wrongValue:
      say(
        "The value differs from the expected one, or a training missed a threshold.",
        "O valor difere do esperado, ou um treinamento não atingiu o mínimo pedido."
      )
    case .wrongShape:
      say(
        "The value has another shape, length, type or set of names.",
        "O valor tem outro formato, tamanho, tipo ou conjunto de nomes."
      )
    case .notImplemented:
      say(
        "The function returns what the stub returns.",
        "A função retorna o que o código inicial retorna."
      )
    case .missing:
      say("There is no such function or file.", "A função ou o arquivo não existe.")
    case .buildFailed:
      say("The compiler refused the file.", "O compilador recusou o arquivo.")
    case .buildLimit:
      say("The compiler ran past a limit.", "O compilador passou de um limite.")
    case .crashed:
      say(
        "A trap or a signal ended the program.",
        "Um erro de execução ou um sinal encerrou o programa."
      )
    case .raised:
      say(
        "An exception that nothing caught ended the program.",
        "Uma exceção não tratada encerrou o programa."
      )
    case .nonzeroExit:
      say(
        "The program ended with an exit code other than 0.",
        "O programa terminou com um código de saída diferente de 0."
      )
    case .noResult:
      say(
        "The program ended before the function returned.",
        "O programa terminou antes de a função retornar."
      )
    case .protocolError:
      say("What came back is no value.", "O que voltou não é um valor.")
    case .timeLimit:
      say(
        "The program ran past its limit on processor time or by the clock.",
        "O programa passou do limite de tempo de processador ou de relógio."
      )
    case .memoryLimit:
      say("The program ran past its memory limit.", "O programa passou do limite de memória.")
    case .outputLimit:
      say(
        "The program printed more than it may, or returned too large a value.",
        "O programa imprimiu mais do que pode ou retornou um valor grande demais."
      )
    case .rejected:
      say("The submission can't be taken in.", "A entrega não pode ser aceita.")
    case .skipped:
      say(
        "A check that this one comes after did not pass.",
        "Uma verificação anterior, da qual esta depende, não passou."
      )
    case .sandboxUnavailable:
      say(
        "The machine lacks a sandbox or a toolchain, so nothing was run: ungraded, not a zero.",
        "Faltam à máquina o sandbox ou o compilador, e nada foi executado: sem nota, o que não é um zero."
      )
    case .infrastructureError:
      say(
        "A fault of the grader's own: ungraded, not a zero.",
        "Uma falha do próprio avaliador: sem nota, o que não é um zero."
      )
    }
  }
}
