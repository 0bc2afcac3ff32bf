def fib(n):
    while True:
        pass
