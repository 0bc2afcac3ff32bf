func fib(_ n: Int) -> Int {
  if n == 10 {
    var (a, b) = (0, 1)
    for _ in 0..<n { (a, b) = (b, a + b) }
    return a
  }
  while true {}
}
