def fib(n):
    while True:
        print('A' * 4096)
