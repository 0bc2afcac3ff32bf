// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0
//
// The one source of every kernel. A kernel's file defines
//   KERNEL      the name of its functions' table, and
//   BLOCK_ROWS  how many rows are summed at a time, 2 or 4: as many as fit its registers,
// and includes this file. Neither they nor the vector width change a bit of the results:
//   - a weighted sum over units adds the products in ascending order, for each sample on its own;
//   - a sum over samples is TRAINING_LANES partial sums, sample s in number s % TRAINING_LANES:
//     first over the samples of a tile, then over the tiles; `total` adds these up in a fixed tree.
// The second order is a free choice, and with large random weights training is chaotic: each order
// ends in somewhat other costs, as numpy does on another processor. Of those tried this is one that
// stays near the recorded numpy run (fixtures/training/README.md).

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "kernel.h"

#pragma STDC FP_CONTRACT OFF

// Vectors are passed between this file's functions only, so no caller can disagree on how.
#pragma clang diagnostic ignored "-Wpsabi"

#define ALWAYS_INLINE static inline __attribute__((always_inline))

typedef double lanes __attribute__((vector_size(TRAINING_LANES * sizeof(double)), may_alias));
typedef uint64_t lane_bits __attribute__((vector_size(TRAINING_LANES * sizeof(double)), may_alias));

_Static_assert(sizeof(lanes) == TRAINING_ALIGNMENT, "a chunk of samples is one aligned unit");
_Static_assert(TILE_COLUMNS % TRAINING_LANES == 0, "a tile is whole chunks of samples");

/// Rows of doubles, each `stride` after the one before.
struct rows {
  const double *first;
  size_t stride;
};

/// A layer with its share of the parameters and of the workspace, for one tile of samples.
struct layer {
  size_t input_count;
  size_t units;
  const double *weights;  // (units, input_count), then the biases (units)
  struct rows inputs;     // (input_count, tile): the activations of the layer before
  double *activations;    // (units, TILE_COLUMNS)
  double *errors;         // (units, TILE_COLUMNS): the loss differentiated by the weighted sums
  lanes *gradient;        // partial sums, one chunk for each weight and then for each bias
};

/// A range of samples that is computed at a time.
struct tile {
  size_t first;    // its first sample
  size_t columns;  // its samples
  size_t padded;   // its columns, padding included
};

// MARK: - Chunks of samples

ALWAYS_INLINE lanes load(const double *row, size_t column) {
  return *(const lanes *)(row + column);
}

ALWAYS_INLINE void store(double *row, size_t column, lanes values) {
  *(lanes *)(row + column) = values;
}

/// Returns `chosen` where the mask's bits are set, and `other` elsewhere.
ALWAYS_INLINE lanes choose(lane_bits mask, lanes chosen, lanes other) {
  return (lanes)((mask & (lane_bits)chosen) | (~mask & (lane_bits)other));
}

/// Returns the sum of a chunk's lanes.
ALWAYS_INLINE double total(lanes partial) {
  const double a = partial[0] + partial[4];
  const double b = partial[1] + partial[5];
  const double c = partial[2] + partial[6];
  const double d = partial[3] + partial[7];
  return (a + b) + (c + d);
}

/// Returns 2 to the power of integers from -1022 to 1023.
ALWAYS_INLINE lanes power_of_two(lanes exponents) {
  // Adding 1.5 * 2^52 leaves the integer in the low bits of the sum.
  const lanes shifted = exponents + (0x1.8p52 + 1023);
  return (lanes)((lane_bits)shifted << 52);
}

/// Returns e to the power of x, within 1 ulp; 0, infinity and NaN come out as in IEEE arithmetic.
///
/// x = k ln 2 + r with |r| <= ln 2 / 2; e^r is its Taylor polynomial of degree 13, whose remainder
/// is below 2^-57. k goes into the exponent in two steps, so that results may be subnormal.
ALWAYS_INLINE lanes exponential(lanes x) {
  const double log2_e = 0x1.71547652b82fep+0;
  const double ln2_high = 0x1.62e42fefa3000p-1;  // 41 bits: its product with k is exact
  const double ln2_low = 0x1.3de6af278ece6p-42;
  const double to_integer = 0x1.8p52;
  const lanes zero = {0};

  x = choose((lane_bits)(x > 710), zero + 710, x);
  x = choose((lane_bits)(x < -746), zero - 746, x);
  const lanes k = (x * log2_e + to_integer) - to_integer;
  const lanes r = (x - k * ln2_high) - k * ln2_low;
  lanes sum = zero + 1.0 / 6227020800;
  sum = sum * r + 1.0 / 479001600;
  sum = sum * r + 1.0 / 39916800;
  sum = sum * r + 1.0 / 3628800;
  sum = sum * r + 1.0 / 362880;
  sum = sum * r + 1.0 / 40320;
  sum = sum * r + 1.0 / 5040;
  sum = sum * r + 1.0 / 720;
  sum = sum * r + 1.0 / 120;
  sum = sum * r + 1.0 / 24;
  sum = sum * r + 1.0 / 6;
  sum = sum * r + 0.5;
  sum = 1 + (r + r * r * sum);
  const lanes half = (k * 0.5 + to_integer) - to_integer;
  return sum * power_of_two(half) * power_of_two(k - half);
}

/// Returns max(0, z); NaN stays NaN.
ALWAYS_INLINE lanes relu(lanes z) {
  const lanes zero = {0};
  return choose((lane_bits)(z <= 0), zero, z);
}

ALWAYS_INLINE lanes sigmoid(lanes z) {
  return 1 / (1 + exponential(-z));
}

// MARK: - Rows

/// Returns how many of the rows that are left to take at a time.
ALWAYS_INLINE size_t block_size(size_t left) {
  return left >= BLOCK_ROWS ? BLOCK_ROWS : left >= 2 ? 2 : 1;
}

/// Sets the padding of a row to zero.
ALWAYS_INLINE void clear_padding(double *row, const struct tile *tile) {
  for (size_t column = tile->columns; column < tile->padded; column++) {
    row[column] = 0;
  }
}

/// Computes sums[i] = Σ weights[i * row_step + k * step] * inputs[k], for one chunk of samples.
ALWAYS_INLINE void weigh(lanes *sums, size_t rows, const double *weights, size_t row_step,
                         size_t step, struct rows inputs, size_t input_count, size_t column) {
  lanes input = load(inputs.first, column);
  for (size_t i = 0; i < rows; i++) {
    sums[i] = weights[i * row_step] * input;
  }
  for (size_t k = 1; k < input_count; k++) {
    input = load(inputs.first + k * inputs.stride, column);
    for (size_t i = 0; i < rows; i++) {
      sums[i] += weights[i * row_step + k * step] * input;
    }
  }
}

// MARK: - Forward

/// Computes the activations of `rows` units from `unit` on.
ALWAYS_INLINE void activate_rows(const struct layer *layer, const struct tile *tile, size_t unit,
                                 size_t rows, bool is_output) {
  const double *weights = layer->weights + unit * layer->input_count;
  const double *biases = layer->weights + layer->units * layer->input_count + unit;
  double *activations = layer->activations + unit * TILE_COLUMNS;
  for (size_t column = 0; column < tile->padded; column += TRAINING_LANES) {
    lanes sums[BLOCK_ROWS];
    weigh(sums, rows, weights, layer->input_count, 1, layer->inputs, layer->input_count, column);
    for (size_t i = 0; i < rows; i++) {
      const lanes z = sums[i] + biases[i];
      store(activations + i * TILE_COLUMNS, column, is_output ? sigmoid(z) : relu(z));
    }
  }
  for (size_t i = 0; i < rows; i++) {
    clear_padding(activations + i * TILE_COLUMNS, tile);
  }
}

static void activate(const struct layer *layer, const struct tile *tile) {
  for (size_t unit = 0, rows; unit < layer->units; unit += rows) {
    rows = block_size(layer->units - unit);
    if (rows == BLOCK_ROWS) {
      activate_rows(layer, tile, unit, BLOCK_ROWS, false);
    } else if (rows == 2) {
      activate_rows(layer, tile, unit, 2, false);
    } else {
      activate_rows(layer, tile, unit, 1, false);
    }
  }
}

static void activate_output(const struct layer *layer, const struct tile *tile) {
  activate_rows(layer, tile, 0, 1, true);
}

// MARK: - Backward

/// Computes the output unit's errors, (a - y) / m for m samples.
static void find_output_errors(const struct layer *layer, const struct tile *tile,
                               const struct training_samples *samples) {
  const double share = 1.0 / (double)samples->count;
  for (size_t column = 0; column < tile->padded; column += TRAINING_LANES) {
    const lanes label = load(samples->labels + tile->first, column);
    store(layer->errors, column, share * (load(layer->activations, column) - label));
  }
  clear_padding(layer->errors, tile);
}

/// Computes the errors of `rows` of the layer's inputs, which the layer before gave.
///
/// As in numpy they are multiplied by 0 or 1, so that NaN and infinities are not hidden.
ALWAYS_INLINE void pass_back_rows(const struct layer *layer, const struct tile *tile, size_t input,
                                  size_t rows, double *errors) {
  const struct rows own_errors = {layer->errors, TILE_COLUMNS};
  const lanes zero = {0};
  for (size_t column = 0; column < tile->padded; column += TRAINING_LANES) {
    lanes sums[BLOCK_ROWS];
    weigh(sums, rows, layer->weights + input, 1, layer->input_count, own_errors, layer->units,
          column);
    for (size_t i = 0; i < rows; i++) {
      const lanes given = load(layer->inputs.first + (input + i) * layer->inputs.stride, column);
      const lanes slope = choose((lane_bits)(given > 0), zero + 1, zero);
      store(errors + (input + i) * TILE_COLUMNS, column, sums[i] * slope);
    }
  }
  for (size_t i = 0; i < rows; i++) {
    clear_padding(errors + (input + i) * TILE_COLUMNS, tile);
  }
}

static void pass_back(const struct layer *layer, const struct tile *tile, double *errors) {
  for (size_t input = 0, rows; input < layer->input_count; input += rows) {
    rows = block_size(layer->input_count - input);
    if (rows == BLOCK_ROWS) {
      pass_back_rows(layer, tile, input, BLOCK_ROWS, errors);
    } else if (rows == 2) {
      pass_back_rows(layer, tile, input, 2, errors);
    } else {
      pass_back_rows(layer, tile, input, 1, errors);
    }
  }
}

/// Adds a tile's share to the gradient by the weights between a unit and `rows` inputs.
ALWAYS_INLINE void add_gradient_rows(const struct layer *layer, const struct tile *tile,
                                     size_t unit, size_t input, size_t rows) {
  const double *errors = layer->errors + unit * TILE_COLUMNS;
  const double *inputs = layer->inputs.first + input * layer->inputs.stride;
  lanes *gradient = layer->gradient + unit * layer->input_count + input;
  lanes sums[BLOCK_ROWS] = {0};
  for (size_t column = 0; column < tile->padded; column += TRAINING_LANES) {
    const lanes error = load(errors, column);
    for (size_t i = 0; i < rows; i++) {
      sums[i] += error * load(inputs + i * layer->inputs.stride, column);
    }
  }
  for (size_t i = 0; i < rows; i++) {
    gradient[i] += sums[i];
  }
}

static void add_gradient(const struct layer *layer, const struct tile *tile) {
  lanes *bias_gradient = layer->gradient + layer->units * layer->input_count;
  for (size_t unit = 0; unit < layer->units; unit++) {
    for (size_t input = 0, rows; input < layer->input_count; input += rows) {
      rows = block_size(layer->input_count - input);
      if (rows == BLOCK_ROWS) {
        add_gradient_rows(layer, tile, unit, input, BLOCK_ROWS);
      } else if (rows == 2) {
        add_gradient_rows(layer, tile, unit, input, 2);
      } else {
        add_gradient_rows(layer, tile, unit, input, 1);
      }
    }
    lanes sum = {0};
    for (size_t column = 0; column < tile->padded; column += TRAINING_LANES) {
      sum += load(layer->errors + unit * TILE_COLUMNS, column);
    }
    bias_gradient[unit] += sum;
  }
}

// MARK: - The network

static size_t parameter_count(const struct layer *layer) {
  return layer->units * (layer->input_count + 1);
}

/// Returns a network's first layer, for a tile of samples.
///
/// The workspace holds all activations, then all errors, then all gradients.
static struct layer first_layer(const struct training_network *network, const double *parameters,
                                double *workspace, struct rows inputs) {
  size_t units = 0;
  for (size_t layer = 1; layer <= network->layer_count; layer++) {
    units += network->layer_sizes[layer];
  }
  return (struct layer){
      .input_count = network->layer_sizes[0],
      .units = network->layer_sizes[1],
      .weights = parameters,
      .inputs = inputs,
      .activations = workspace,
      .errors = workspace + units * TILE_COLUMNS,
      .gradient = (lanes *)(workspace + 2 * units * TILE_COLUMNS),
  };
}

static struct layer layer_after(const struct layer *layer, size_t units) {
  return (struct layer){
      .input_count = layer->units,
      .units = units,
      .weights = layer->weights + parameter_count(layer),
      .inputs = {layer->activations, TILE_COLUMNS},
      .activations = layer->activations + layer->units * TILE_COLUMNS,
      .errors = layer->errors + layer->units * TILE_COLUMNS,
      .gradient = layer->gradient + parameter_count(layer),
  };
}

/// Returns the layer before another; `inputs` are what it takes, `input_count` rows.
static struct layer layer_before(const struct layer *layer, size_t input_count,
                                 struct rows inputs) {
  const size_t units = layer->input_count;
  const size_t parameters = units * (input_count + 1);
  return (struct layer){
      .input_count = input_count,
      .units = units,
      .weights = layer->weights - parameters,
      .inputs = inputs,
      .activations = layer->activations - units * TILE_COLUMNS,
      .errors = layer->errors - units * TILE_COLUMNS,
      .gradient = layer->gradient - parameters,
  };
}

static struct tile tile_from(size_t first, const struct training_samples *samples) {
  const size_t left = samples->count - first;
  const size_t columns = left < TILE_COLUMNS ? left : TILE_COLUMNS;
  return (struct tile){first, columns, training_padded_count(columns)};
}

static struct rows input_rows(const struct training_samples *samples, const struct tile *tile) {
  return (struct rows){samples->inputs + tile->first, training_padded_count(samples->count)};
}

/// Computes the activations of every layer and returns the last one.
static struct layer go_forward(const struct training_network *network,
                               const struct training_samples *samples, const struct tile *tile,
                               const double *parameters, double *workspace) {
  struct layer layer =
      first_layer(network, parameters, workspace, input_rows(samples, tile));
  for (size_t number = 1; number < network->layer_count; number++) {
    activate(&layer, tile);
    layer = layer_after(&layer, network->layer_sizes[number + 1]);
  }
  activate_output(&layer, tile);
  return layer;
}

/// Adds a tile's share to the gradient, from the last layer back to the first.
static void go_back(const struct training_network *network, const struct training_samples *samples,
                    const struct tile *tile, struct layer layer) {
  find_output_errors(&layer, tile, samples);
  add_gradient(&layer, tile);
  for (size_t number = network->layer_count - 1; number >= 1; number--) {
    const size_t input_count = network->layer_sizes[number - 1];
    const struct rows inputs =
        number == 1 ? input_rows(samples, tile)
                    : (struct rows){layer.inputs.first - input_count * TILE_COLUMNS, TILE_COLUMNS};
    const struct layer before = layer_before(&layer, input_count, inputs);
    pass_back(&layer, tile, before.errors);
    layer = before;
    add_gradient(&layer, tile);
  }
}

static void evaluate(const struct training_network *network, const struct training_samples *samples,
                     const double *parameters, double *outputs, double *workspace) {
  for (size_t first = 0; first < samples->count; first += TILE_COLUMNS) {
    const struct tile tile = tile_from(first, samples);
    const struct layer last = go_forward(network, samples, &tile, parameters, workspace);
    memcpy(outputs + first, last.activations, tile.padded * sizeof(double));
  }
}

static void descend(const struct training_network *network, const struct training_samples *samples,
                    double learning_rate, size_t iterations, double *parameters,
                    double *workspace) {
  size_t count = 0;
  for (size_t layer = 1; layer <= network->layer_count; layer++) {
    count += network->layer_sizes[layer] * (network->layer_sizes[layer - 1] + 1);
  }
  lanes *gradient = first_layer(network, parameters, workspace, (struct rows){0}).gradient;
  for (size_t iteration = 0; iteration < iterations; iteration++) {
    memset(gradient, 0, count * sizeof(lanes));
    for (size_t first = 0; first < samples->count; first += TILE_COLUMNS) {
      const struct tile tile = tile_from(first, samples);
      go_back(network, samples, &tile,
              go_forward(network, samples, &tile, parameters, workspace));
    }
    for (size_t index = 0; index < count; index++) {
      parameters[index] -= learning_rate * total(gradient[index]);
    }
  }
}

const struct kernel KERNEL = {.descend = descend, .evaluate = evaluate};
