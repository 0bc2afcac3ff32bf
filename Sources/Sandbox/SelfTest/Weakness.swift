// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

/// What a canary can find: a place where boxes are open, or a limit that does not hold.
package enum Weakness: Equatable, Sendable {
  case seesGraderFiles
  case seesMachineFolders
  case ownsPrograms
  case isRoot
  case canGainPrivileges
  case isUnfiltered
  case hasCapabilities
  case seesNetwork
  case seesEnvironment
  case seesProcesses
  case hasDescriptors
  case canWrite
  case isUncapped
  case canMakeNamespaces
  case hasMounts
  case hasNoLimits
  case hasHostName
  case passesProcessLimit
  case passesTimeLimit
  case passesMemoryLimit
  /// There is no box at all; what came instead.
  case noBox(String)

  package var cause: String {
    switch self {
    case .seesGraderFiles: "a box sees a file of the grader's"
    case .seesMachineFolders: "a box sees the machine's folders"
    case .ownsPrograms: "a box runs as the user who owns the machine's programs"
    case .isRoot: "a box is root"
    case .canGainPrivileges: "a box can gain privileges"
    case .isUnfiltered: "system calls in a box are not filtered"
    case .hasCapabilities: "a box has capabilities"
    case .seesNetwork: "a box sees a network"
    case .seesEnvironment: "a box sees the grader's environment"
    case .seesProcesses: "a box sees other processes"
    case .hasDescriptors: "a box has inherited descriptors"
    case .canWrite: "a box can write outside /tmp and /dev/shm"
    case .isUncapped: "/tmp or /dev/shm in a box is not capped"
    case .canMakeNamespaces: "a box can make user namespaces"
    case .hasMounts: "a box has mounts that it should not have"
    case .hasNoLimits: "a box's processes have other limits than were set"
    case .hasHostName: "a box has the machine's host name"
    case .passesProcessLimit: "a box can make more processes than it may"
    case .passesTimeLimit: "a box outlives its time limit by a second"
    case .passesMemoryLimit: "a box gets more memory than it may"
    case .noBox(let words): "'bwrap' makes no box as bubblewrap does (\(words))"
    }
  }

  /// What a person can do about it.
  package var remedy: Remedy {
    switch self {
    case .seesGraderFiles, .seesMachineFolders, .isRoot, .canGainPrivileges, .hasCapabilities,
      .canWrite, .isUncapped, .canMakeNamespaces, .hasMounts, .noBox:
      .reinstallBubblewrap
    case .ownsPrograms: .startAsAnother
    case .isUnfiltered: .kernel(option: "CONFIG_SECCOMP_FILTER")
    case .seesNetwork: .kernel(option: "CONFIG_NET_NS")
    case .seesProcesses: .kernel(option: "CONFIG_PID_NS")
    case .hasHostName: .kernel(option: "CONFIG_UTS_NS")
    case .seesEnvironment, .hasDescriptors, .hasNoLimits: .reinstallShell
    case .passesProcessLimit: .startWithControlGroups
    case .passesTimeLimit: .lessBusyMachine
    case .passesMemoryLimit: .kernel(option: "CONFIG_MEMCG")
    }
  }

  package enum Remedy: Equatable, Sendable {
    case reinstallBubblewrap
    case reinstallShell
    /// A kernel that was built with this.
    case kernel(option: String)
    case startAsAnother
    case startWithControlGroups
    case lessBusyMachine
  }
}

extension Weakness.Remedy: CustomStringConvertible {
  package var description: String {
    switch self {
    case .reinstallBubblewrap:
      "install bubblewrap 0.8.0 or later from the system's packages: "
        + "apt-get install --reinstall bubblewrap"
    case .reinstallShell:
      "make /bin/dash the system's dash: apt-get install --reinstall dash"
    case .kernel(let option):
      "use a kernel with \(option), and \(Self.reinstallBubblewrap)"
    case .startAsAnother:
      "start grade as root or as an ordinary user who does not own /usr/bin"
    case .startWithControlGroups:
      "start grade as an ordinary user, or where root can write control groups"
    case .lessBusyMachine:
      "use a machine that is less busy, and a bubblewrap with --die-with-parent"
    }
  }
}
