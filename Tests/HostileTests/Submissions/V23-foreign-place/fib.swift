#sourceLocation(file: "/etc/passwd", line: 1)
func fib(_ n: Int) -> Int { "root" }
