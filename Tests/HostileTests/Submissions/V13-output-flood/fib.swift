func fib(_ n: Int) -> Int {
  while true { print(String(repeating: "A", count: 4096)) }
}
