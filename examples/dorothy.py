"""All three ways to start a network, in one file."""

import numpy as np


def layers(layers_dims, weights):
    """The parameters of all layers, with weights by the layer's sizes and biases at 0."""
    parameters = {}
    for l, (rows, columns) in enumerate(zip(layers_dims[1:], layers_dims), start=1):
        parameters[f"W{l}"] = weights(rows, columns)
        parameters[f"b{l}"] = np.zeros((rows, 1))
    return parameters


def initialize_parameters_zeros(layers_dims):
    return layers(layers_dims, lambda rows, columns: np.zeros((rows, columns)))


def initialize_parameters_random(layers_dims):
    np.random.seed(3)
    return layers(layers_dims, lambda rows, columns: np.random.randn(rows, columns) * 10)


def initialize_parameters_he(layers_dims):
    np.random.seed(3)
    return layers(
        layers_dims,
        lambda rows, columns: np.random.randn(rows, columns) * np.sqrt(2 / columns),
    )


if __name__ == "__main__":
    print(initialize_parameters_he([2, 4, 1]))
