func fib(_ n: Int) -> Int { 1 / (n - n) }
