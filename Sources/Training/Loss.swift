// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

/// Finds the mean over the samples of -log(a) y - log(1 - a) (1 - y).
///
/// As in the course's notebook, terms that are NaN are left out of the sum, which is divided by the
/// number of all samples all the same; where log(0) is taken the loss is infinite. The sum has
/// numpy's order, so that costs print as the notebook's in most digits.
///
/// - Parameters:
///   - probabilities: The network's output a for each sample.
///   - labels: The class y of each sample, 0 or 1.
/// - Returns: The cost, 0 or more.
package func crossEntropy(of probabilities: [Double], labels: [Int]) -> Double {
  let terms = zip(probabilities, labels).map { a, label in
    let y = Double(label)
    let term = -logarithm(a) * y + -logarithm(1 - a) * (1 - y)
    return term.isNaN ? 0 : term
  }
  return 1 / Double(labels.count) * pairwiseSum(terms[...])
}

/// Returns the sum in the order of numpy's `sum`.
///
/// Source: numpy 2.4.6, `numpy/_core/src/umath/loops_utils.h.src`, `pairwise_sum`.
private func pairwiseSum(_ values: ArraySlice<Double>) -> Double {
  if values.count < 8 { return values.reduce(0, +) }
  if values.count > 128 {
    let half = values.count / 2
    let middle = values.startIndex + half - half % 8
    return pairwiseSum(values[..<middle]) + pairwiseSum(values[middle...])
  }
  var sums = Array(values.prefix(8))
  let inEights = values.count - values.count % 8
  for index in 8..<inEights {
    sums[index % 8] += values[values.startIndex + index]
  }
  let sum =
    ((sums[0] + sums[1]) + (sums[2] + sums[3])) + ((sums[4] + sums[5]) + (sums[6] + sums[7]))
  return values.dropFirst(inEights).reduce(sum, +)
}

/// Returns the natural logarithm, within 1 ulp and the same on every machine.
///
/// The C library's has variants for processors with and without fused multiply-add, which differ in
/// the last bit. With x = 2^k (1 + f), 1 + f from √½ to √2, and s = f / (2 + f), this is
/// k ln 2 + 2 (s + s³/3 + s⁵/5 + …), arranged as in fdlibm's `e_log.c` (Sun Microsystems, 1993) so
/// that little is lost to rounding; the terms left out are below 2^-60.
func logarithm(_ x: Double) -> Double {
  guard x > 0, x < .infinity else { return x == 0 ? -.infinity : x == .infinity ? x : .nan }
  let isUpperHalf = x.significand > 2.0.squareRoot()
  let k = Double(x.exponent) + (isUpperHalf ? 1 : 0)
  let f = (isUpperHalf ? x.significand / 2 : x.significand) - 1

  let ln2High = 0x1.62e42fee00000p-1  // 32 bits: its product with k is exact
  let ln2Low = 0x1.a39ef35793c76p-33
  let s = f / (2 + f)
  var series = 0.0
  for divisor in stride(from: 23.0, through: 3, by: -2) {
    series = (series + 2 / divisor) * (s * s)
  }
  let halfSquare = 0.5 * f * f
  return k * ln2High - ((halfSquare - (s * (halfSquare + series) + k * ln2Low)) - f)
}
