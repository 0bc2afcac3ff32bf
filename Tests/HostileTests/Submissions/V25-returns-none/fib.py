def fib(n):
    a = n
