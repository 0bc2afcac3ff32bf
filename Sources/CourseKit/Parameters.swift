// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

/// A network's weights and biases by name: `"W1"`, `"b1"`, … `"WL"`, `"bL"`.
///
/// `Wl` has the shape (units of layer l, units of layer l - 1) and `bl` the shape
/// (units of layer l, 1).
public typealias Parameters = [String: Matrix]
