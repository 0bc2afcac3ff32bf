// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

#include "CTrainingKernel.h"

#include "kernel.h"

bool training_kernel_is_available(enum training_kernel kernel) {
  switch (kernel) {
  case TRAINING_KERNEL_BASELINE:
    return true;
  case TRAINING_KERNEL_AVX2:
#if defined(__x86_64__)
    return __builtin_cpu_supports("avx2");
#else
    return false;
#endif
  }
  return false;
}

static const struct kernel *functions(enum training_kernel kernel) {
#if defined(__x86_64__)
  return kernel == TRAINING_KERNEL_AVX2 ? &kernel_avx2 : &kernel_baseline;
#else
  (void)kernel;
  return &kernel_baseline;
#endif
}

size_t training_padded_count(size_t sample_count) {
  return (sample_count + TRAINING_LANES - 1) / TRAINING_LANES * TRAINING_LANES;
}

size_t training_workspace_count(const struct training_network *network) {
  size_t count = 0;
  for (size_t layer = 1; layer <= network->layer_count; layer++) {
    const size_t units = network->layer_sizes[layer];
    const size_t parameters = units * (network->layer_sizes[layer - 1] + 1);
    count += 2 * units * TILE_COLUMNS + parameters * TRAINING_LANES;
  }
  return count;
}

void training_descend(enum training_kernel kernel, const struct training_network *network,
                      const struct training_samples *samples, double learning_rate,
                      size_t iterations, double *parameters, double *workspace) {
  functions(kernel)->descend(network, samples, learning_rate, iterations, parameters, workspace);
}

void training_evaluate(enum training_kernel kernel, const struct training_network *network,
                       const struct training_samples *samples, const double *parameters,
                       double *outputs, double *workspace) {
  functions(kernel)->evaluate(network, samples, parameters, outputs, workspace);
}
