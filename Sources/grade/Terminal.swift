// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Glibc

/// The program's two streams: results on standard output, progress and errors on standard error.
enum Terminal {
  /// Writes a result.
  static func print(_ text: String) {
    write(text, to: STDOUT_FILENO)
  }

  /// Writes a result's bytes.
  static func print(_ bytes: [UInt8]) {
    write(bytes, to: STDOUT_FILENO)
  }

  /// Writes an error as a line of its own.
  static func complain(_ text: String) {
    write("grade: \(text)\n", to: STDERR_FILENO)
  }

  /// Writes to standard error as it is.
  static func note(_ text: String) {
    write(text, to: STDERR_FILENO)
  }

  /// Empties the terminal for further results, or sets them apart by a line where it is none.
  static func beginAnew() {
    print(
      outputIsTerminal
        ? "\u{1B}[H\u{1B}[2J\u{1B}[3J" : "\n" + String(repeating: "-", count: 72) + "\n\n"
    )
  }

  static var outputIsTerminal: Bool { isatty(STDOUT_FILENO) == 1 }
  static var errorIsTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  /// The width of the terminal in columns, or 80 where there is none.
  static var width: Int {
    var size = winsize()
    let isKnown = [STDOUT_FILENO, STDERR_FILENO].contains {
      ioctl($0, UInt(TIOCGWINSZ), &size) == 0
    }
    return isKnown && size.ws_col > 0 ? Int(size.ws_col) : 80
  }

  private static func write(_ text: String, to descriptor: Int32) {
    write(Array(text.utf8), to: descriptor)
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      if count < 0 && errno != EPIPE && descriptor == STDOUT_FILENO {
        // A result that is lost must not look like one that was delivered.
        complain("can't write the result: \(String(cString: strerror(errno)))")
        Exit.end(with: Exit.ownFault)
      }
      guard count > 0 else { return }  // Nobody reads any more; there is no one left to tell.
      rest = rest.dropFirst(count)
    }
  }
}
