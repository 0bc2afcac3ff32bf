// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Sandbox
import SystemPackage
import TestSupport
import Testing

/// Both versions of the kernel's interface, from its texts; version 2 in a folder that looks like it,
/// since the machine that this was written on has version 1.
@Suite struct ControlGroupTests {
  @Test("Version 1: each controller's folder, by the mount that shows it")
  func separate() {
    let hierarchy = ControlGroupHierarchy(
      memberships: """
        4:memory:/user.slice/ada
        3:pids:/
        2:cpu,cpuacct:/user.slice
        1:name=systemd:/user.slice
        0::/
        """,
      mounts: """
        31 20 0:27 / /sys/fs/cgroup/memory rw shared:9 - cgroup cgroup rw,memory
        32 20 0:28 / /sys/fs/cgroup/pids rw - cgroup cgroup rw,pids
        33 20 0:29 /user.slice /sys/fs/cgroup/cpu,cpuacct rw - cgroup cgroup rw,cpu,cpuacct
        34 20 0:30 / /sys/fs/cgroup/unified rw - cgroup2 cgroup2 rw
        """
    )

    #expect(
      hierarchy
        == .separate([
          "memory": "/sys/fs/cgroup/memory/user.slice/ada",
          "pids": "/sys/fs/cgroup/pids",
          "cpu": "/sys/fs/cgroup/cpu,cpuacct",
          "cpuacct": "/sys/fs/cgroup/cpu,cpuacct",
        ])
    )
  }

  @Test(
    "Version 2: the grader's own folder, also below a namespace's root",
    arguments: [
      ("0::/user.slice/run-1.scope", "/", "/sys/fs/cgroup/user.slice/run-1.scope"),
      ("0::/", "/", "/sys/fs/cgroup"),
      ("0::/docker/1", "/docker/1", "/sys/fs/cgroup"),
      ("0::/docker/1/a", "/docker/1", "/sys/fs/cgroup/a"),
    ]
  )
  func unified(_ membership: String, _ root: String, _ own: String) {
    let hierarchy = ControlGroupHierarchy(
      memberships: membership + "\n",
      mounts: "29 23 0:26 \(root) /sys/fs/cgroup rw,nosuid shared:4 - cgroup2 cgroup2 rw\n"
    )

    #expect(hierarchy == .unified(own: FilePath(own), top: "/sys/fs/cgroup"))
  }

  @Test(
    "What no mount shows can't be used",
    arguments: [
      ("", ""), ("0::/a\n", ""),
      ("0::/../a\n", "29 23 0:26 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw\n"),
      ("0::/b\n", "29 23 0:26 /a /sys/fs/cgroup rw - cgroup2 cgroup2 rw\n"),
      ("4:memory:/\n", "31 20 0:27 / /sys/fs/cgroup/memory rw - cgroup cgroup rw,memory\n"),
      ("4:memory:/\nnonsense\n0::\n", "nonsense\n - - -\n"),
    ]
  )
  func unusable(_ memberships: String, _ mounts: String) {
    #expect(ControlGroupHierarchy(memberships: memberships, mounts: mounts) == nil)
  }

  @Test("The kernel's files are read by their lines' names")
  func files() {
    let stat = "usage_usec 1234567\nuser_usec 1000000\nsystem_usec 234567\n"

    #expect(ControlGroupFile.number("usage_usec", in: stat) == 1_234_567)
    #expect(ControlGroupFile.number("usage", in: stat) == nil)
    #expect(ControlGroupFile.number("oom_kill", in: "oom 3\noom_kill 2\noom_kill_disable 0") == 2)
    #expect(ControlGroupFile.number(in: "42\n") == 42)
    #expect(ControlGroupFile.number(in: "") == nil)
    #expect(ControlGroupFile.processes(in: "12\n7\n") == [12, 7])
    #expect(UnifiedControlGroup.hasNeeded("cpuset cpu io memory hugetlb pids rdma misc\n"))
    #expect(!UnifiedControlGroup.hasNeeded("cpu pids\n"))
  }

  @Test("Version 2: limits, counts and the end of a box go through the group's files")
  func unifiedGroup() async throws {
    try await withTemporaryFolder { folder in
      let group = FilePath(folder).appending("slot")
      let files = [
        "cgroup.controllers": "cpu memory pids\n", "memory.max": "max", "memory.swap.max": "max",
        "memory.oom.group": "0", "pids.max": "max", "cpu.stat": "usage_usec 2000\n",
        "memory.events": "low 0\nhigh 0\nmax 9\noom 1\noom_kill 3\noom_group_kill 1\n",
        "cgroup.events": "populated 1\nfrozen 0\n", "cgroup.kill": "",
      ]
      try FileManager.default.createDirectory(
        atPath: group.string,
        withIntermediateDirectories: true
      )
      for (name, text) in files {
        try text.write(toFile: "\(group)/\(name)", atomically: false, encoding: .utf8)
      }
      func text(_ name: String) throws -> String {
        try String(contentsOfFile: "\(group)/\(name)", encoding: .utf8)
      }

      let made = try #require(UnifiedControlGroup(name: "slot", below: FilePath(folder)))

      #expect(made.prepare(SandboxTests.limits))
      #expect(try text("memory.max") == "268435456")
      #expect(try text("memory.swap.max").hasPrefix("0"))
      #expect(try text("memory.oom.group") == "1")
      #expect(try text("pids.max").hasPrefix("36"))
      #expect(made.usage == ControlGroupUsage(cpuNanoseconds: 2_000_000, outOfMemoryKills: 3))
      #expect(!made.isEmpty)
      made.kill()
      #expect(try text("cgroup.kill") == "1")
      #expect(made.doors == ["\(group)/cgroup.procs"])
    }
  }

  @Test("Version 2: without the controllers there is no group")
  func withoutControllers() async throws {
    try await withTemporaryFolder { folder in
      #expect(UnifiedControlGroup(name: "slot", below: FilePath(folder)) == nil)
      #expect(ControlGroupTree(.unified(own: FilePath(folder), top: FilePath(folder))) == nil)
      let left = try FileManager.default.contentsOfDirectory(atPath: folder)
      #expect(left == [])
    }
  }
}
