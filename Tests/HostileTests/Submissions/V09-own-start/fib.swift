@_cdecl("_start") public func ownStart() {}

func fib(_ n: Int) -> Int { n }
