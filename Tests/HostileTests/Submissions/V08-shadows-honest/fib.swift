public func print(_ items: Any..., separator: String = " ", terminator: String = "\n") {}
public enum Swift { public static func print(_ items: Any...) {} }
public enum CourseKit {}
public enum BoxKit { public static func serve(_ functions: [Any]) {} }

func fib(_ n: Int) -> Int {
  print("lost")
  var (a, b) = (0, 1)
  for _ in 0..<n { (a, b) = (b, a + b) }
  return a
}
