// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

extension Messages {
  /// Which limit was passed, and by whom.
  func sentence(_ limit: Limit) -> String {
    let who =
      switch limit.phase {
      case .build: say("the compiler", "o compilador")
      case .run: say("the program", "o programa")
      }
    return switch limit.resource {
    case .cpuSeconds(let seconds):
      say(
        "\(who) used more than \(seconds) s of processor time (CPU)",
        "\(who) usou mais de \(seconds) s de processador (CPU)"
      )
    case .wallSeconds(let seconds):
      say(
        "\(who) did not end within \(text(seconds: seconds)) s by the clock",
        "\(who) não terminou em \(text(seconds: seconds)) s de relógio"
      )
    case .memoryMiB(let size):
      say(
        "\(who) needed more than \(NumberText.size(bytes: size << 20)) of memory",
        "\(who) precisou de mais de \(NumberText.size(bytes: size << 20)) de memória"
      )
    case .outputKiB(let size):
      say(
        "\(who) printed more than \(NumberText.size(bytes: size << 10))",
        "\(who) imprimiu mais de \(NumberText.size(bytes: size << 10))"
      )
    case .valueKiB(let size):
      say(
        "the value that it returned takes more than \(NumberText.size(bytes: size << 10))",
        "o valor retornado ocupa mais de \(NumberText.size(bytes: size << 10))"
      )
    }
  }

  func hint(_ limit: Limit) -> String {
    switch (limit.phase, limit.resource) {
    case (.build, _):
      say(
        "Break long expressions into steps and give the steps types.",
        "Divida expressões longas em passos e declare os tipos deles."
      )
    case (.run, .cpuSeconds):
      say("Is there a loop that never ends?", "Há um laço que nunca termina?")
    case (.run, .wallSeconds):
      say("Does it wait for input or sleep?", "O programa espera por uma entrada ou usa sleep?")
    case (.run, .memoryMiB):
      say(
        "Look for an array that grows without end, or a shape that is too large.",
        "Procure um vetor que cresce sem fim ou um formato grande demais."
      )
    case (.run, .outputKiB):
      say(
        "Print less: take print() out of the loop.",
        "Imprima menos: tire o print() de dentro do laço."
      )
    case (.run, .valueKiB):
      say(
        "Check the shape of what the function returns.",
        "Confira o formato do que a função retorna."
      )
    }
  }
}
