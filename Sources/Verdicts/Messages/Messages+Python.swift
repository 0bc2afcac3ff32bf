// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course

/// What is said of values and exceptions that only Python has.
extension Messages {
  func sentence(_ value: UnsuitableValue) -> String {
    let place = words(for: value.place)
    switch value.found {
    case .nothing where value.place == .result:
      return say("the function returns None", "a função retorna None")
    case .nothing:
      return say("\(place) is None", "\(place) é None")
    case .array(let dimensions):
      return sentence(place, of: dimensions, expected: value.expected)
    case .arrayOf(let elements):
      return say(
        "\(place) is an array of '\(elements)' and should hold real numbers",
        "\(place) é um array de '\(elements)' e deveria conter números reais"
      )
    case .value(let name):
      return say(
        "\(place) is of the class '\(name)' and should be \(pythonWords(for: value.expected))",
        "\(place) é da classe '\(name)' e deveria ser \(pythonWords(for: value.expected))"
      )
    }
  }

  private func sentence(
    _ place: String,
    of dimensions: [Int],
    expected: ValueType
  ) -> String {
    switch expected {
    case .tuple(let parts):
      return say(
        "\(place) has \(dimensions.first ?? 0) parts and should have \(parts.count)",
        "\(place) tem \(dimensions.first ?? 0) partes e deveria ter \(parts.count)"
      )
    case .matrix:
      return say(
        "\(place) has shape \(pythonShape(dimensions)) and should have two dimensions, (rows, columns)",
        "\(place) tem o formato \(pythonShape(dimensions)) e deveria ter duas dimensões, "
          + "(linhas, colunas)"
      )
    default:
      return say(
        "\(place) is an array of shape \(pythonShape(dimensions)) and should be "
          + pythonWords(for: expected),
        "\(place) é um array de formato \(pythonShape(dimensions)) e deveria ser "
          + pythonWords(for: expected)
      )
    }
  }

  func hint(_ value: UnsuitableValue) -> String? {
    switch (value.found, value.expected) {
    case (.nothing, _):
      say(
        "A function without 'return' gives None: return the value at its end.",
        "Uma função sem 'return' devolve None: retorne o valor no final dela."
      )
    case (.array(let dimensions), .matrix) where dimensions.count == 1:
      say(
        "np.zeros(n) makes a vector, of one dimension; a column has two: np.zeros((n, 1)).",
        "np.zeros(n) cria um vetor, de uma dimensão; uma coluna tem duas: np.zeros((n, 1))."
      )
    case (.arrayOf, _):
      say(
        "numpy makes such an array of texts, of None, or of rows of different lengths.",
        "O numpy cria um array assim a partir de textos, de None ou de linhas de tamanhos diferentes."
      )
    case (.value("list"), .matrix), (.value("tuple"), .matrix):
      say("Make an array of it: np.array(...).", "Transforme em array: np.array(...).")
    case (.value("generator"), _):
      say(
        "'yield' makes a generator: collect the values and give them back with 'return'.",
        "'yield' cria um gerador: junte os valores e devolva-os com 'return'."
      )
    case (.value, _):
      say(
        "Return plain values: numbers, lists, dicts, and numpy's own arrays and no other kind.",
        "Retorne valores simples: números, listas, dicionários e arrays do próprio numpy, de nenhum "
          + "outro tipo."
      )
    case (.array, _): nil
    }
  }

  /// What an uncaught exception asks for, by the name of its class.
  func hint(exception type: String) -> String {
    switch type {
    case "NameError":
      say(
        "Is the name spelt as where it is defined? The function has to define it, or a cell or the file "
          + "outside of functions, without calling this function for it.",
        "O nome está escrito como onde é definido? A função precisa defini-lo, ou uma célula ou o "
          + "arquivo fora das funções, sem chamar esta função para isso."
      )
    case "ModuleNotFoundError", "ImportError":
      say(
        "Only numpy and what comes with Python is there: the function has to do without this module.",
        "Só há o numpy e o que vem com o Python: a função precisa dispensar este módulo."
      )
    case "EOFError":
      say(
        "Nobody is there to type an answer: take the arguments and leave input() out.",
        "Ninguém está lá para digitar: use os argumentos e tire o input()."
      )
    case "RecursionError":
      say(
        "Does the function call itself without end?",
        "A função chama a si mesma sem parar?"
      )
    default:
      say(
        "Look at what the line does with the arguments of this case.",
        "Veja o que a linha faz com os argumentos deste caso."
      )
    }
  }

  func sentence(_ name: String, in elsewhere: Elsewhere) -> String {
    let kind =
      switch elsewhere.kind {
      case .inClass: say("inside a class", "dentro de uma classe")
      case .inBlock: say("inside another statement", "dentro de outro comando")
      case .inFunction: say("inside another function", "dentro de outra função")
      }
    return say(
      "'\(name)' is defined \(kind)\(at(elsewhere.line, cell: elsewhere.cell)), out of reach",
      "'\(name)' está definida \(kind)\(at(elsewhere.line, cell: elsewhere.cell)), fora de alcance"
    )
  }

  /// A type in the words of Python.
  private func pythonWords(for type: ValueType) -> String {
    switch type {
    case .int: say("a whole number", "um número inteiro")
    case .double: say("a number", "um número")
    case .bool: say("True or False", "True ou False")
    case .string: say("a text", "um texto")
    case .ints: say("a list of whole numbers", "uma lista de números inteiros")
    case .doubles: say("a list of numbers", "uma lista de números")
    case .strings: say("a list of texts", "uma lista de textos")
    case .matrix:
      say("a numpy array of two dimensions", "um array do numpy de duas dimensões")
    case .matrices:
      say("a list of numpy arrays", "uma lista de arrays do numpy")
    case .parameters:
      say("a dict of numpy arrays", "um dicionário de arrays do numpy")
    case .tuple(let parts):
      say("a tuple of \(parts.count) parts", "uma tupla de \(parts.count) partes")
    }
  }

  /// `(4,)`, as numpy writes it.
  private func pythonShape(_ dimensions: [Int]) -> String {
    dimensions.count == 1
      ? "(\(dimensions[0]),)" : "(" + dimensions.map(String.init).joined(separator: ", ") + ")"
  }
}

extension Signature {
  /// The declaration as Python writes it: `def f(layers_dims)`.
  var pythonDeclaration: String {
    "def \(function)(\(arguments.map(\.name).joined(separator: ", ")))"
  }
}
