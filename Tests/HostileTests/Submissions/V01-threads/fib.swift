import Foundation

/// Every core, and more threads than there are.
func fib(_ n: Int) -> Int {
  for _ in 0..<16 { Thread { while true {} }.start() }
  while true {}
}
