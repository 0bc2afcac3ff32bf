// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

/// The n-th Fibonacci number of 0, 1, 1, 2, 3, 5 and so on.
func fib(_ n: Int) -> Int {
  // Write your code here.
  0
}
