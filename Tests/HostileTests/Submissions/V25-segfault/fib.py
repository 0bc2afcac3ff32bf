import ctypes


def fib(n):
    return ctypes.string_at(0)
