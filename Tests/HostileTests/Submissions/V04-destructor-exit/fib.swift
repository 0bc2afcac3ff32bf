import Glibc

/// A right answer, then another exit code after the harness has ended.
func fib(_ n: Int) -> Int {
  atexit { _exit(7) }
  var (a, b) = (0, 1)
  for _ in 0..<n { (a, b) = (b, a + b) }
  return a
}
