// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Glibc

/// The course's folder on disk, read by paths relative to it.
///
/// The folder belongs to the instructor and is trusted: links are followed.
package struct CourseFolder: Sendable {
  /// The largest file that is read; the built-in course's largest has 20 KiB.
  static let limitBytes = 10 * 1024 * 1024

  let directory: String

  package init(directory: String) {
    self.directory = directory
  }

  /// A file's text, or nil where there is no such file.
  ///
  /// - Throws: ``CourseError/unreadable(file:_:)`` for what is there but is no UTF-8 text file.
  package func textIfPresent(_ file: String) throws(CourseError) -> String? {
    do {
      return try text(file)
    } catch .unreadable(file: file, .missing) {
      return nil
    }
  }

  /// A file's text.
  ///
  /// - Throws: ``CourseError/unreadable(file:_:)``.
  package func text(_ file: String) throws(CourseError) -> String {
    let bytes = try bytes(file)
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw .unreadable(file: file, .notUTF8)
    }
    return text
  }

  /// A file's JSON.
  ///
  /// - Throws: ``CourseError/unreadable(file:_:)``, ``CourseError/notJSON(file:line:reason:)``.
  func json(_ file: String) throws(CourseError) -> JSONNode {
    JSONNode(try JSON(parsing: text(file), file: file), file: file)
  }

  /// A file's JSON, or nil where there is no such file.
  ///
  /// - Throws: as ``json(_:)``.
  func jsonIfPresent(_ file: String) throws(CourseError) -> JSONNode? {
    guard let text = try textIfPresent(file) else { return nil }
    return JSONNode(try JSON(parsing: text, file: file), file: file)
  }

  /// The stubs and references of exercises that are there, in every language.
  package func givenFiles(of exercises: [String]) -> [SourceFile] {
    let suffixes = ProgrammingLanguage.allCases.flatMap(\.suffixes)
    return exercises.flatMap { exercise in
      suffixes.flatMap { suffix in
        let bare = String(suffix.dropFirst())
        let paths = [
          CoursePaths.stub(exercise, extension: bare),
          CoursePaths.reference(exercise, extension: bare),
        ]
        // One that can't be read is none that anybody can have handed in.
        return paths.compactMap { try? bytes($0) }
          .map { SourceFile(name: exercise + suffix, bytes: $0) }
      }
    }
  }

  private func bytes(_ file: String) throws(CourseError) -> [UInt8] {
    // Opened before it is looked at, so that what is looked at is what is read; without blocking,
    // since opening a pipe would wait for its writer.
    let descriptor = open(directory + "/" + file, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw .unreadable(file: file, .last) }
    defer { close(descriptor) }

    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .unreadable(file: file, .last) }
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw .unreadable(file: file, .isFolder)
    default: throw .unreadable(file: file, .isNoRegularFile)
    }
    guard status.st_size <= Self.limitBytes else {
      throw .unreadable(
        file: file,
        .tooLarge(bytes: status.st_size, limitBytes: Self.limitBytes)
      )
    }

    let size = status.st_size
    var fault: CourseError.FileFault?
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let got = read(descriptor, buffer.baseAddress?.advanced(by: count), size - count)
        if got < 0, errno == EINTR { continue }
        if got < 0 { fault = .last }
        guard got > 0 else { return }
        count += got
      }
    }
    if let fault { throw .unreadable(file: file, fault) }
    return bytes
  }
}

extension CourseError.FileFault {
  /// The fault of the system call that failed last.
  fileprivate static var last: CourseError.FileFault {
    switch errno {
    case ENOENT, ENOTDIR: .missing
    default: .failed(reason: String(cString: strerror(errno)))
    }
  }
}
