// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

/// One thing that has to hold in every box.
struct Canary: Sendable {
  /// What is wrong where it does not hold.
  let weakness: Weakness
  /// Lines of shell that set `bad` where it does not hold.
  ///
  /// `$1` is the path of a file of the grader's on the host. Harmless also where there is no box at
  /// all and they run on the host itself, as a fake bubblewrap lets them. Programs are started only
  /// where the shell can't tell: each costs a millisecond.
  let script: String

  /// The canaries that one box can answer, in the order in which they are tried.
  static let inOneBox = [
    Canary(
      weakness: .seesGraderFiles,
      script: #"[ -e "$1" ] && bad=1"#
    ),
    Canary(
      weakness: .seesMachineFolders,
      script: """
        for folder in /home /root /etc /var /run /sys /srv /mnt; do [ -e $folder ] && bad=1; done
        """
    ),
    Canary(
      weakness: .ownsPrograms,
      script: "[ -O /usr/bin ] && bad=1"
    ),
    Canary(
      weakness: .isRoot,
      script: #"[ "$user" -eq 0 ] && bad=1"#
    ),
    Canary(
      weakness: .canGainPrivileges,
      script: #"[ "$privileges" = 1 ] || bad=1"#
    ),
    Canary(
      weakness: .isUnfiltered,
      script: #"[ "$filter" = 2 ] || bad=1"#
    ),
    Canary(
      weakness: .hasCapabilities,
      script: #"[ "$capabilities" = 5 ] || bad=1"#
    ),
    Canary(
      weakness: .seesNetwork,
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
      weakness: .seesEnvironment,
      script: """
        words=
        { read -r words </proc/1/environ; } 2>/dev/null
        [ -z "$words" ] || bad=1
        """
    ),
    Canary(
      weakness: .seesProcesses,
      script: """
        set -- /proc/[0-9]*
        [ $# -le 8 ] || bad=1
        """
    ),
    Canary(
      weakness: .hasDescriptors,
      script: """
        for number in /proc/self/fd/*; do
          case $number in */[0-2]) ;; *) [ -e "$number" ] && bad=1 ;; esac
        done
        """
    ),
    Canary(
      weakness: .canWrite,
      script: """
        for folder in / /box /dev /usr/bin /proc/sys/kernel; do
          { echo >$folder/canary; } 2>/dev/null && bad=1
        done
        """
    ),
    Canary(
      weakness: .isUncapped,
      script: """
        sizes=$(stat -f -c '%b*%S' /tmp /dev/shm) || bad=1
        for size in $sizes; do [ $(($size)) -le 4194304 ] || bad=1; done
        """
    ),
    Canary(
      weakness: .canMakeNamespaces,
      script: "unshare -U true 2>/dev/null && bad=1"
    ),
    Canary(
      weakness: .hasMounts,
      // A system's own mounts below its folders come with them, as in WSL; bubblewrap covers parts of
      // /proc by what there is to cover. The two devices are there where the grader has a terminal.
      script: """
        while read -r number parent device root point rest; do
          case $point in
            /|/proc|/proc/sys|/proc/sysrq-trigger|/proc/irq|/proc/bus|/dev|/dev/shm|/dev/pts) ;;
            /dev/null|/dev/zero|/dev/full|/dev/random|/dev/urandom|/dev/tty|/dev/console) ;;
            /tmp|/box|/usr/bin|/usr/lib|/usr/lib32|/usr/lib64|/usr/libx32) ;;
            /usr/bin/*|/usr/lib/*|/usr/lib32/*|/usr/lib64/*|/usr/libx32/*) ;;
            *) bad=1 ;;
          esac
        done </proc/self/mountinfo
        """
    ),
    Canary(
      weakness: .hasNoLimits,
      script: """
        [ "$(ulimit -c) $(ulimit -l) $(ulimit -n) $(ulimit -f) $(ulimit -t)" = "0 0 1024 2048 2" ] ||
          bad=1
        """
    ),
    Canary(
      weakness: .hasHostName,
      script: """
        read -r name </proc/sys/kernel/hostname
        [ "$name" = box ] || bad=1
        """
    ),
    // The last one: it leaves processes behind, to see them killed.
    Canary(
      weakness: .passesProcessLimit,
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
      capabilities=0
      while read -r key value rest; do
        case $key in
          Uid:) user=$value ;;
          NoNewPrivs:) privileges=$value ;;
          Seccomp:) filter=$value ;;
          Cap*) [ "$value" = 0000000000000000 ] && capabilities=$((capabilities + 1)) ;;
        esac
      done </proc/self/status
      """
    let tries = inOneBox.map {
      "bad=\n\($0.script)\nif [ \"$bad\" ]; then echo bad; else echo ok; fi"
    }
    return ([facts] + tries).joined(separator: "\n")
  }()
}
