// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Digests
import FoundationEssentials
import Glibc

/// Folders that are made once for a text that describes them, and kept while they are used.
///
/// A folder's name is only the beginning of the text's digest; the text itself lies in it and is compared
/// in full, so that two that share a name can't be taken for one another.
package struct KitStore {
  private let folder: String

  /// Its time of change is that of the last use.
  private static let descriptionName = "made-from"
  private static let lockSuffix = ".lock"
  /// Far longer than any grader runs.
  private static let mostUnusedSeconds = 60 * 24 * 3600

  package init(folder: String) {
    self.folder = folder
  }

  /// The folder that was made for a text, or nil.
  private func entry(holding description: String) -> String? {
    let entry = path(for: description)
    let file = "\(entry)/\(Self.descriptionName)"
    guard FileManager.default.contents(atPath: file) == Data(description.utf8) else { return nil }
    noteUse(of: file)
    return entry
  }

  /// Notes that an entry was used, once a day at most, so that using one changes nothing as a rule.
  private func noteUse(of file: String) {
    var information = stat()
    guard stat(file, &information) == 0, time(nil) - information.st_mtim.tv_sec > 86_400 else {
      return
    }
    utimes(file, nil)  // Where this fails, it is only taken for older than it is.
  }

  /// Takes away the folders that were not used for 60 days, as those of a toolchain that is gone.
  ///
  /// A grader that makes one holds its lock; those that use one came less than 60 days ago. The locks
  /// themselves stay: another grader may wait for one.
  private func removeUnused() {
    let files = FileManager.default
    for name in (try? files.contentsOfDirectory(atPath: folder)) ?? [] {
      let entry = "\(folder)/\(name)"
      guard !name.hasSuffix(Self.lockSuffix), isUnused(entry),
        let lock = tryLock("\(entry)\(Self.lockSuffix)")
      else { continue }
      defer { close(lock) }
      guard isUnused(entry) else { continue }
      // From here on it counts as nothing, whatever becomes of the rest.
      unlink("\(entry)/\(Self.descriptionName)")
      try? files.removeItem(atPath: entry)
    }
  }

  private func isUnused(_ entry: String) -> Bool {
    var information = stat()
    return lstat("\(entry)/\(Self.descriptionName)", &information) == 0
      && time(nil) - information.st_mtim.tv_sec > Self.mostUnusedSeconds
  }

  private func tryLock(_ path: String) -> Int32? {
    let lock = open(path, O_WRONLY | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard lock >= 0 else { return nil }
    if flock(lock, LOCK_EX | LOCK_NB) == 0 { return lock }
    close(lock)
    return nil
  }

  /// The folder that is kept for a text; where there is none, makes one and lets `fill` fill it.
  ///
  /// Graders that want the same at the same time wait for the first of them.
  /// - Throws: `HarnessError.cacheUnusable`, and what `fill` throws.
  package func entry(
    holding description: String,
    fill: (String) async throws -> Void
  ) async throws -> String {
    try holdPrivate()
    if let kept = entry(holding: description) { return kept }
    let lock = try await lock(description)
    // The descriptor holds the lock; the kernel lets go of both if the grader is killed.
    defer { close(lock) }
    if let kept = entry(holding: description) { return kept }
    return try await make(description, fill: fill)
  }

  /// Holds that nobody else can put anything into the folder: what is kept there is linked into
  /// every submission's program.
  private func holdPrivate() throws(HarnessError) {
    var information = stat()
    guard stat(folder, &information) == 0 else { return }  // There is none yet.
    guard information.st_uid == geteuid(), information.st_mode & 0o022 == 0 else {
      throw .cacheUnusable(path: folder, .openToOthers)
    }
  }

  /// Makes the folder where it will stay, since what is compiled there may hold its own path.
  ///
  /// It counts as nothing until its description is in it, the last of all.
  private func make(
    _ description: String,
    fill: (String) async throws -> Void
  ) async throws -> String {
    let entry = path(for: description)
    let files = FileManager.default
    do {
      // One of another description under the same name, a damaged or an unfinished one gives way.
      if files.fileExists(atPath: entry) { try files.removeItem(atPath: entry) }
      try files.createDirectory(
        atPath: entry,
        withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700]
      )
    } catch {
      throw HarnessError.cacheUnusable(path: folder, Self.flaw(error))
    }
    do {
      try await fill(entry)
      takeOver(entry)
      try Data(description.utf8).write(
        to: URL(fileURLWithPath: "\(entry)/\(Self.descriptionName)"),
        options: .atomic
      )
    } catch {
      try? files.removeItem(atPath: entry)  // The error that is thrown matters more.
      throw error
    }
    removeUnused()
    return entry
  }

  /// Waits until no other grader makes the folder for a text, and keeps them out.
  private func lock(_ description: String) async throws -> Int32 {
    let path = path(for: description) + Self.lockSuffix
    // Whatever the umask: others may not write, and boxes' users have to pass. The open below says
    // what is wrong.
    try? FileManager.default.createDirectory(
      atPath: folder,
      withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o755]
    )
    let lock = open(path, O_WRONLY | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard lock >= 0 else {
      throw HarnessError.cacheUnusable(path: folder, .system(String(cString: strerror(errno))))
    }
    while flock(lock, LOCK_EX | LOCK_NB) != 0 {
      do {
        try await Task.sleep(for: .milliseconds(20))
      } catch {
        close(lock)
        throw error
      }
    }
    return lock
  }

  /// Makes root the owner of what a box of the grader's filled as another user.
  private func takeOver(_ path: String) {
    chmod(path, 0o755)
    guard geteuid() == 0 else { return }
    lchown(path, 0, 0)
    for entry in (try? FileManager.default.subpathsOfDirectory(atPath: path)) ?? [] {
      lchown("\(path)/\(entry)", 0, 0)
    }
  }

  private func path(for description: String) -> String {
    "\(folder)/\(ContentDigest(of: [Array(description.utf8)]).short)"
  }

  private static func flaw(_ error: any Error) -> HarnessError.CacheFlaw {
    let cause = (error as? CocoaError)?.underlying as? POSIXError
    return cause.map { .system(String(cString: strerror($0.code.rawValue))) } ?? .unwritable
  }
}
