// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

@preconcurrency internal import Glibc

func readToEnd(_ descriptor: Int32) -> [UInt8] {
  read(.max, from: descriptor)
}

/// So many bytes, or as many as there are before the end.
func read(_ count: Int, from descriptor: Int32) -> [UInt8] {
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: min(count, 65_536))
  while bytes.count < count {
    let taken = Glibc.read(descriptor, &buffer, min(buffer.count, count - bytes.count))
    if taken < 0 && errno == EINTR { continue }
    guard taken > 0 else { break }
    bytes += buffer[..<taken]
  }
  return bytes
}

/// An integer as ``FrameWriter`` writes it, or nil at the end.
func readInt(from descriptor: Int32) -> Int? {
  var reader = FrameReader(read(8, from: descriptor))
  return try? reader.int()  // Fewer bytes than that are the end.
}

func write(_ bytes: [UInt8], to descriptor: Int32) {
  var rest = bytes[...]
  while !rest.isEmpty {
    let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
    if count < 0 && errno == EINTR { continue }
    guard count > 0 else { return }
    rest = rest.dropFirst(count)
  }
}

/// A file without a name, in the box's own memory.
func makeScratchFile() -> Int32 {
  var template = Array("/tmp/call-XXXXXX".utf8CString)
  let file = mkstemp(&template)
  guard file >= 0 else { exit(BoxExit.noProcess) }
  unlink(template)
  return file
}
