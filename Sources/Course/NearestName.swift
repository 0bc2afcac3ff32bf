// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

/// The name that someone most likely meant, or nil where none is close.
///
/// Close is: at most a third of the longer name's letters (and never fewer than two) have to be
/// changed, added, dropped or swapped with their neighbour. Where no name is that close, the only
/// one that contains what was typed counts as meant. Of several equally close names the first wins.
///
/// - Complexity: O(letters of `name` · letters of all candidates); long names are never close, so
///   more than 100 letters cost nothing.
package func nearestName(to name: String, among candidates: [String]) -> String? {
  guard !name.isEmpty, name.count <= 100 else { return nil }
  var best: (name: String, distance: Int)?
  for candidate in candidates where candidate.count <= 100 {
    let distance = editDistance(Array(name), Array(candidate))
    let allowed = max(2, max(name.count, candidate.count) / 3)
    if distance <= allowed, distance < max(name.count, candidate.count),
      distance < best?.distance ?? .max
    {
      best = (candidate, distance)
    }
  }
  if let best { return best.name }
  let containing = candidates.filter { $0.contains(name) }
  return name.count >= 2 && containing.count == 1 ? containing.first : nil
}

/// How many letters have to be changed, added, dropped or swapped with their neighbour.
///
/// The restricted Damerau–Levenshtein distance ("optimal string alignment").
private func editDistance(_ first: [Character], _ second: [Character]) -> Int {
  var beforePrevious: [Int] = []
  var previous = Array(0...second.count)
  for row in 0..<first.count {
    var current = [row + 1]
    for column in 0..<second.count {
      let change = first[row] == second[column] ? 0 : 1
      var distance = min(
        previous[column + 1] + 1,
        current[column] + 1,
        previous[column] + change
      )
      if row > 0, column > 0, first[row] == second[column - 1], first[row - 1] == second[column] {
        distance = min(distance, beforePrevious[column - 1] + 1)
      }
      current.append(distance)
    }
    (beforePrevious, previous) = (previous, current)
  }
  return previous[second.count]
}
