import Glibc

/// Memory that belongs to no address space: what it can get of files in memory, pipes and sockets.
func fib(_ n: Int) -> Int {
  let block = [UInt8](repeating: 1, count: 1 << 20)
  while true {
    let file = Int32(syscall(319, "x", 0))  // memfd_create on x86_64
    if file >= 0 { for _ in 0..<8 { _ = write(file, block, block.count) } }
    let segment = shmget(IPC_PRIVATE, 8 << 20, 0o600)
    if segment >= 0, let memory = shmat(segment, nil, 0), memory != UnsafeMutableRawPointer(bitPattern: -1) {
      memset(memory, 1, 8 << 20)
      shmdt(memory)
    }
    if file < 0 && segment < 0 { return 1 }
  }
}
@_silgen_name("syscall") func syscall(_ number: Int, _ name: UnsafePointer<CChar>, _ flags: Int32) -> Int
