// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import CSeccomp
import Subprocess
import SystemPackage

/// Runs boxes, in bubblewrap as many at once as it has worker slots.
package struct Sandbox: Sendable {
  /// How much this machine lets it hold.
  package var enforcement: LimitEnforcement { slots.enforcement }

  /// The host's users that boxes run under, one for each slot; none but the caller's where the grader
  /// is an ordinary user.
  package var slotUsers: [UInt32] { slots.users }

  /// Where the commands of this sandbox's boxes find their folders.
  package var layout: BoxLayout { slots.layout }

  package let machine: Machine
  let launcher: Launcher
  let folder: WorkFolder
  let filter: FilePath
  let slots: SlotPool
  /// Whether a box has run here: then the machine has a sandbox, whatever fails later.
  let hasRun = OnceTrue()

  /// Makes a sandbox for the time of `body` and takes away all that it left on the machine.
  ///
  /// `slotCount` boxes may run at once, at least 1. Nothing tells yet whether a box is closed:
  /// see ``selfTestOncePerBoot()``.
  ///
  /// Without bubblewrap, see ``Machine/usesBubblewrap``, it is one at a time, since what has left a
  /// box's processes could not be told from those of another; and nothing else of this program's may
  /// start sessions of their own meanwhile.
  /// - Throws: `SandboxError`, and what `body` throws.
  package static func withSandbox<Result: Sendable>(
    slotCount: Int,
    machine: Machine? = nil,
    _ body: (Sandbox) async throws -> Result
  ) async throws -> Result {
    let machine = try machine ?? Machine()
    let launcher = try Launcher(machine)
    // What bubblewrap leaves when it is killed becomes a child of the grader's, which asks for it:
    // in a container nobody else may, and its slot would never be empty.
    _ = sandbox_become_subreaper()
    let folder = try WorkFolder()
    defer { folder.remove() }
    let sandbox = try Sandbox(
      slotCount: machine.usesBubblewrap ? slotCount : 1,
      machine: machine,
      launcher: launcher,
      folder: folder
    )
    do {
      let result = try await body(sandbox)
      await sandbox.slots.close()
      return result
    } catch {
      await sandbox.slots.close()
      throw error
    }
  }

  private init(
    slotCount: Int,
    machine: Machine,
    launcher: Launcher,
    folder: WorkFolder
  ) throws(SandboxError) {
    precondition(slotCount >= 1, "slotCount must be at least 1, but is \(slotCount)")
    self.machine = machine
    self.launcher = launcher
    self.folder = folder
    filter = folder.path.appending("filter.bpf")
    do {
      let file = try FileDescriptor.open(
        filter,
        .writeOnly,
        options: [.create, .exclusiveCreate, .closeOnExec],
        permissions: .ownerRead
      )
      try file.closeAfter { try SeccompFilter.write(to: file) }
    } catch {
      throw error as? SandboxError
        ?? .fileSystem(path: filter.string, error as? Errno ?? .ioError)
    }
    slots = try SlotPool(
      count: slotCount,
      folder: folder.path,
      runFolder: machine.runFolder,
      tree: machine.usesControlGroups
        ? ControlGroupHierarchy.ofThisProcess().flatMap(ControlGroupTree.init) : nil,
      areOpen: !machine.usesBubblewrap
    )
  }

  /// Runs one box, when a slot is free, and waits for its end.
  ///
  /// Cancelling the task kills the box.
  /// - Throws: `SandboxError` where the box could not be run, `CancellationError`.
  package func run(_ box: Box) async throws -> Outcome {
    let slot = await slots.take()
    do {
      try Task.checkCancellation()
      let outcome = try await run(box, in: slot)
      await slots.giveBack(slot)
      return outcome
    } catch {
      await slots.giveBack(slot)
      throw error
    }
  }
}
