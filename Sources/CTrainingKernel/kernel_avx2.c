// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

#if defined(__x86_64__)

// Included first, so that no function of another header is compiled for AVX2.
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "kernel.h"

#pragma clang attribute push(__attribute__((target("avx2"))), apply_to = function)

#define KERNEL kernel_avx2
#define BLOCK_ROWS 4

#include "gradient_descent.h"

#pragma clang attribute pop

#endif
