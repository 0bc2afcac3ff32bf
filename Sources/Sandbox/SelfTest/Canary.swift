// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

/// One thing that has to hold in every box.
struct Canary: Sendable {
  /// What is wrong where it does not hold.
  let cause: String
  let remedy: String
  /// Lines of shell that set `bad` where it does not hold.
  ///
  /// `$1` is the path of a file of the grader's on the host. Harmless also where there is no box at
  /// all and they run on the host itself, as a fake bubblewrap lets them. Programs are started only
  /// where the shell can't tell: each costs a millisecond.
  let script: String

  private static let reinstall =
    "install bubblewrap 0.8.0 or later from the system's packages: "
    + "apt-get install --reinstall bubblewrap"

  /// The canaries that one box can answer, in the order in which they are tried.
  static let inOneBox = [
    Canary(
      cause: "a box sees a file of the grader's",
      remedy: reinstall,
      script: #"[ -e "$1" ] && bad=1"#
    ),
    Canary(
      cause: "a box sees the machine's folders",
      remedy: reinstall,
      script: """
        for folder in /home /root /etc /var /run /sys /srv /mnt; do [ -e $folder ] && bad=1; done
        """
    ),
    Canary(
      cause: "a box runs as the user who owns the machine's programs",
      remedy: "start grade as root or as an ordinary user who does not own /usr/bin",
      script: "[ -O /usr/bin ] && bad=1"
    ),
    Canary(
      cause: "a box is root",
      remedy: reinstall,
      script: #"[ "$user" -eq 0 ] && bad=1"#
    ),
    Canary(
      cause: "a box can gain privileges",
      remedy: reinstall,
      script: #"[ "$privileges" = 1 ] || bad=1"#
    ),
    Canary(
      cause: "system calls in a box are not filtered",
      remedy: "use a kernel with CONFIG_SECCOMP_FILTER, and " + reinstall,
      script: #"[ "$filter" = 2 ] || bad=1"#
    ),
    Canary(
      cause: "a box has capabilities",
      remedy: reinstall,
      script: #"[ "$capabilities" = 0000000000000000 ] || bad=1"#
    ),
    Canary(
      cause: "a box sees a network",
      remedy: "use a kernel with CONFIG_NET_NS, and " + reinstall,
      // The others are the fallback devices that some modules put into every namespace, unconnected.
      script: """
        interfaces=0
        while read -r name rest; do
          case $name in
            lo:*) interfaces=1 ;;
            Inter-*|face|sit0:*|tunl0:*|gre0:*|gretap0:*|erspan0:*|ip_vti0:*|ip6*0:*) ;;
            *) bad=1 ;;
          esac
        done </proc/net/dev
        [ $interfaces -eq 1 ] || bad=1
        """
    ),
    Canary(
      cause: "a box sees the grader's environment",
      remedy: "make /bin/dash the system's dash (apt-get install --reinstall dash)",
      script: """
        words=
        { read -r words </proc/1/environ; } 2>/dev/null
        [ -z "$words" ] || bad=1
        """
    ),
    Canary(
      cause: "a box sees other processes",
      remedy: "use a kernel with CONFIG_PID_NS, and " + reinstall,
      script: """
        set -- /proc/[0-9]*
        [ $# -le 8 ] || bad=1
        """
    ),
    Canary(
      cause: "a box has inherited descriptors",
      remedy: "make /bin/dash the system's dash (apt-get install --reinstall dash)",
      script: """
        for number in /proc/self/fd/*; do
          case $number in */[0-2]) ;; *) [ -e "$number" ] && bad=1 ;; esac
        done
        """
    ),
    Canary(
      cause: "a box can write outside /tmp and /dev/shm",
      remedy: reinstall,
      script: """
        for folder in / /box /dev /usr/bin /proc/sys/kernel; do
          { echo >$folder/canary; } 2>/dev/null && bad=1
        done
        """
    ),
    Canary(
      cause: "/tmp or /dev/shm in a box is not capped",
      remedy: reinstall,
      script: """
        sizes=$(stat -f -c '%b*%S' /tmp /dev/shm) || bad=1
        for size in $sizes; do [ $(($size)) -le 4194304 ] || bad=1; done
        """
    ),
    Canary(
      cause: "a box can make user namespaces",
      remedy: reinstall,
      script: "unshare -U true 2>/dev/null && bad=1"
    ),
    // The last one: it leaves processes behind, to see them killed.
    Canary(
      cause: "a box can make more processes than it may",
      remedy: "start grade as an ordinary user, or where root can write control groups",
      script: """
        (
          for number in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24; do
            sleep 9 &
          done
        ) 2>/dev/null && bad=1
        """
    ),
  ]

  /// One script of all, which prints a line `ok` or `bad` for each.
  static let script: String = {
    let facts = """
      while read -r key value rest; do
        case $key in
          Uid:) user=$value ;;
          NoNewPrivs:) privileges=$value ;;
          Seccomp:) filter=$value ;;
          CapEff:) capabilities=$value ;;
        esac
      done </proc/self/status
      """
    let tries = inOneBox.map {
      "bad=\n\($0.script)\nif [ \"$bad\" ]; then echo bad; else echo ok; fi"
    }
    return ([facts] + tries).joined(separator: "\n")
  }()
}
