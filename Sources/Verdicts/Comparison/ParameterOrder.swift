// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

/// The order of parameters: W1, b1, W2, …, W10, b10, then other names by text.
func precedes(_ left: String, _ right: String) -> Bool {
  switch (layer(of: left), layer(of: right)) {
  case (let leftLayer?, let rightLayer?):
    (leftLayer, left.first == "W" ? 0 : 1, left) < (rightLayer, right.first == "W" ? 0 : 1, right)
  case (_?, nil): true
  case (nil, _?): false
  case (nil, nil): left < right
  }
}

/// The number of the layer that a parameter's name ends with.
func layer(of name: String) -> Int? {
  guard let digits = name.firstIndex(where: { ("0"..."9").contains($0) }), digits > name.startIndex
  else { return nil }
  return Int(name[digits...])
}
