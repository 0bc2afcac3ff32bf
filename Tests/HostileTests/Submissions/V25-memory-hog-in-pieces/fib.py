def fib(n):
    held = []
    while True:
        held.append(bytearray(1 << 24))
