"""Times the notebook's training in numpy and in grade, in turns; Benchmarks/training calls it."""

import pathlib
import statistics
import subprocess
import sys
import time

import numpy as np

REPOSITORY = pathlib.Path(__file__).resolve().parent.parent
LAYERS = [2, 10, 5, 1]
ITERATIONS = 15_000
LEARNING_RATE = 0.01
KERNELS = ["baseline", "avx2"]
USAGE = 64  # the exit code of grade for arguments that it can't take


def initialize_parameters_he(layers_dims):
    np.random.seed(3)
    parameters = {}
    for l in range(1, len(layers_dims)):
        scale = np.sqrt(2.0 / layers_dims[l - 1])
        parameters[f"W{l}"] = np.random.randn(layers_dims[l], layers_dims[l - 1]) * scale
        parameters[f"b{l}"] = np.zeros((layers_dims[l], 1))
    return parameters


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def relu(x):
    return np.maximum(0, x)


def forward_propagation(X, parameters):
    W1, b1 = parameters["W1"], parameters["b1"]
    W2, b2 = parameters["W2"], parameters["b2"]
    W3, b3 = parameters["W3"], parameters["b3"]
    z1 = np.dot(W1, X) + b1
    a1 = relu(z1)
    z2 = np.dot(W2, a1) + b2
    a2 = relu(z2)
    z3 = np.dot(W3, a2) + b3
    a3 = sigmoid(z3)
    return a3, (z1, a1, W1, b1, z2, a2, W2, b2, z3, a3, W3, b3)


def compute_loss(a3, Y):
    m = Y.shape[1]
    logprobs = np.multiply(-np.log(a3), Y) + np.multiply(-np.log(1 - a3), 1 - Y)
    return 1.0 / m * np.nansum(logprobs)


def backward_propagation(X, Y, cache):
    m = X.shape[1]
    z1, a1, W1, b1, z2, a2, W2, b2, z3, a3, W3, b3 = cache
    dz3 = 1.0 / m * (a3 - Y)
    dW3 = np.dot(dz3, a2.T)
    db3 = np.sum(dz3, axis=1, keepdims=True)
    da2 = np.dot(W3.T, dz3)
    dz2 = np.multiply(da2, np.int64(a2 > 0))
    dW2 = np.dot(dz2, a1.T)
    db2 = np.sum(dz2, axis=1, keepdims=True)
    da1 = np.dot(W2.T, dz2)
    dz1 = np.multiply(da1, np.int64(a1 > 0))
    dW1 = np.dot(dz1, X.T)
    db1 = np.sum(dz1, axis=1, keepdims=True)
    return {"dW3": dW3, "db3": db3, "dW2": dW2, "db2": db2, "dW1": dW1, "db1": db1}


def update_parameters(parameters, grads, learning_rate):
    for k in range(len(parameters) // 2):
        for name in (f"W{k + 1}", f"b{k + 1}"):
            parameters[name] = parameters[name] - learning_rate * grads["d" + name]
    return parameters


def time_numpy(X, Y):
    """Returns the seconds of one training; the cost of each iteration is computed, as there."""
    parameters = initialize_parameters_he(LAYERS)
    start = time.perf_counter()
    for _ in range(ITERATIONS):
        a3, cache = forward_propagation(X, parameters)
        compute_loss(a3, Y)
        grads = backward_propagation(X, Y, cache)
        parameters = update_parameters(parameters, grads, LEARNING_RATE)
    return time.perf_counter() - start


def time_grade(grade, kernel):
    """Returns the seconds of one training, or None where this processor can't run the kernel."""
    command = [grade, "benchmark", "--kernel", kernel]
    finished = subprocess.run(command, capture_output=True, text=True)
    if finished.returncode == USAGE:
        return None
    if finished.returncode != 0:
        sys.exit(f"{' '.join(command)}: exit code {finished.returncode}\n{finished.stderr}")
    return float(finished.stdout)


def main(grade, rounds):
    points = np.loadtxt(REPOSITORY / "fixtures/circles/train.csv", delimiter=",", skiprows=1)
    X, Y = np.ascontiguousarray(points[:, :2].T), points[:, 2].reshape(1, -1).astype(int)
    times = {}
    for _ in range(rounds):
        times.setdefault("numpy", []).append(time_numpy(X, Y))
        for kernel in KERNELS:
            if (seconds := time_grade(grade, kernel)) is not None:
                times.setdefault(kernel, []).append(seconds)
    medians = {name: statistics.median(seconds) for name, seconds in times.items()}
    print(f"{ITERATIONS} iterations, {X.shape[1]} samples, medians of {rounds} runs in turns")
    for name, median in medians.items():
        print(f"{name:10} {median:.3f} s   {medians['numpy'] / median:5.1f} times as fast as numpy")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
