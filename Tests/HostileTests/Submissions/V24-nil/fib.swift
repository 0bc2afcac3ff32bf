func fib(_ n: Int) -> Int {
  let nothing: Int? = n > 0 ? nil : 1
  return nothing!
}
