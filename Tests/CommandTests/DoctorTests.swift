// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

extension WholeProgram {
  @Suite("grade doctor", .serialized)
  struct DoctorTests {
    @Test("It finds all that the tests use")
    func healthy() async throws {
      let run = try await GradeProgram.run(["doctor"], in: repositoryRoot)

      #expect(run.code == 0)
      #expect(run.err.isEmpty)
      let lines = run.out.split(separator: "\n")
      #expect(lines.map { $0.prefix { $0 != " " } } == ["✓", "✓", "✓", "✓"])
    }

    @Test("Without a toolchain it says so, with the remedy, and goes on")
    func noToolchain() async throws {
      let run = try await GradeProgram.run(
        ["doctor"],
        in: repositoryRoot,
        changes: ["PATH": "/nonexistent"]
      )

      #expect(run.code == 69)
      #expect(run.out.hasPrefix("✗ toolchain  no 'swiftc' on PATH; install a Swift 6.3 toolchain"))
      #expect(run.out.contains("✓ sandbox"))
    }

    /// Each for an ordinary user's own process and what it starts, so that the machine stays as it is.
    @Test(
      "Without a sandbox it says why, with the remedy, and so does whoever wants to grade",
      arguments: [
        Lack(
          name: "bubblewrap is not installed",
          becoming: [
            "unshare", "--user", "--map-current-user", "--keep-caps", "--mount",
            "sh", "-c", #"mount --bind /dev/null /usr/bin/bwrap && exec "$0" "$@""#,
          ],
          english: "the sandbox 'bwrap' is not installed; run: apt-get install bubblewrap",
          portuguese: "o sandbox 'bwrap' não está instalado; execute: apt-get install bubblewrap"
        ),
        Lack(
          name: "user namespaces are refused, as in most containers",
          becoming: ["/usr/bin/python3", "-I", "-c", refusingNamespaces],
          english:
            "the sandbox can't start (bwrap: No permissions to create new namespace, likely because "
            + "the kernel does not allow non-privileged user namespaces); allow user namespaces: sysctl "
            + "-w kernel.unprivileged_userns_clone=1 user.max_user_namespaces=10000; start a container "
            + "also with --security-opt seccomp=unconfined",
          portuguese:
            "o sandbox não inicia (bwrap: No permissions to create new namespace, likely because "
            + "the kernel does not allow non-privileged user namespaces); permita namespaces de "
            + "usuário: sysctl -w kernel.unprivileged_userns_clone=1 user.max_user_namespaces=10000; "
            + "inicie um contêiner também com --security-opt seccomp=unconfined"
        ),
        Lack(
          name: "the machine's root has no id",
          becoming: ["unshare", "--user", "--map-current-user"],
          english:
            "the machine's root has no user id here, as in a container without root, so that "
            + "nobody can tell who may change the sandbox's programs; start grade outside of that "
            + "container",
          portuguese:
            "o root da máquina não tem número de usuário aqui, como num contêiner sem root, "
            + "e assim não há como saber quem pode alterar os programas do sandbox; inicie grade "
            + "fora desse contêiner"
        ),
        Lack(
          name: "root is another's",
          becoming: ["unshare", "--user", "--map-root-user"],
          english: "root can't use its folder '/run/grade': Permission denied; start grade as an "
            + "ordinary user, or where root is the machine's own",
          portuguese:
            "root não pode usar a sua pasta '/run/grade': Permission denied; inicie grade "
            + "como um usuário comum, ou onde root é o da própria máquina"
        ),
      ]
    )
    func noSandbox(_ lack: Lack) async throws {
      let english = try await run(["doctor"], without: lack)
      let portuguese = try await run(["doctor", "--language", "pt-BR"], without: lack)
      let training = try await run(["train"], without: lack)

      let sandboxes = [english, portuguese].map { run in
        run.out.split(separator: "\n").last.map(String.init)
      }
      #expect(
        sandboxes == ["✗ sandbox    \(lack.english)", "✗ sandbox     \(lack.portuguese)"]
      )
      #expect(training == .init(out: "", err: "grade: \(lack.english)\n", code: 69))
      #expect([english.code, portuguese.code] == [69, 69])
    }

    /// Becomes its arguments, under a filter that answers as those of container engines do to whoever
    /// asks for a user namespace.
    private static let refusingNamespaces = """
      import ctypes, errno, os, sys
      seccomp = ctypes.CDLL("libseccomp.so.2", use_errno=True)
      seccomp.seccomp_init.restype = ctypes.c_void_p
      NEWUSER, MASKED_EQUAL, ALLOW, FAIL = 0x10000000, 7, 0x7FFF0000, 0x00050000
      class Comparison(ctypes.Structure):
          _fields_ = [("argument", ctypes.c_uint), ("operator", ctypes.c_int),
                      ("mask", ctypes.c_uint64), ("value", ctypes.c_uint64)]
      flags = Comparison(0, MASKED_EQUAL, NEWUSER, NEWUSER)
      filter = ctypes.c_void_p(seccomp.seccomp_init(ALLOW))
      for name, error, rules in [(b"clone", errno.EPERM, 1), (b"unshare", errno.EPERM, 1),
                                 (b"clone3", errno.ENOSYS, 0)]:
          number = seccomp.seccomp_syscall_resolve_name(name)
          assert not seccomp.seccomp_rule_add_array(
              filter, FAIL | error, number, rules, ctypes.byref(flags))
      assert not seccomp.seccomp_load(filter)
      os.execvp(sys.argv[1], sys.argv[1:])
      """

    private func run(
      _ arguments: [String],
      without lack: Lack
    ) async throws -> GradeProgram.Run {
      let user = OrdinaryUser()
      return try await withTemporaryFolder { folder in
        try copyCourse(to: folder)
        try user.own(folder)
        return try await GradeProgram.run(
          program: try user.program,
          arguments,
          in: folder,
          changes: user.changes,
          becoming: user.becoming + lack.becoming
        )
      }
    }

    /// Something that a machine can lack, how to come to be without it, and what has to be said.
    struct Lack: CustomTestStringConvertible, Sendable {
      let name: String
      /// What becomes a program that lacks it.
      let becoming: [String]
      let english: String
      let portuguese: String

      var testDescription: String { name }
    }
  }
}
