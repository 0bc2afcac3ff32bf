import numpy as np


def fib(n):
    return np.ones((10**5, 10**5))
