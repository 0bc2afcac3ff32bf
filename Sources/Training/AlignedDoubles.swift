// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

internal import CTrainingKernel
internal import CourseKit

/// Memory of doubles with the alignment that the kernel asks for, freed with its owner.
struct AlignedDoubles: ~Copyable {
  let count: Int
  let pointer: UnsafeMutablePointer<Double>

  /// Makes memory of zeros.
  init(count: Int) {
    self.count = count
    pointer = UnsafeMutableRawPointer.allocate(
      byteCount: count * MemoryLayout<Double>.stride,
      alignment: Int(TRAINING_ALIGNMENT)
    ).initializeMemory(as: Double.self, repeating: 0, count: count)
  }

  /// Makes a copy of a matrix whose rows are padded with zeros, as the kernel takes them.
  init(paddedRowsOf matrix: Matrix) {
    let stride = training_padded_count(matrix.columns)
    self.init(count: matrix.rows * stride)
    for row in 0..<matrix.rows {
      for column in 0..<matrix.columns {
        pointer[row * stride + column] = matrix.elements[row * matrix.columns + column]
      }
    }
  }

  deinit {
    pointer.deallocate()
  }
}
