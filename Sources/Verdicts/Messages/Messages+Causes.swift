// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

extension Messages {
  /// A cause as a person reads it: what is wrong, by how much, and where to look.
  func sentence(_ cause: Cause) -> String {
    switch cause {
    case .namesShifted(let expected, let got):
      say(
        "The values are right, but the names are shifted: '\(got)' stands where '\(expected)' belongs. Check where the numbering starts.",
        "Os valores estão certos, mas os nomes estão deslocados: '\(got)' está no lugar de '\(expected)'. Confira onde a numeração começa."
      )
    case .layers(let fault): sentence(fault)
    case .transposed(let group, let transposition): sentence(transposition, of: group)
    case .rounded(let decimals): sentence(roundedTo: decimals)
    case .singlePrecision:
      say(
        "The values are right to about seven digits, as far as Float goes: compute with Double throughout.",
        "Os valores estão certos até cerca de sete dígitos, que é o alcance de Float: calcule tudo com Double."
      )
    case .sign(let group):
      say(
        "\(every(group)) has the opposite sign and is otherwise right: look for a minus that is missing or too many.",
        "\(every(group)) está com o sinal trocado e no mais está certo: procure um sinal de menos que falta ou sobra."
      )
    case .squared(let group):
      say(
        "\(every(group)) is the square of the expected one, as the variance is of the standard deviation: take the square root.",
        "\(every(group)) é o quadrado do esperado, como a variância é do desvio padrão: tire a raiz quadrada."
      )
    case .squareRoot(let group):
      say(
        "\(every(group)) is the square root of the expected one, as the standard deviation is of the variance: leave the root out.",
        "\(every(group)) é a raiz quadrada do esperado, como o desvio padrão é da variância: não tire a raiz."
      )
    case .factor(let factor, let group): sentence(factor, of: group)
    case .scaleSquared, .scaleRooted, .seed, .otherDraws, .drawOrder, .distribution, .biasesDrawn,
      .notRepeatable:
      sentence(ofDraws: cause)
    }
  }

  private func sentence(_ fault: Cause.LayerFault) -> String {
    switch fault {
    case .firstMissing:
      say(
        "The first layer is missing, and the others are as they come without it: start the loop one layer earlier.",
        "Falta a primeira camada, e as outras estão como ficam sem ela: comece o laço uma camada antes."
      )
    case .lastMissing:
      say(
        "The last layer is missing, and the others are right: let the loop run one layer further.",
        "Falta a última camada, e as outras estão certas: faça o laço ir uma camada adiante."
      )
    case .oneTooMany:
      say(
        "There is one layer too many, and the others are right: end the loop one layer earlier.",
        "Há uma camada a mais, e as outras estão certas: termine o laço uma camada antes."
      )
    }
  }

  private func sentence(_ transposition: Cause.Transposition, of group: PartGroup) -> String {
    let place =
      switch group {
      case .weights: say("in every weight matrix", "em cada matriz de pesos")
      case .biases: say("in every bias", "em cada bias")
      case .all: say("in the result", "no resultado")
      }
    return switch transposition {
    case .transposed:
      say(
        "Rows and columns are exchanged \(place): check the order of the two sizes, or whether it is transposed once too often.",
        "Linhas e colunas estão trocadas \(place): confira a ordem dos dois tamanhos ou se há uma transposição a mais."
      )
    case .refilled:
      say(
        "Rows and columns are exchanged \(place), with the right numbers in the right order: exchange the two sizes where it is made.",
        "Linhas e colunas estão trocadas \(place), com os números certos na ordem certa: troque os dois tamanhos onde a matriz é criada."
      )
    }
  }

  private func sentence(roundedTo decimals: Int) -> String {
    switch decimals {
    case 0:
      say(
        "The values are right, but rounded to whole numbers: return them unrounded.",
        "Os valores estão certos, mas arredondados para números inteiros: retorne-os sem arredondar."
      )
    case 1:
      say(
        "The values are right, but rounded to 1 decimal: return them unrounded.",
        "Os valores estão certos, mas arredondados para 1 casa decimal: retorne-os sem arredondar."
      )
    default:
      say(
        "The values are right, but rounded to \(decimals) decimals: return them unrounded.",
        "Os valores estão certos, mas arredondados para \(decimals) casas decimais: retorne-os sem arredondar."
      )
    }
  }

  /// `Every weight`, as a sentence begins.
  private func every(_ group: PartGroup) -> String {
    switch group {
    case .weights: say("Every weight", "Cada peso")
    case .biases: say("Every bias", "Cada bias")
    case .all: say("Every number", "Cada número")
    }
  }

  private func sentence(_ factor: Factor, of group: PartGroup) -> String {
    let times = asWritten(FactorText.text(of: factor))
    let lead = say(
      "\(every(group)) is \(times) times the expected one",
      "\(every(group)) é \(times) vezes o esperado"
    )
    let symbols = meaning(of: factor.rule).map { say(", where ", ", onde ") + $0 } ?? ""
    return lead + symbols
      + say(": check what it is multiplied by.", ": confira por quanto é multiplicado.")
  }

  /// What the letters of a factor stand for; nil where there are none.
  private func meaning(of rule: FactorRule) -> String? {
    switch rule {
    case .constant: nil
    case .power(let size, _), .sampleCorrection(let size, _): meaning(of: size)
    case .rowsPerColumn, .columnsOfBoth:
      say(
        "n_in and n_out are the columns and the rows of its matrix",
        "n_in e n_out são as colunas e as linhas da sua matriz"
      )
    }
  }

  private func meaning(of size: FactorRule.Size) -> String {
    switch size {
    case .columns:
      say("n_in is the number of columns of its matrix", "n_in é o número de colunas da sua matriz")
    case .rows:
      say("n_out is the number of rows of its matrix", "n_out é o número de linhas da sua matriz")
    case .elements(let index):
      say(
        "n is the number of elements of argument \(index + 1)",
        "n é o número de elementos do argumento \(index + 1)"
      )
    case .argumentRows(let index):
      say(
        "n is the number of rows of argument \(index + 1)",
        "n é o número de linhas do argumento \(index + 1)"
      )
    case .argumentColumns(let index):
      say(
        "n is the number of columns of argument \(index + 1)",
        "n é o número de colunas do argumento \(index + 1)"
      )
    case .argument(let index):
      say("n is argument \(index + 1)", "n é o argumento \(index + 1)")
    }
  }
}
