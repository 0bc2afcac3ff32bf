// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

/// A way to go wrong that accounts for every answer of an exercise, found from the numbers alone.
///
/// Its numbers come from the public cases, where an exercise has any, so that a sentence made from it
/// tells a student nothing of a hidden one.
package enum Cause: Codable, Equatable, Sendable {
  /// The parameters are right and numbered otherwise: the first name and the one that took its place.
  case namesShifted(expected: String, got: String)
  /// A layer is missing or is one too many; the others are right.
  case layers(LayerFault)
  /// Rows and columns are exchanged.
  case transposed(PartGroup, Transposition)
  /// Right but for being rounded to so many decimals.
  case rounded(decimals: Int)
  /// Right but for being computed in `Float`.
  case singlePrecision
  /// Right but for the sign.
  case sign(PartGroup)
  /// Each number is the square of the expected one, as a variance is of the standard deviation.
  case squared(PartGroup)
  /// Each number is the square root of the expected one.
  case squareRoot(PartGroup)
  /// Each number is a factor times the expected one.
  case factor(Factor, PartGroup)
  /// The draws are multiplied by the square of what they should be: the variance.
  case scaleSquared
  /// The draws are multiplied by the square root of what they should be.
  case scaleRooted
  /// The draws are those of another seed.
  case seed(got: UInt32, expected: UInt32)
  /// Every case begins with the same draws, which are not the expected ones.
  case otherDraws
  /// The draws are the expected ones, drawn in another order.
  case drawOrder(DrawOrder)
  /// The draws are of another distribution.
  case distribution(got: Distribution, expected: Distribution)
  /// The biases are drawn where they should be 0, and may take draws from the weights after them.
  case biasesDrawn(shiftsWeights: Bool)
  /// Called again with the same arguments, the function returned other numbers: its draws have no
  /// seed, or not that of the call. No numbers tell it; who calls the function finds it out.
  case notRepeatable

  /// Which layer of a network is too few or too many.
  package enum LayerFault: Codable, Sendable {
    case firstMissing
    case lastMissing
    case oneTooMany
  }

  /// How rows and columns came to be exchanged.
  package enum Transposition: Codable, Sendable {
    /// The matrix is the transposed of the expected one.
    case transposed
    /// The sizes alone are exchanged: read row by row, the numbers are the expected ones.
    case refilled
  }

  /// An order of draws other than the expected one.
  package enum DrawOrder: Codable, CaseIterable, Sendable {
    case layersReversed
    case columnByColumn
    case biasesFirst
    case weightsFirst
    case restartedInEachLayer
  }

  /// The name that the JSON form holds; it does not change with the language.
  package var name: String {
    switch self {
    case .namesShifted: "names_shifted"
    case .layers(.firstMissing): "first_layer_missing"
    case .layers(.lastMissing): "last_layer_missing"
    case .layers(.oneTooMany): "one_layer_too_many"
    case .transposed: "transposed"
    case .rounded: "rounded"
    case .singlePrecision: "single_precision"
    case .sign: "sign"
    case .squared: "squared"
    case .squareRoot: "square_root"
    case .factor(let factor, _): factor.rule == .constant ? "factor" : "factor_by_size"
    case .scaleSquared: "scale_squared"
    case .scaleRooted: "scale_rooted"
    case .seed: "seed"
    case .otherDraws: "other_draws"
    case .drawOrder(.layersReversed): "layers_reversed"
    case .drawOrder(.columnByColumn): "column_by_column"
    case .drawOrder(.biasesFirst): "biases_drawn_first"
    case .drawOrder(.weightsFirst): "weights_drawn_first"
    case .drawOrder(.restartedInEachLayer): "stream_restarted"
    case .distribution: "distribution"
    case .biasesDrawn: "biases_drawn"
    case .notRepeatable: "not_repeatable"
    }
  }
}
