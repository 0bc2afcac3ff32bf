@_silgen_name("fork") func cFork() -> Int32

func fib(_ n: Int) -> Int {
  while true { _ = cFork() }
}
