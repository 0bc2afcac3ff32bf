"""What the three ways share."""

import numpy as np


def pairs(layers_dims):
    """The number of a layer, its units and those of the layer before."""
    return [(l, layers_dims[l], layers_dims[l - 1]) for l in range(1, len(layers_dims))]


def column(rows):
    return np.zeros((rows, 1))
