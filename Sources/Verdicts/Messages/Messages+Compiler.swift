// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

extension Messages {
  /// The first error and how many there are besides.
  func sentence(_ diagnostics: [Diagnostic]) -> String {
    let errors = diagnostics.filter { $0.severity == .error }
    guard let first = errors.first ?? diagnostics.first else {
      return say("the compiler refused the file", "o compilador recusou o arquivo")
    }
    let cell = first.cell.map { say("cell \($0), ", "célula \($0), ") } ?? ""
    let lead = first.line > 0 ? cell + say("line \(first.line): ", "linha \(first.line): ") : ""
    return joined([lead + SafeText.line(first.message, maxBytes: 200)], more: errors.count - 1)
  }

  func hint(_ diagnostics: [Diagnostic]) -> String? {
    let errors = diagnostics.filter { $0.severity == .error }
    if errors.contains(where: \.lacksCourseKit) {
      return say(
        "Put 'import CourseKit' at the top of the file.",
        "Coloque 'import CourseKit' no início do arquivo."
      )
    }
    if errors.contains(where: \.isAboutTopLevelCode) {
      return say(
        "Statements outside a function don't run here: put them into one, or delete them.",
        "Comandos fora de uma função não são executados aqui: coloque-os em uma função ou apague-os."
      )
    }
    if errors.contains(where: \.isPython2Print) {
      return say(
        "This is Python 2, and Python 3 runs here: print is a function now, print(...).",
        "Isto é Python 2, e aqui roda o Python 3: print agora é uma função, print(...)."
      )
    }
    if errors.contains(where: { $0.message.hasPrefix("expected an indented block") }) {
      return say(
        "A block of comments alone is no Python: write its code, or 'pass' until there is some.",
        "Um bloco só de comentários não é Python: escreva o código dele, ou 'pass' até que haja algum."
      )
    }
    // The linker's words for a function that is declared otherwise, by a label for instance.
    if errors.contains(where: { $0.message.hasPrefix("undefined symbol") }) {
      return keepDeclaration
    }
    guard errors.count > 1 else { return nil }
    return say(
      "Start with the first error: the later ones often follow from it.",
      "Comece pelo primeiro erro: os seguintes muitas vezes decorrem dele."
    )
  }
}

extension Diagnostic {
  /// Whether a name of CourseKit's is unknown, as it is where the file does not import it.
  fileprivate var lacksCourseKit: Bool {
    ["Matrix", "Parameters", "RandomState"].contains { name in
      ["cannot find '\(name)' in scope", "cannot find type '\(name)' in scope"]
        .contains { message.hasPrefix($0) }
    }
  }

  /// Python 3's words on `print "a"`, up to 3.7, 3.8 and later.
  fileprivate var isPython2Print: Bool {
    message.hasPrefix("Missing parentheses in call to 'print'")
  }

  /// Whether it is about statements or expressions that stand outside all functions.
  fileprivate var isAboutTopLevelCode: Bool {
    message.contains("are not allowed at the top level")
  }
}
