import BoxKit

func fib(_ n: Int) -> Int { n }
