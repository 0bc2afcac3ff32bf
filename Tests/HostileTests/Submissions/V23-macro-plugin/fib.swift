@freestanding(expression) macro m() -> Int = #externalMacro(module: "Evil", type: "Evil")

func fib(_ n: Int) -> Int { #m() }
