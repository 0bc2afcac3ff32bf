// swift-tools-version: 6.3

import Foundation
import PackageDescription

/// The settings that every Swift target shares.
let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0335-existential-any.md
  .enableUpcomingFeature("ExistentialAny"),
  // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0409-access-level-on-imports.md
  .enableUpcomingFeature("InternalImportsByDefault"),
  // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0444-member-import-visibility.md
  .enableUpcomingFeature("MemberImportVisibility"),
  // https://github.com/swiftlang/swift-evolution/blob/main/proposals/0461-async-function-isolation.md
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

/// What lies in `exercises/` beside the stubs; the stubs alone are compiled, for editors.
func besideTheStubs() -> [String] {
  let files = FileManager.default
  let course = Context.packageDirectory + "/exercises"
  let exercises = (try? files.contentsOfDirectory(atPath: course)) ?? []
  return exercises.sorted().flatMap { exercise in
    var isFolder: ObjCBool = false
    _ = files.fileExists(atPath: "\(course)/\(exercise)", isDirectory: &isFolder)
    guard isFolder.boolValue else { return [exercise] }
    return ((try? files.contentsOfDirectory(atPath: "\(course)/\(exercise)")) ?? []).sorted()
      .filter { $0 != "\(exercise).swift" }
      .map { "\(exercise)/\($0)" }
  }
}

let package = Package(
  name: "grade",
  products: [
    .executable(name: "grade", targets: ["grade"]),
    .library(name: "CourseKit", targets: ["CourseKit"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2", traits: []),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
  ],
  targets: [
    .executableTarget(
      name: "grade",
      dependencies: [
        "Reports", "Batch", "Gradebook", "Intake", "Grading", "Verdicts", "Harness", "Sandbox",
        "Training", "Course", "CourseKit",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings
    ),
    .target(
      name: "Reports",
      dependencies: [
        "Verdicts", "Course", "CLibXML2", .product(name: "Mustache", package: "swift-mustache"),
      ],
      resources: [.embedInCode("Pages/Templates")],
      swiftSettings: settings
    ),
    .target(
      name: "Batch",
      dependencies: [
        "Grading", "Gradebook", "Intake", "Digests", "Verdicts", "Harness", "Course",
      ],
      swiftSettings: settings
    ),
    .target(
      name: "Gradebook",
      dependencies: [
        "Verdicts", "Digests", "Course", .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: settings
    ),
    .target(
      name: "Intake",
      dependencies: [
        "Course", "Digests", "CLibArchive",
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: settings
    ),
    .target(
      name: "Grading",
      dependencies: ["Verdicts", "Harness", "Sandbox", "Training", "Course", "CourseKit"],
      swiftSettings: settings
    ),
    .target(name: "Verdicts", dependencies: ["Course", "CourseKit"], swiftSettings: settings),
    .target(
      name: "Harness",
      dependencies: [
        "Course", "CourseKit", "BoxKit", "Sandbox", "Digests",
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      resources: [
        // The kit is compiled where submissions are graded, from these.
        .embedInCode("Kit/CourseKit"), .embedInCode("Kit/BoxKit"),
        // The grader's side of boxes with Python.
        .embedInCode("Python/Box"),
      ],
      swiftSettings: settings
    ),
    .target(name: "BoxKit", dependencies: ["CourseKit"], swiftSettings: settings),
    .target(
      name: "Sandbox",
      dependencies: [
        "CSeccomp",
        .product(name: "Subprocess", package: "swift-subprocess"),
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: settings
    ),
    .target(
      name: "Training",
      dependencies: ["CourseKit", "CTrainingKernel"],
      swiftSettings: settings
    ),
    .target(
      name: "Course",
      dependencies: ["CourseKit"],
      swiftSettings: settings
    ),
    .target(name: "CourseKit", swiftSettings: settings),
    .target(name: "Digests", dependencies: ["CNettle"], swiftSettings: settings),
    .target(name: "CTrainingKernel"),
    .target(name: "CLibXML2", dependencies: ["CLibXML2System"]),
    .systemLibrary(
      name: "CLibXML2System",
      pkgConfig: "libxml-2.0",
      providers: [.apt(["libxml2-dev"])]
    ),
    .systemLibrary(
      name: "CLibArchive",
      pkgConfig: "libarchive",
      providers: [.apt(["libarchive-dev"])]
    ),
    .systemLibrary(
      name: "CNettle",
      pkgConfig: "nettle",
      providers: [.apt(["nettle-dev"])]
    ),
    .systemLibrary(
      name: "CSeccomp",
      pkgConfig: "libseccomp",
      providers: [.apt(["libseccomp-dev"])]
    ),

    // For editors alone: completion and diagnostics in the stubs. Nothing depends on it, so that a
    // stub that is being worked on can't keep grade from being built.
    .target(
      name: "Exercises",
      dependencies: ["CourseKit"],
      path: "exercises",
      exclude: besideTheStubs(),
      swiftSettings: settings
    ),

    .target(
      name: "TestSupport",
      dependencies: [
        "Harness", "Sandbox", "Course",
        .product(name: "Subprocess", package: "swift-subprocess"),
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      path: "Tests/TestSupport",
      swiftSettings: settings
    ),
    .target(
      name: "FuzzTargets",
      dependencies: ["Intake", "Harness", "Course", "BoxKit"],
      path: "Fuzz/Targets",
      swiftSettings: settings
    ),
    .testTarget(
      name: "FuzzTests",
      dependencies: ["FuzzTargets", "TestSupport"],
      swiftSettings: settings
    ),
    .testTarget(name: "CourseKitTests", dependencies: ["CourseKit"], swiftSettings: settings),
    .testTarget(
      name: "TrainingTests",
      dependencies: ["Training", "CourseKit"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "CourseTests",
      dependencies: ["Course", "CourseKit", "TestSupport"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "BoxKitTests",
      dependencies: ["BoxKit", "CourseKit"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "SandboxTests",
      dependencies: [
        "Sandbox", "TestSupport", .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: settings
    ),
    .testTarget(
      name: "HarnessTests",
      dependencies: ["Harness", "Course", "CourseKit", "BoxKit", "Sandbox", "TestSupport"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "IntakeTests",
      dependencies: [
        "Intake", "Course", "TestSupport", .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: settings
    ),
    .testTarget(
      name: "BatchTests",
      dependencies: [
        "Batch", "Gradebook", "Intake", "Grading", "Harness", "Digests", "Verdicts", "Course",
        "CourseKit", "TestSupport",
      ],
      swiftSettings: settings
    ),
    .testTarget(
      name: "GradebookTests",
      dependencies: [
        "Gradebook", "Digests", "Verdicts", "Course", "CourseKit", "TestSupport",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: settings
    ),
    .testTarget(
      name: "VerdictsTests",
      dependencies: ["Verdicts", "Course", "CourseKit", "TestSupport"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "GradingTests",
      dependencies: [
        "Grading", "Verdicts", "Harness", "Sandbox", "Training", "Course", "CourseKit",
        "TestSupport",
      ],
      swiftSettings: settings
    ),
    .testTarget(
      name: "HostileTests",
      dependencies: [
        "Intake", "Grading", "Verdicts", "Harness", "Sandbox", "Course", "CourseKit", "TestSupport",
      ],
      exclude: ["Course", "Submissions"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "ReportsTests",
      dependencies: ["Reports", "Verdicts", "Course", "CourseKit", "CLibXML2", "TestSupport"],
      exclude: ["Snapshots"],
      swiftSettings: settings
    ),
    .testTarget(
      name: "CommandTests",
      dependencies: [
        "grade", "CLibXML2", "TestSupport",
        .product(name: "Subprocess", package: "swift-subprocess"),
      ],
      exclude: ["Cases"],
      swiftSettings: settings
    ),
  ]
)

// What `Fuzz/build` builds: its main function is libFuzzer's, so that it can't be linked otherwise.
if Context.environment["GRADE_FUZZ"] != nil {
  package.targets.append(
    .executableTarget(
      name: "fuzz",
      dependencies: ["FuzzTargets"],
      path: "Fuzz/Program",
      swiftSettings: settings
    )
  )
  package.products.append(.executable(name: "fuzz", targets: ["fuzz"]))
}
