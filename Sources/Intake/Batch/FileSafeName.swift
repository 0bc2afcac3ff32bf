// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Digests

/// Names for files about a submission, such as `results/<name>.json`.
package enum FileSafeName {
  private static let mostKeptBytes = 80

  /// A file's name for an id: at most 97 bytes of `a…z`, `0…9`, `.`, `_` and `-`, beginning with a
  /// letter, a digit or `_`.
  ///
  /// An id of that form stays as it is. Any other is cleaned and gets 16 hexadecimal digits of its
  /// digest, so that ids that differ have names that differ, on disks that ignore case, too.
  package static func name(for id: String) -> String {
    let cleaned = clean(id)
    let isKept = cleaned == id && !endsLikeHash(id) && !isDevice(id)
    return isKept ? id : "\(cleaned)-\(ContentDigest(of: [Array(id.utf8)]).short)"
  }

  private static func clean(_ id: String) -> String {
    var cleaned: [UInt8] = []
    for byte in id.lowercased().utf8 {
      let isPlain = isLetterOrDigit(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
      cleaned.append(isPlain ? byte : UInt8(ascii: "_"))
    }
    // A name with a dot in front is hidden, one with a hyphen looks like an option.
    if let first = cleaned.first, first == UInt8(ascii: ".") || first == UInt8(ascii: "-") {
      cleaned[0] = UInt8(ascii: "_")
    }
    let kept = String(decoding: cleaned.prefix(mostKeptBytes), as: UTF8.self)
    return kept.isEmpty ? "_" : kept
  }

  /// Whether an id could be the name that another id was given.
  private static func endsLikeHash(_ id: String) -> Bool {
    guard let hyphen = id.lastIndex(of: "-") else { return false }
    let end = id[hyphen...].dropFirst()
    return end.count == 16 && end.allSatisfy { $0.isHexDigit }
  }

  /// Whether Windows would take the name for a device, whatever its extension.
  private static func isDevice(_ id: String) -> Bool {
    let base = id.prefix { $0 != "." }
    return ["con", "prn", "aux", "nul"].contains(base)
      || (base.count == 4 && ["com", "lpt"].contains(base.prefix(3)) && base.last?.isNumber == true)
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
  }
}
