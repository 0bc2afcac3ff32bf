// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Harness
import Sandbox
import Verdicts

/// What the machine lacks, in the reader's language: the rooms that find it out speak to nobody.
extension Messages {
  /// An error in one line, with what to do about it.
  func words(for error: any Error) -> String {
    switch error {
    case let error as SandboxError: say("\(error)", portuguese(error))
    case let error as HarnessError: say("\(error)", portuguese(error))
    default: "\(error)"
    }
  }

  private func portuguese(_ error: SandboxError) -> String {
    switch error {
    case .bubblewrapMissing:
      "o sandbox 'bwrap' não está instalado; execute: apt-get install bubblewrap"
    case .programMissing(let program):
      "'\(program)' não está instalado; execute: apt-get install dash coreutils util-linux"
    case .programUntrusted(let program):
      "outros além de root podem alterar '\(program)'; execute: chown root '\(program)' e chmod go-w "
        + "'\(program)', ou reinstale-o"
    case .rootUnmapped:
      "o root da máquina não tem número de usuário aqui, como num contêiner sem root, e assim não há "
        + "como saber quem pode alterar os programas do sandbox; inicie grade fora desse contêiner"
    case .runFolderUnusable(let path, let errno):
      "root não pode usar a sua pasta '\(path)': \(errno); inicie grade como um usuário comum, ou onde "
        + "root é o da própria máquina"
    case .boxRefused(let refusal):
      "o sandbox não inicia (bwrap: \(refusal.words)); \(portuguese(refusal.remedy))"
    case .canaryFailed(let weakness):
      "o sandbox não está fechado: \(portuguese(weakness)); \(portuguese(weakness.remedy))"
    case .fileSystem(let path, let errno):
      "'\(path)': \(errno)"
    case .launchFailed(let words):
      "uma caixa não pôde ser iniciada: \(words)"
    case .slotOccupied(let slot):
      "processos de uma caixa anterior ainda estão no lugar \(slot); espere, ou encerre-os"
    case .filterFailed(let code):
      "o filtro de chamadas de sistema não pôde ser feito: código \(code)"
    }
  }

  private func portuguese(_ remedy: BoxRefusal.Remedy) -> String {
    switch remedy {
    case .allowInAppArmor:
      "permita bwrap no AppArmor (um perfil com 'userns,' para /usr/bin/bwrap)"
    case .unmaskProc:
      "a máquina é um contêiner com um /proc encoberto: inicie-o com "
        + "\(BoxRefusal.Remedy.unmaskedContainer), ou use uma máquina virtual"
    case .allowUserNamespaces:
      "permita namespaces de usuário: \(BoxRefusal.Remedy.namespaceCommand); inicie um contêiner também com "
        + BoxRefusal.Remedy.unconfinedContainer
    case .askDoctor:
      "execute 'grade doctor' para ver o que falta a esta máquina"
    }
  }

  private func portuguese(_ weakness: Weakness) -> String {
    switch weakness {
    case .seesGraderFiles: "uma caixa vê um arquivo do avaliador"
    case .seesMachineFolders: "uma caixa vê as pastas da máquina"
    case .ownsPrograms: "uma caixa é do usuário que é dono dos programas da máquina"
    case .isRoot: "uma caixa é root"
    case .canGainPrivileges: "uma caixa pode obter privilégios"
    case .isUnfiltered: "as chamadas de sistema de uma caixa não são filtradas"
    case .hasCapabilities: "uma caixa tem capacidades do kernel"
    case .seesNetwork: "uma caixa vê uma rede"
    case .seesEnvironment: "uma caixa vê o ambiente do avaliador"
    case .seesProcesses: "uma caixa vê outros processos"
    case .hasDescriptors: "uma caixa herda descritores"
    case .canWrite: "uma caixa pode escrever fora de /tmp e /dev/shm"
    case .isUncapped: "/tmp ou /dev/shm numa caixa não tem limite"
    case .canMakeNamespaces: "uma caixa pode criar namespaces de usuário"
    case .hasMounts: "uma caixa tem montagens que não deveria ter"
    case .hasNoLimits: "os processos de uma caixa têm outros limites que não os fixados"
    case .hasHostName: "uma caixa tem o nome da máquina"
    case .passesProcessLimit: "uma caixa pode criar mais processos do que lhe cabe"
    case .passesTimeLimit: "uma caixa ultrapassa o seu limite de tempo em um segundo"
    case .passesMemoryLimit: "uma caixa recebe mais memória do que lhe cabe"
    case .noBox(let words): "'bwrap' não faz uma caixa como bubblewrap (\(words))"
    }
  }

  private func portuguese(_ remedy: Weakness.Remedy) -> String {
    switch remedy {
    case .reinstallBubblewrap:
      "instale bubblewrap 0.8.0 ou mais novo dos pacotes do sistema: "
        + "apt-get install --reinstall bubblewrap"
    case .reinstallShell:
      "faça de /bin/dash o dash do sistema: apt-get install --reinstall dash"
    case .kernel(let option):
      "use um kernel com \(option), e \(portuguese(Weakness.Remedy.reinstallBubblewrap))"
    case .startAsAnother:
      "inicie grade como root ou como um usuário comum que não seja dono de /usr/bin"
    case .startWithControlGroups:
      "inicie grade como um usuário comum, ou onde root possa escrever grupos de controle"
    case .lessBusyMachine:
      "use uma máquina menos ocupada, e um bubblewrap com --die-with-parent"
    }
  }

  private func portuguese(_ error: HarnessError) -> String {
    switch error {
    case .compilerMissing:
      "não há 'swiftc' no PATH; instale o Swift 6.3 (https://swift.org/install) ou ponha a sua pasta "
        + "bin no PATH"
    case .compilerUnusable(let flaw):
      "o compilador Swift não pode ser usado: \(portuguese(flaw)); instale o Swift 6.3 "
        + "(https://swift.org/install)"
    case .pythonMissing(let paths):
      "uma solução em Python precisa de um interpretador, e não há "
        + paths.map { "'\($0)'" }.joined(separator: " nem ")
        + "; execute: apt-get install python3-numpy, ou indique um em grader.json, em python.program"
    case .pythonUnusable(let path, let reason):
      "o interpretador Python '\(path)' não pode ser usado: \(reason); indique outro em grader.json, "
        + "em python.program"
    case .numpyMissing(let path):
      "'\(path)' não tem numpy; execute: apt-get install python3-numpy, ou indique em grader.json, em "
        + "python.packages, a pasta em que ele está"
    case .kitBroken(let words):
      "o kit do curso não pode ser compilado com este compilador: \(words)"
    case .cacheUnusable(let path, let flaw):
      "'\(path)' não serve para guardar o kit compilado: \(portuguese(flaw)); indique outra pasta em "
        + "XDG_CACHE_HOME"
    case .compilerDied(let how):
      "o compilador terminou de forma anormal (\(how))"
    }
  }

  private func portuguese(_ flaw: HarnessError.CompilerFlaw) -> String {
    switch flaw {
    case .noFrontend(let compiler):
      "não há 'swift-frontend' ao lado de '\(compiler)'; ponha a própria pasta bin do compilador "
        + "primeiro no PATH"
    case .noLinker(let compiler): "não há 'ld.lld' ao lado de '\(compiler)'"
    }
  }

  private func portuguese(_ flaw: HarnessError.CacheFlaw) -> String {
    switch flaw {
    case .openToOthers: "outros podem escrever nela"
    case .system(let words): words
    case .unwritable: "não se pode escrever nela"
    }
  }
}
