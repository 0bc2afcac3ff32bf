// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0
//
// Gradient descent for a network of ReLU layers that ends in one sigmoid unit.
//
// Goals, in order of priority:
//  1. The same bits on every machine. Sums have a fixed order, nothing is fused, exp is this
//     target's own, and every kernel is the same source compiled for another vector width.
//  2. What numpy computes, in double precision, for NaN and infinities too.
//  3. Speed on one core.
//
// Matrices of activations have one row per unit and one column per sample. Their rows are padded
// with zeros to a multiple of TRAINING_LANES columns; padding never takes part in a result.

#ifndef TRAINING_KERNEL_H
#define TRAINING_KERNEL_H

#include <stdbool.h>
#include <stddef.h>

/// The number of samples that are computed side by side, on every machine.
#define TRAINING_LANES 8

/// The alignment of inputs, labels, outputs and workspace, in bytes.
#define TRAINING_ALIGNMENT 64

/// One compilation of the kernel's source.
enum training_kernel {
  /// For the instructions that every processor of the architecture has.
  TRAINING_KERNEL_BASELINE,
  /// For x86-64 processors with AVX2; fused multiply-add is not used.
  TRAINING_KERNEL_AVX2,
};

/// The shape of a network.
///
/// Its parameters are one array: for each layer l from 1 to layer_count first the weights, row
/// after row (layer_sizes[l] rows, layer_sizes[l - 1] columns), then layer_sizes[l] biases.
struct training_network {
  /// The number of layers with weights, at least 1.
  size_t layer_count;
  /// layer_count + 1 numbers of units, all at least 1: the inputs' first, and 1 at the end.
  const size_t *layer_sizes;
};

/// The samples to learn from, or to evaluate a network for.
struct training_samples {
  /// The number of samples, padding not counted.
  size_t count;
  /// One padded row for each of the network's inputs.
  const double *inputs;
  /// One padded row of zeros and ones; only training_descend reads it.
  const double *labels;
};

/// Whether this program has the kernel and this processor can run it.
bool training_kernel_is_available(enum training_kernel kernel);

/// Returns the number of columns of a padded row.
size_t training_padded_count(size_t sample_count);

/// Returns the number of doubles of workspace that a network needs, whatever the samples.
size_t training_workspace_count(const struct training_network *network);

/// Moves the parameters down the gradient of the loss, a number of times.
///
/// Each time, the gradient over all samples is computed and its product with the rate subtracted.
/// The kernel must be available.
void training_descend(enum training_kernel kernel, const struct training_network *network,
                      const struct training_samples *samples, double learning_rate,
                      size_t iterations, double *parameters, double *workspace);

/// Computes the network's output for each sample: the probability of class 1.
///
/// `outputs` is one padded row. The kernel must be available.
void training_evaluate(enum training_kernel kernel, const struct training_network *network,
                       const struct training_samples *samples, const double *parameters,
                       double *outputs, double *workspace);

#endif
