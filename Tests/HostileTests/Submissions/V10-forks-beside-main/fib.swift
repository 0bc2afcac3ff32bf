import Foundation

@_silgen_name("fork") func cFork() -> Int32

/// Takes its memory in a process that another thread than the first has made.
func fib(_ n: Int) -> Int {
  Thread {
    if cFork() == 0 {
      var blocks: [[UInt8]] = []
      while true { blocks.append([UInt8](repeating: 1, count: 4 << 20)) }
    }
    while true { sleep(1) }
  }.start()
  sleep(100)
  return 1
}
