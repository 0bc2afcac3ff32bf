// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

/// A layer is missing, at the beginning or at the end, or there is one too many; the others are
/// right.
struct LayerCount: Hypothesis {
  func cause(of evidence: Evidence) -> Cause? {
    guard evidence.records.contains(where: { !$0.got.isEmpty }) else { return nil }
    return [Cause.LayerFault.lastMissing, .firstMissing, .oneTooMany]
      .first { fault in
        evidence.agreement { $0.expected(with: fault) }?.isRestructured == true
      }
      .map(Cause.layers)
  }
}

extension Record {
  /// The expected parts with a fault; nil where they have no layers, or the answer no further one.
  fileprivate func expected(with fault: Cause.LayerFault) -> [Part]? {
    let layers = expected.compactMap(\.layer)
    guard let first = layers.min(), let last = layers.max() else { return nil }
    switch fault {
    case .firstMissing: return expected.filter { $0.layer != first }
    case .lastMissing: return expected.filter { $0.layer != last }
    case .oneTooMany:
      let extra = got.filter { $0.layer == last &+ 1 }
      return extra.isEmpty ? nil : expected + extra
    }
  }
}
