// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

package import Course

/// What became of compiling and linking a submission's files.
package enum BuildResult: Sendable {
  case built(Program)
  /// The compiler or the linker refused; at least one complaint.
  case refused([Complaint])
  /// The files are fine and do not have this function; or where they have it out of reach.
  case missing(Signature, elsewhere: Elsewhere? = nil)
  /// They have it and it is nothing but a frame in which no code was written.
  case unwritten(Signature)
  /// They have it with another signature; the compiler's spelling of it, where it gives one.
  case differs(Signature, found: String?)
  /// A file is none that can be built; why.
  case unsuitable(RejectionReason)
  /// The compiler ran past a limit.
  case limit(ExceededLimit)

  /// Where a function is defined so that it can't be called.
  package struct Elsewhere: Codable, Equatable, Sendable {
    package enum Kind: String, Codable, Sendable {
      case inClass
      /// Below a condition, a loop or the like.
      case inBlock
      case inFunction
    }

    package let kind: Kind
    package let place: CodePlace

    package init(kind: Kind, place: CodePlace) {
      self.kind = kind
      self.place = place
    }
  }

  /// One thing that the compiler or linker says about the student's code.
  package struct Complaint: Codable, Equatable, Sendable {
    package enum Severity: String, Codable, Sendable {
      case error
      case warning
      case note
    }

    /// Where it is about; nil for the linker.
    package let place: Place?
    package let severity: Severity
    package let message: String

    package init(place: Place?, severity: Severity, message: String) {
      self.place = place
      self.severity = severity
      self.message = message
    }
  }

  /// A place in a student's file.
  package struct Place: Codable, Equatable, Sendable {
    /// The student's own name of the file.
    package let file: String
    /// A notebook's code cell, from 1; nil for a file that is no notebook.
    package let cell: Int?
    /// From 1, in the cell where there is one.
    package let line: Int
    /// From 1, in bytes of UTF-8.
    package let column: Int
    /// The line's text, where the file has such a line.
    package let text: String?

    package init(file: String, cell: Int? = nil, line: Int, column: Int, text: String?) {
      self.file = file
      self.cell = cell
      self.line = line
      self.column = column
      self.text = text
    }
  }
}

/// A line of a student's file.
package struct CodePlace: Codable, Equatable, Sendable {
  /// The student's own name of the file.
  package let file: String
  /// A notebook's code cell, from 1; nil for a file that is no notebook.
  package let cell: Int?
  /// From 1, in the cell where there is one.
  package let line: Int

  package init(file: String, cell: Int?, line: Int) {
    self.file = file
    self.cell = cell
    self.line = line
  }
}

/// A limit that a box ran past.
package enum ExceededLimit: Codable, Equatable, Sendable {
  case wall(seconds: Double)
  case cpu(seconds: Int)
  case memory(mebibytes: Int)
  /// What it printed.
  case output(kibibytes: Int)
  /// The value that it answered with.
  case value(kibibytes: Int)
}
