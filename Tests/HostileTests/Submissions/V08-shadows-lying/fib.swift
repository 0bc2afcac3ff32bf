public func print(_ items: Any..., separator: String = " ", terminator: String = "\n") {}
public enum Swift { public static func print(_ items: Any...) {} }
public enum CourseKit {}
public enum BoxKit { public static func serve(_ functions: [Any]) {} }
public func write(_ descriptor: Int32, _ bytes: UnsafeRawPointer, _ count: Int) -> Int { count }

func fib(_ n: Int) -> Int { 1 }
