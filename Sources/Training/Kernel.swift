// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

internal import CTrainingKernel

/// One of the compilations of the training kernel; all of them compute the same bits.
package enum Kernel: String, CaseIterable, Sendable {
  /// For the instructions that every processor of the architecture has.
  case baseline

  /// For x86-64 processors with AVX2.
  case avx2

  /// Whether this program has the kernel and this processor can run it.
  package var isAvailable: Bool { training_kernel_is_available(cKernel) }

  /// The kernels that can run here, the slowest first; the baseline always can.
  package static var available: [Kernel] { allCases.filter(\.isAvailable) }

  /// The fastest kernel that can run here.
  package static var best: Kernel { avx2.isAvailable ? .avx2 : .baseline }

  var cKernel: training_kernel {
    switch self {
    case .baseline: TRAINING_KERNEL_BASELINE
    case .avx2: TRAINING_KERNEL_AVX2
    }
  }
}
