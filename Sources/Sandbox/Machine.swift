// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Glibc
package import SystemPackage

/// What of the machine a sandbox is made of.
package struct Machine: Sendable {
  /// Where programs are looked for: folders that only the system's administrator writes to.
  package let programFolders: [String]
  /// Whether boxes are held by control groups where this user may make them.
  package let usesControlGroups: Bool
  /// Whether there are walls around boxes at all.
  ///
  /// Without, a program can do whatever its user can: only for people who run what they wrote
  /// themselves, and never for marks.
  package let usesBubblewrap: Bool
  /// The folder, this user's alone and emptied when the machine starts, for the slots' locks; nil
  /// where there is none.
  let runFolder: FilePath?
  /// Where it is remembered that the self-test has passed.
  let recordFolder: FilePath?

  /// Describes a machine; the defaults are those that hold outside of tests.
  ///
  /// - Throws: `SandboxError.runFolderUnusable` where root's folder below `/run` can't be had.
  package init(
    programFolders: [String] = ["/usr/bin", "/usr/sbin", "/bin", "/sbin"],
    usesControlGroups: Bool = true,
    usesBubblewrap: Bool = true,
    recordFolder: FilePath? = nil
  ) throws(SandboxError) {
    self.programFolders = programFolders
    self.usesControlGroups = usesControlGroups
    self.usesBubblewrap = usesBubblewrap
    runFolder = try Self.standardRunFolder()
    self.recordFolder = recordFolder ?? runFolder
  }

  private static func standardRunFolder() throws(SandboxError) -> FilePath? {
    if geteuid() == 0 {
      let folder = FilePath("/run/grade")
      do {
        try SystemCalls.makePrivateFolder(folder)
      } catch SandboxError.fileSystem(let path, let errno) {
        throw .runFolderUnusable(path: path, errno)
      } catch {
        throw error
      }
      return folder
    }
    // systemd-logind makes one for each user who is logged in (pam_systemd(8)).
    let folder = FilePath("/run/user/\(geteuid())")
    var information = stat()
    guard lstat(folder.string, &information) == 0, information.st_uid == geteuid() else {
      return nil
    }
    // Without it nothing is remembered, which costs time alone.
    guard (try? SystemCalls.makePrivateFolder(folder.appending("grade"))) != nil else {
      return nil
    }
    return folder.appending("grade")
  }
}
