// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Course
import Intake

extension FuzzTarget {
  /// An archive: how it is packed and read, then its bytes.
  ///
  /// What is taken in keeps to the limits, and no name is anything but a name.
  static func archives(in folder: String) -> FuzzTarget {
    var limits = IntakeLimits()
    limits.archiveBytes = 1 << 20
    limits.unpackedBytes = 256 << 10
    limits.sourceBytes = 64 << 10
    limits.batchUnpackedBytes = 1 << 20
    limits.batchBytes = 1 << 20
    let reader = SubmissionReader(exercises: ["fib"], limits: limits)
    return FuzzTarget(name: "archives") { [limits] input in
      guard let first = input.first else { return .refused }
      let packing = Packing.allCases[Int(first) % Packing.allCases.count]
      let isBatch = (Int(first) / Packing.allCases.count) % 2 == 1
      let path = "\(folder)/ada\(packing.suffix)"
      do {
        try write(packing.pack(Array(input.dropFirst())), to: path)
        let submissions =
          isBatch
          ? try reader.submissions(at: path, spoolFolder: folder).submissions
          : [try reader.submission(at: path)]
        return Outcome(any: submissions.map { outcome(of: $0, limits) })
      } catch is IntakeError {
        return .refused
      } catch {
        return .broken("\(error)")
      }
    }
  }

  private static func outcome(of submission: Submission, _ limits: IntakeLimits) -> Outcome {
    guard case .files(let files) = submission.parts["fib"] else { return .refused }
    if files.count > limits.sourceFiles { return .broken("\(files.count) files") }
    if files.reduce(0, { $0 + $1.bytes.count }) > limits.unpackedBytes {
      return .broken("more bytes than may be unpacked")
    }
    let odd = files.first { file in
      file.name.isEmpty || file.name == ".." || file.name.utf8.contains { $0 == 0x2F || $0 < 0x20 }
        || file.bytes.count > limits.sourceBytes
        || String(validating: file.bytes, as: UTF8.self) == nil
    }
    return Outcome(odd == nil, orElse: "a file that should not be taken: \(odd?.name ?? "")")
  }

  /// How an input becomes an archive.
  private enum Packing: CaseIterable {
    case zip
    /// The bytes are the tar archive, which is put into gzip's format here: changes to compressed
    /// bytes never reach the reader of tars.
    case tar
    case compressedTar

    var suffix: String { self == .zip ? ".zip" : ".tar.gz" }

    func pack(_ bytes: [UInt8]) -> [UInt8] { self == .tar ? stored(bytes) : bytes }

    /// RFC 1952 around RFC 1951's stored blocks; libarchive does not ask for the checksum.
    private func stored(_ bytes: [UInt8]) -> [UInt8] {
      var result: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]
      var rest = bytes[...]
      repeat {
        let block = rest.prefix(0xFFFF)
        rest = rest.dropFirst(block.count)
        let (low, high) = (UInt8(block.count & 255), UInt8(block.count >> 8))
        result += [rest.isEmpty ? 1 : 0, low, high, ~low, ~high] + block
      } while !rest.isEmpty
      return result + [UInt8](repeating: 0, count: 8)
    }
  }
}

extension SubmissionList {
  /// All of them, read.
  fileprivate var submissions: [Submission] {
    get throws(IntakeError) {
      var all: [Submission] = []
      for entry in entries { all.append(try submission(of: entry)) }
      return all
    }
  }
}
