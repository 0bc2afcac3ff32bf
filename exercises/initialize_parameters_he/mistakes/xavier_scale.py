# Part of grade: an autograder for numeric exercises.
# SPDX-License-Identifier: Apache-2.0

import numpy as np


def initialize_parameters_he(layers_dims):
    parameters = {}
    np.random.seed(3)
    for l in range(1, len(layers_dims)):
        scale = np.sqrt(1 / layers_dims[l - 1])
        parameters['W' + str(l)] = np.random.randn(layers_dims[l], layers_dims[l - 1]) * scale
        parameters['b' + str(l)] = np.zeros((layers_dims[l], 1))
    return parameters
