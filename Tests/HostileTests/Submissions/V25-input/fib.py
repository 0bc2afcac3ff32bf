def fib(n):
    return int(input())
