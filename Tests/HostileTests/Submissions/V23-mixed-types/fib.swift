func fib(_ n: Int) -> Int { "a" + 1 + 2.0 }
