// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

/// The sources of what a student's program is linked with, as they stood when grade was built.
///
/// They are part of the executable, so that the kit can be compiled with the toolchain that
/// compiles the submissions, wherever grade was started from.
package enum KitSources {
  package struct File {
    package let name: String
    package let bytes: [UInt8]
  }

  /// What students import.
  package static let courseKit = [
    File(name: "DecimalParts.swift", bytes: PackageResources.DecimalParts_swift),
    File(name: "Matrix+Arithmetic.swift", bytes: PackageResources.Matrix_Arithmetic_swift),
    File(name: "Matrix+Description.swift", bytes: PackageResources.Matrix_Description_swift),
    File(name: "Matrix.swift", bytes: PackageResources.Matrix_swift),
    File(name: "MersenneTwister.swift", bytes: PackageResources.MersenneTwister_swift),
    File(name: "NumpyFloatFormat.swift", bytes: PackageResources.NumpyFloatFormat_swift),
    File(name: "NumpyLayout.swift", bytes: PackageResources.NumpyLayout_swift),
    File(name: "Parameters.swift", bytes: PackageResources.Parameters_swift),
    File(
      name: "RandomState+Distributions.swift",
      bytes: PackageResources.RandomState_Distributions_swift
    ),
    File(name: "RandomState+Integers.swift", bytes: PackageResources.RandomState_Integers_swift),
    File(name: "RandomState.swift", bytes: PackageResources.RandomState_swift),
    File(name: "Stop.swift", bytes: PackageResources.Stop_swift),
  ]

  /// What reads the request and writes the answer in a box.
  package static let boxKit = [
    File(name: "BoxExit.swift", bytes: PackageResources.BoxExit_swift),
    File(name: "Descriptors.swift", bytes: PackageResources.Descriptors_swift),
    File(name: "Frame.swift", bytes: PackageResources.Frame_swift),
    File(name: "FrameError.swift", bytes: PackageResources.FrameError_swift),
    File(name: "FrameReader.swift", bytes: PackageResources.FrameReader_swift),
    File(name: "FrameWriter.swift", bytes: PackageResources.FrameWriter_swift),
    File(name: "Request.swift", bytes: PackageResources.Request_swift),
    File(name: "Serve.swift", bytes: PackageResources.Serve_swift),
    File(name: "ServeTogether.swift", bytes: PackageResources.ServeTogether_swift),
    File(name: "Surroundings.swift", bytes: PackageResources.Surroundings_swift),
  ]
}
