# Part of grade: an autograder for numeric exercises.
# SPDX-License-Identifier: Apache-2.0

import numpy as np


def initialize_parameters_he(layers_dims):
    """Starts a network with random weights at He's scale, √(2 / units before), and biases at 0.

    Argument:
        layers_dims -- how many units each layer has, the input layer first: [2, 4, 1].

    Returns a dict. For each layer l from 1 on: "W1", "W2" ... of shape
    (layers_dims[l], layers_dims[l - 1]), and "b1", "b2" ... of shape (layers_dims[l], 1).
    """
    parameters = {}
    # Set the seed here, 3 (1 line) / defina a semente aqui, 3 (1 linha).

    for l in range(1, len(layers_dims)):
        # Write your code here (2 or 3 lines) / escreva seu código aqui (2 ou 3 linhas).
        parameters['W' + str(l)] = None
        parameters['b' + str(l)] = None
    return parameters
