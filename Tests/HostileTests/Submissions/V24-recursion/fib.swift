func fib(_ n: Int) -> Int { 1 + fib(n + 1) }
