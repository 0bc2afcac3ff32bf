# Part of grade: an autograder for numeric exercises.
# SPDX-License-Identifier: Apache-2.0

import numpy as np


def initialize_parameters_zeros(layers_dims):
    parameters = {}
    for l in range(1, len(layers_dims)):
        parameters['W' + str(l)] = np.ones((layers_dims[l], layers_dims[l - 1]))
        parameters['b' + str(l)] = np.ones((layers_dims[l], 1))
    return parameters
