// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import CourseKit
import Testing

/// Every stream that numpy's generator was recorded to draw, bit for bit.
struct RandomStateTests {
  /// `fixtures/random_state/streams.json`: doubles are hexadecimal.
  private struct Streams: Decodable {
    let streams: [Stream]
  }

  struct Stream: Decodable, Sendable, CustomTestStringConvertible {
    let seed: UInt32
    let random_uint32: [Int]
    let random_sample: [String]
    let randn: [String]
    let mixed: Mixed
    let normal: [String]
    let uniform: [String]

    var testDescription: String { "seed \(seed)" }

    enum CodingKeys: String, CodingKey {
      case seed, random_uint32, random_sample, randn, mixed
      case normal = "normal_0_0.05"
      case uniform = "uniform_-2_3"
    }
  }

  struct Mixed: Decodable, Sendable, Equatable {
    var randn3: [String]
    var random_sample2: [String]
    var randn2: [String]
    var randint5: [Int]
    var permutation7: [Int]
    var shuffle9: [Int]
  }

  private static let streams = Result { try fixture("random_state/streams.json", as: Streams.self) }
  private static var all: [Stream] { (try? streams.get().streams) ?? [] }

  @Test("Six seeds are recorded")
  func recorded() throws {
    #expect(try Self.streams.get().streams.map(\.seed) == [0, 1, 2, 3, 42, .max])
  }

  @Test("32-bit words", arguments: all)
  func words(of stream: Stream) {
    #expect(draw(stream) { $0.randint(0, 1 << 32) } == stream.random_uint32)
  }

  @Test("random_sample and rand", arguments: all)
  func samples(of stream: Stream) throws {
    var random = RandomState(seed: stream.seed)

    #expect(try draw(stream) { $0.randomSample() } == bits(stream.random_sample))
    #expect(try random.rand(2, 4).elements.map(\.bitPattern) == bits(stream.random_sample))
  }

  @Test("randn, one by one and as a matrix", arguments: all)
  func normalDeviates(of stream: Stream) throws {
    var random = RandomState(seed: stream.seed)

    #expect(try draw(stream, 9) { $0.randn() } == bits(stream.randn))
    #expect(try random.randn(3, 3).elements.map(\.bitPattern) == bits(stream.randn))
  }

  @Test("normal with a mean and a standard deviation", arguments: all)
  func normal(of stream: Stream) throws {
    let expected = try bits(stream.normal)

    #expect(draw(stream, 5) { $0.normal(mean: 0, standardDeviation: 0.05) } == expected)
  }

  @Test("uniform over a range", arguments: all)
  func uniform(of stream: Stream) throws {
    #expect(try draw(stream, 5) { $0.uniform(low: -2, high: 3) } == bits(stream.uniform))
  }

  @Test("Mixed calls keep the saved normal deviate in its place", arguments: all)
  func mixed(of stream: Stream) throws {
    var random = RandomState(seed: 9)
    random.seed(stream.seed)
    var shuffled = Array(0..<9)

    let normal3 = (0..<3).map { _ in random.randn().bitPattern }
    let sample2 = (0..<2).map { _ in random.randomSample().bitPattern }
    let normal2 = (0..<2).map { _ in random.randn().bitPattern }
    let integers5 = (0..<5).map { _ in random.randint(0, 10) }
    let permutation7 = random.permutation(7)
    random.shuffle(&shuffled)

    #expect(try normal3 == bits(stream.mixed.randn3))
    #expect(try sample2 == bits(stream.mixed.random_sample2))
    #expect(try normal2 == bits(stream.mixed.randn2))
    #expect(integers5 == stream.mixed.randint5)
    #expect(permutation7 == stream.mixed.permutation7)
    #expect(shuffled == stream.mixed.shuffle9)
  }

  private func draw(_ stream: Stream, _ next: (inout RandomState) -> Int) -> [Int] {
    var random = RandomState(seed: stream.seed)
    return (0..<8).map { _ in next(&random) }
  }

  private func draw(
    _ stream: Stream,
    _ count: Int = 8,
    _ next: (inout RandomState) -> Double
  ) -> [UInt64] {
    var random = RandomState(seed: stream.seed)
    return (0..<count).map { _ in next(&random).bitPattern }
  }

  private func bits(_ hexadecimal: [String]) throws -> [UInt64] {
    try hexadecimal.map { try #require(Double($0)).bitPattern }
  }
}
