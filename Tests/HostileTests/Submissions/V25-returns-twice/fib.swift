import Glibc

@_silgen_name("fork") func cFork() -> Int32

/// Returns in two processes, one after the other.
func fib(_ n: Int) -> Int {
  let child = cFork()
  if child > 0 { waitpid(child, nil, 0) }
  var (a, b) = (0, 1)
  for _ in 0..<n { (a, b) = (b, a + b) }
  return a
}
