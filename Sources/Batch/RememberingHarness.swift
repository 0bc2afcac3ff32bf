// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

package import Course
import Digests
import FoundationEssentials
package import Gradebook
package import Harness

/// A harness that builds equal files once, in this run and in later ones.
package struct RememberingHarness: Harness {
  private let harness: any Harness
  private let store: ContentStore
  private let flights = Flights()

  package init(_ harness: any Harness, store: ContentStore) {
    self.harness = harness
    self.store = store
  }

  package var identity: String { harness.identity }

  package func build(
    _ files: [SourceFile],
    for signatures: [Signature]
  ) async throws -> BuildResult {
    try await remembered("build", files, signatures) {
      try await harness.build(files, for: signatures)
    }
  }

  package func program(
    of files: [SourceFile],
    for signatures: [Signature]
  ) async throws -> Program? {
    let result = try await remembered("program", files, signatures) {
      let program = try await harness.program(of: files, for: signatures)
      // Why they don't build together is nobody's question.
      return program.map(BuildResult.built) ?? .refused([])
    }
    return if case .built(let program) = result { program } else { nil }
  }

  package func program(
    restoring executable: [UInt8],
    of files: [SourceFile],
    for signatures: [Signature]
  ) -> Program {
    harness.program(restoring: executable, of: files, for: signatures)
  }

  /// What is kept under a purpose, or is being made for it, or else what `make` makes, which is kept.
  private func remembered(
    _ purpose: String,
    _ files: [SourceFile],
    _ signatures: [Signature],
    _ make: @escaping @Sendable () async throws -> BuildResult
  ) async throws -> BuildResult {
    let key = key(purpose, files, signatures)
    return try await flights.join(key) {
      if let kept = kept(key, files, signatures) { return kept }
      let result = try await make()
      keep(result, key)
      return result
    }
  }

  private func key(
    _ purpose: String,
    _ files: [SourceFile],
    _ signatures: [Signature]
  ) -> ContentDigest {
    // With their numbers, so that no file's text can stand for a function.
    ContentDigest(
      of: [
        Array(purpose.utf8), Array(identity.utf8),
        Array("\(signatures.count) functions, \(files.count) files".utf8),
      ]
        + signatures.map { Array("\($0)".utf8) }
        + files.flatMap { [Array($0.name.utf8), $0.bytes] }
    )
  }

  private func kept(
    _ key: ContentDigest,
    _ files: [SourceFile],
    _ signatures: [Signature]
  ) -> BuildResult? {
    guard let kept = store.content(for: key),
      // What can't be read is built again.
      let build = try? JSONDecoder().decode(KeptBuild.self, from: kept.description)
    else { return nil }
    return build.result {
      harness.program(restoring: kept.bytes, of: files, for: signatures)
    }
  }

  private func keep(_ result: BuildResult, _ key: ContentDigest) {
    let executable = if case .built(let program) = result { program.executable } else { [UInt8]() }
    // A build without this text could not be read back; all of it can be encoded.
    guard let description = try? JSONEncoder().encode(KeptBuild(result)) else { return }
    store.keep(description, executable, for: key)
  }
}

/// A build's result without its program.
private enum KeptBuild: Codable {
  case built
  case refused([BuildResult.Complaint])
  case missing(Signature, elsewhere: BuildResult.Elsewhere?)
  case unwritten(Signature)
  case unsuitable(RejectionReason)
  case differs(Signature, found: String?)
  case limit(ExceededLimit)

  init(_ result: BuildResult) {
    self =
      switch result {
      case .built: .built
      case .refused(let complaints): .refused(complaints)
      case .missing(let signature, let place): .missing(signature, elsewhere: place)
      case .unwritten(let signature): .unwritten(signature)
      case .unsuitable(let reason): .unsuitable(reason)
      case .differs(let signature, let found): .differs(signature, found: found)
      case .limit(let limit): .limit(limit)
      }
  }

  func result(program: () -> Program) -> BuildResult {
    switch self {
    case .built: .built(program())
    case .refused(let complaints): .refused(complaints)
    case .missing(let signature, let place): .missing(signature, elsewhere: place)
    case .unwritten(let signature): .unwritten(signature)
    case .unsuitable(let reason): .unsuitable(reason)
    case .differs(let signature, let found): .differs(signature, found: found)
    case .limit(let limit): .limit(limit)
    }
  }
}

/// Builds that are being made now, so that who wants the same waits for it.
///
/// An actor, since several gradings ask at once.
private actor Flights {
  private var flights: [ContentDigest: Task<BuildResult, any Error>] = [:]

  func join(
    _ key: ContentDigest,
    _ build: @escaping @Sendable () async throws -> BuildResult
  ) async throws -> BuildResult {
    let flight = flights[key] ?? Task { try await build() }
    flights[key] = flight
    defer { flights[key] = nil }
    return try await withTaskCancellationHandler {
      try await flight.value
    } onCancel: {
      flight.cancel()
    }
  }
}
