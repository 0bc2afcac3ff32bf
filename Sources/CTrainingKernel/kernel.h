// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

#ifndef KERNEL_H
#define KERNEL_H

#include "CTrainingKernel.h"

/// The number of samples that are taken through the network at a time.
///
/// With the course's network their activations and errors stay in the processor's first-level
/// cache. The number decides in which order sums over samples are added, so it decides their bits.
#define TILE_COLUMNS 64

/// The functions of one kernel; what they do is said in CTrainingKernel.h.
struct kernel {
  void (*descend)(const struct training_network *network, const struct training_samples *samples,
                  double learning_rate, size_t iterations, double *parameters, double *workspace);
  void (*evaluate)(const struct training_network *network, const struct training_samples *samples,
                   const double *parameters, double *outputs, double *workspace);
};

extern const struct kernel kernel_baseline;

#if defined(__x86_64__)
extern const struct kernel kernel_avx2;
#endif

#endif
