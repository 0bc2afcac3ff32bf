// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import CourseKit
import Testing
import Verdicts

/// What is said about single findings: sentence and hint in both languages.
struct FindingMessagesTests {
  private let english = Messages(in: .english)
  private let portuguese = Messages(in: .portuguese)

  @Test("A vector in a column's place is told by its shape, and what makes a column is said")
  func vector() {
    let value = UnsuitableValue(
      place: Place(steps: [.name("b1")]),
      expected: .matrix,
      found: .array(dimensions: [4])
    )

    #expect(Finding.unsuitableValue(value).status == .wrongShape)
    #expect(
      said(.unsuitableValue(value)).english
        == "b1 has shape (4,) and should have two dimensions, (rows, columns) → np.zeros(n) makes a "
        + "vector, of one dimension; a column has two: np.zeros((n, 1))."
    )
    #expect(
      said(.unsuitableValue(value)).portuguese
        == "b1 tem o formato (4,) e deveria ter duas dimensões, (linhas, colunas) → np.zeros(n) cria "
        + "um vetor, de uma dimensão; uma coluna tem duas: np.zeros((n, 1))."
    )
  }

  @Test("A class of the student's own is named and is a wrong value")
  func ownClass() {
    let value = UnsuitableValue(place: .result, expected: .int, found: .value(of: "E"))

    #expect(Finding.unsuitableValue(value).status == .wrongValue)
    #expect(
      said(.unsuitableValue(value)).english
        == "the result is of the class 'E' and should be a whole number → Return plain values: "
        + "numbers, lists, dicts, and numpy's own arrays and no other kind."
    )
  }

  @Test("A fault of the grader's and an answer that is none are said in the reader's language")
  func faults() {
    let full = LocalizedText(
      english: "the disk is full",
      others: [.portuguese: "o disco está cheio"]
    )

    #expect(
      said(.infrastructureFault(reason: full)).portuguese
        == "sem nota, por falha do avaliador: o disco está cheio → Isto não foi causado por você e não "
        + "tira pontos. Avalie de novo quando a causa for resolvida."
    )
    #expect(
      said(.protocolViolation(.lengthDiffers(announced: 8000, found: 7))).portuguese
        == "o que o programa devolveu não pode ser lido como um valor: anuncia 8.000 bytes e contém 7 "
        + "→ Retorne o valor e não mexa em descritores de arquivo; print() pode ser usado."
    )
  }

  @Test("Python 2 is said to be Python 2, with the cell")
  func python2() {
    let diagnostic = Diagnostic(
      file: "he.ipynb",
      cell: 5,
      line: 2,
      column: 1,
      severity: .error,
      message: "Missing parentheses in call to 'print'. Did you mean print(...)?",
      sourceLine: "print a"
    )

    #expect(
      said(.compilerErrors([diagnostic])).portuguese
        == "célula 5, linha 2: Missing parentheses in call to 'print'. Did you mean print(...)? → Isto "
        + "é Python 2, e aqui roda o Python 3: print agora é uma função, print(...)."
    )
  }

  @Test("A function in a class is said to be there, out of reach")
  func elsewhere() {
    let finding = Finding.functionMissing(
      expected: Signature(function: "he", arguments: [], returns: .int),
      in: .python,
      elsewhere: Elsewhere(kind: .inClass, line: 2, cell: 4)
    )

    #expect(
      said(finding).english
        == "'he' is defined inside a class at line 2 of cell 4, out of reach → Define it on its own, "
        + "without indentation."
    )
  }

  @Test("Too much printed and too large a value are told apart")
  func output() {
    let printed = said(run(.outputKiB(1024)))
    let value = said(run(.valueKiB(1024)))

    #expect(
      printed.english
        == "the program printed more than 1 MiB → Print less: take print() out of the loop."
    )
    #expect(
      value.english
        == "the value that it returned takes more than 1 MiB → Check the shape of what the function "
        + "returns."
    )
    #expect(
      value.portuguese
        == "o valor retornado ocupa mais de 1 MiB → Confira o formato do que a função retorna."
    )
    #expect(run(.valueKiB(1)).status == .outputLimit)
  }

  @Test("The limit on processor time and the one by the clock are told apart")
  func time() {
    #expect(
      said(run(.cpuSeconds(5))).english
        == "the program used more than 5 s of processor time (CPU) → Is there a loop that never ends?"
    )
    #expect(
      said(run(.wallSeconds(10))).english
        == "the program did not end within 10 s by the clock → Does it wait for input or sleep?"
    )
  }

  /// A handler that `atexit` runs ends the program with a code after the function returned.
  @Test("An exit code says nothing of when the program ended")
  func exitCode() {
    #expect(
      said(.exited(code: 3)).english
        == "the program ended with exit code 3; a value counts only where it ends with 0 → Return "
        + "the value and let the program end by itself: no exit() and no atexit()."
    )
    #expect(
      said(.exited(code: 3)).portuguese
        == "o programa terminou com o código de saída 3; um valor só conta quando ele termina com 0 "
        + "→ Retorne o valor e deixe o programa terminar sozinho: sem exit() nem atexit()."
    )
  }

  @Test("A rejected file is named with what it is; the remedy is said once")
  func rejected() {
    let link = said(.rejected(.notARegularFile(name: "he.swift", kind: .link)))
    let large = said(.rejected(.tooLarge(name: "he.swift", limitBytes: 1 << 20)))

    #expect(
      link.english
        == "the submission can't be taken in: 'he.swift' is a link; a plain file is needed"
    )
    #expect(
      link.portuguese
        == "a entrega não pode ser aceita: 'he.swift' é um link; é preciso um arquivo comum"
    )
    #expect(
      large.english.hasSuffix(
        "is larger than 1 MiB, the most that is taken → A solution has some 2 KB: hand in source "
          + "text, no data."
      )
    )
    #expect(large.portuguese.contains("'he.swift' tem mais de 1 MiB, o máximo que se aceita →"))
  }

  @Test("What is wrong with an archive is said with the entry and the next step")
  func rejectedArchive() {
    let climbing = said(.rejected(.unsuitablePath(name: "../evil.swift", .climbing)))
    let bomb = said(.rejected(.unpacksTooFar(name: "ada.zip", timesLimit: 100)))
    let twice = said(.rejected(.sameID(id: "ada", names: ["ada", "ada.tgz", "ada.zip", "x"])))

    #expect(
      climbing.english
        == "the submission can't be taken in: '../evil.swift' leads out of the archive → Make the "
        + "archive anew: put your files into one folder and compress that."
    )
    #expect(
      bomb.portuguese
        == "a entrega não pode ser aceita: 'ada.zip' é grande demais: descompactado, passa de 100 "
        + "vezes o próprio tamanho → Entregue apenas seus arquivos de código, sem compilados nem "
        + "dados."
    )
    #expect(
      twice.english
        == "the submission can't be taken in: 'ada', 'ada.tgz', 'ada.zip' and 1 more claim the same "
        + "name, 'ada' → The instructor has to keep one of them, or rename one."
    )
  }

  @Test("A name that would act on a terminal is made harmless")
  func hostileName() {
    let name = "a\u{1B}[31m\u{0}\n::error::.swift"
    let message = said(.rejected(.unsuitablePath(name: name, .controlCharacter)))

    #expect(!message.english.unicodeScalars.contains { $0.properties.generalCategory == .control })
    #expect(!message.english.contains("::error"))
  }

  @Test("A missing compiler is not called a sandbox")
  func unavailable() {
    let finding = Finding.sandboxUnavailable(reason: "no 'swiftc' on PATH")

    #expect(
      english.message(of: Sample.verdict(finding: finding)) == "not graded: no 'swiftc' on PATH"
    )
    for messages in [english, portuguese] {
      #expect(!messages.name(of: finding.status).contains("sandbox"))
    }
  }

  @Test("Functions that store nothing: no parameters to train with, no value but the stub's")
  func nothingStored() {
    #expect(
      said(.parametersDoNotFit([])).english.hasPrefix("the function returns no parameters yet →")
    )
    #expect(
      said(.stubUntouched(returned: .parameters([:]))).english
        == "it returns what the stub returns: nothing is stored yet → Replace the lines with nil in "
        + "'he', then grade it again."
    )
    #expect(
      said(.stubUntouched(returned: .matrix(.zeros(1, 1)))).english
        == "it returns what the stub returns → Replace what the stub does in 'he' with your code, "
        + "then grade it again."
    )
  }

  @Test(
    "A name of CourseKit's that is unknown: the import is missing",
    arguments: [
      "cannot find type 'Parameters' in scope", "cannot find 'Matrix' in scope",
      "cannot find 'RandomState' in scope",
    ]
  )
  func missingImport(message: String) {
    let finding = Finding.compilerErrors([Sample.diagnostic, error(message)])

    #expect(hints(finding).english == "Put 'import CourseKit' at the top of the file.")
    #expect(hints(finding).portuguese == "Coloque 'import CourseKit' no início do arquivo.")
  }

  @Test("Code outside a function; one error alone has no advice")
  func topLevel() {
    for what in ["expressions", "statements"] {
      let finding = Finding.compilerErrors([error("\(what) are not allowed at the top level")])

      #expect(
        hints(finding).english
          == "Statements outside a function don't run here: put them into one, or delete them."
      )
    }
    #expect(hints(.compilerErrors([Sample.diagnostic])).english == nil)
  }

  @Test("What the linker misses is a function that is declared otherwise")
  func linker() {
    let finding = Finding.compilerErrors([error("undefined symbol: $s10Submission2heyyF")])

    #expect(hints(finding).english?.hasPrefix("Keep the declaration") == true)
  }

  @Test("Another signature is shown as a declaration, as far as the compiler tells it")
  func signature() {
    let found = { (text: String) in
      english.details(
        of: Sample.verdict(finding: .signatureDiffers(expected: Sample.signature, found: text)),
        in: "he"
      ).last
    }
    let name = Sample.signature.function

    #expect(found("([Double]) -> Matrix") == .line("found: func \(name)([Double]) -> Matrix"))
    #expect(found("Int") == .line("found: \(name): Int"))
    #expect(found("func f(_ x: Int)") == .line("found: func f(_ x: Int)"))
  }

  @Test("A recursion without end, in both languages")
  func recursion() {
    let trap = Finding.trapped(Trap(reason: "Bad memory access, or calls nested too deeply"))

    #expect(
      said(trap).english
        == "the program stopped: Bad memory access, or calls nested too deeply → Does the function "
        + "call itself without end?"
    )
    #expect(
      said(trap).portuguese
        == "o programa parou: Acesso inválido à memória ou chamadas aninhadas demais → A função "
        + "chama a si mesma sem parar?"
    )
  }

  @Test("Arithmetic that overflows has no words of the runtime's")
  func overflow() {
    let trap = Finding.trapped(Trap(reason: "Illegal instruction", line: 2))

    #expect(hints(trap).english?.hasPrefix("A whole number became too large, perhaps") == true)
    #expect(
      said(trap).portuguese.hasPrefix("o programa parou na linha 2: Instrução ilegal → Talvez")
    )
  }

  private func run(_ resource: Limit.Resource) -> Finding {
    .limit(Limit(phase: .run, resource: resource))
  }

  private func error(_ message: String) -> Diagnostic {
    Diagnostic(
      file: "he.swift",
      line: 1,
      column: 1,
      severity: .error,
      message: message,
      sourceLine: nil
    )
  }

  /// `message → hint`, or the message alone.
  private func said(_ finding: Finding) -> (english: String, portuguese: String) {
    let text = { (messages: Messages) in
      let verdict = Sample.verdict(finding: finding)
      return [messages.message(of: verdict), messages.hint(of: verdict, in: "he")]
        .compactMap(\.self).joined(separator: " → ")
    }
    return (text(english), text(portuguese))
  }

  private func hints(_ finding: Finding) -> (english: String?, portuguese: String?) {
    let verdict = Sample.verdict(finding: finding)
    return (english.hint(of: verdict, in: "he"), portuguese.hint(of: verdict, in: "he"))
  }
}

/// The call that is shown with a finding.
struct CallDetailTests {
  @Test("Small arguments stand in the call as a student would write them")
  func small() {
    let details = details([
      .matrix(Matrix(rows: 2, columns: 2, elements: [1, 0.5, -2, 3])), .int(3),
    ])

    #expect(details == [.line("called as he([[1.0, 0.5], [-2.0, 3.0]], 3)")])
  }

  @Test("A large matrix stands below the call, row by row")
  func large() {
    let details = details([.matrix(.zeros(2, 7)), .bool(true)])

    #expect(
      details == [
        .line("called as he(argument 1, true)"),
        .block(
          label: "argument 1",
          lines: ["[[0. 0. 0. 0. 0. 0. 0.]", " [0. 0. 0. 0. 0. 0. 0.]]"]
        ),
      ]
    )
  }

  private func details(_ arguments: [Value]) -> [Detail] {
    let verdict = Verdict(
      name: "values",
      kind: .values,
      maxScore: .zero,
      arguments: arguments,
      finding: .noValue
    )
    return Messages(in: .english).details(of: verdict, in: "he")
  }
}
