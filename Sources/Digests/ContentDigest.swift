// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

internal import CNettle

/// The SHA-256 digest of some content (FIPS 180-4), by which equal work is recognised.
///
/// Nobody can make two contents with one digest, so a verdict that is kept under it is nobody else's.
package struct ContentDigest: Hashable, Sendable, CustomStringConvertible {
  /// 32 bytes.
  package let bytes: [UInt8]

  /// A digest that was kept; nil for bytes that are none.
  package init?(bytes: [UInt8]) {
    guard bytes.count == Int(SHA256_DIGEST_SIZE) else { return nil }
    self.bytes = bytes
  }

  /// Takes the digest of parts in their order.
  ///
  /// Each part goes in with its length, so that other parts with the same bytes in a row have
  /// another digest.
  package init(of parts: [[UInt8]]) {
    var state = sha256_ctx()
    nettle_sha256_init(&state)
    for part in parts {
      withUnsafeBytes(of: UInt64(part.count).littleEndian) { length in
        length.withMemoryRebound(to: UInt8.self) {
          nettle_sha256_update(&state, $0.count, $0.baseAddress)
        }
      }
      nettle_sha256_update(&state, part.count, part)
    }
    var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_SIZE))
    nettle_sha256_digest(&state, digest.count, &digest)
    bytes = digest
  }

  /// The beginning of ``description``, 16 characters: for names, where nothing hangs on its being the
  /// only one.
  package var short: String { String(description.prefix(16)) }

  /// Hexadecimal, 64 characters.
  package var description: String {
    bytes.map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0\(digits)" : digits
    }
    .joined()
  }
}
