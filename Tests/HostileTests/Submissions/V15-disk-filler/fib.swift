import Glibc

/// Fills whatever it can write to, with bytes, with holes and with names.
func fib(_ n: Int) -> Int {
  signal(SIGXFSZ, SIG_IGN)
  let block = [UInt8](repeating: 1, count: 1 << 20)
  var written = 0
  for folder in ["/tmp", "/dev/shm", "/box", "/dev", "/", "/usr", "/toolchain", "/kit", "/proc"] {
    for number in 0..<64 {
      let file = open("\(folder)/filler-\(number)", O_WRONLY | O_CREAT, 0o600)
      if file < 0 { break }
      while case let count = write(file, block, block.count), count > 0 { written += count }
      close(file)
    }
    // The size that is asked for is more than any limit.
    let sparse = open("\(folder)/sparse", O_WRONLY | O_CREAT, 0o600)
    if sparse >= 0, ftruncate(sparse, 1 << 40) == 0 { written += 1 << 40 }
  }
  for number in 0..<5000 {
    let file = open("/tmp/name-\(number)", O_WRONLY | O_CREAT, 0o600)
    if file < 0 { break }
    close(file)
  }
  // What the two file systems hold, in MiB: more would be a wall that gives way.
  return written <= 20 << 20 ? -1 : -2
}
