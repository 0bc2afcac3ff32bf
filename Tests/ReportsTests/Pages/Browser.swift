// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

import Foundation
import Glibc
import Testing

/// A headless Chromium of its own, spoken to through a pipe in the DevTools protocol
/// (https://chromedevtools.github.io/devtools-protocol/).
///
/// A class, since it is a process that ends with it.
final class Browser {
  /// How a page is opened.
  struct Setting: CustomTestStringConvertible {
    var width = 1280
    var isDark = false
    var hasScripts = true

    var testDescription: String {
      "\(width) px, \(isDark ? "dark" : "light"), scripts \(hasScripts ? "on" : "off")"
    }

    static let all = [360, 1280].flatMap { width in
      [false, true].flatMap { isDark in
        [true, false].map { Setting(width: width, isDark: isDark, hasScripts: $0) }
      }
    }
  }

  struct Failure: Error {
    let what: String
  }

  private let process: pid_t
  private let input: Int32
  private let output: Int32
  private let folder: String
  private var rest: [UInt8] = []
  private var number = 0
  private var session: String?
  /// What the page and the browser complained about.
  private(set) var complaints: [String] = []

  init() throws {
    signal(SIGPIPE, SIG_IGN)
    folder = try makeTemporaryFolder()
    // Far from 3 and 4, which the browser reads from and writes to.
    let toBrowser = try Browser.pipe()
    let fromBrowser = try Browser.pipe()
    input = toBrowser.write
    output = fromBrowser.read
    defer {
      close(toBrowser.read)
      close(fromBrowser.write)
    }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, toBrowser.read, 3)
    posix_spawn_file_actions_adddup2(&actions, fromBrowser.write, 4)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    let arguments = [
      "chromium", "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
      "--no-first-run", "--remote-debugging-pipe", "--user-data-dir=\(folder)/profile",
      "about:blank",
    ]
    var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) }
    words.append(nil)
    var variables: [UnsafeMutablePointer<CChar>?] = ProcessInfo.processInfo.environment.map {
      strdup("\($0)=\($1)")
    }
    variables.append(nil)
    defer { for text in words + variables { free(text) } }
    var process: pid_t = 0
    let code = posix_spawnp(&process, "chromium", &actions, nil, words, variables)
    guard code == 0 else {
      throw Failure(what: "'chromium' can't be started: \(String(cString: strerror(code)))")
    }
    self.process = process
    let target = try call("Target.createTarget", ["url": "about:blank"])
    let attached = try call(
      "Target.attachToTarget",
      ["targetId": target["targetId"] as? String ?? "", "flatten": true]
    )
    session = attached["sessionId"] as? String
    for domain in ["Page", "Runtime", "Log"] { _ = try call("\(domain).enable") }
  }

  deinit {
    close(input)
    close(output)
    kill(process, SIGTERM)
    waitpid(process, nil, 0)
    // Whatever is left is a folder of the system's for temporary files.
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// Opens a file and waits until it is loaded; returns the seconds that this took.
  @discardableResult
  func open(_ path: String, _ setting: Setting = Setting()) throws -> Double {
    complaints = []
    _ = try call(
      "Emulation.setDeviceMetricsOverride",
      ["width": setting.width, "height": 900, "deviceScaleFactor": 1, "mobile": false]
    )
    let scheme = ["name": "prefers-color-scheme", "value": setting.isDark ? "dark" : "light"]
    _ = try call("Emulation.setEmulatedMedia", ["features": [scheme]])
    _ = try call("Emulation.setScriptExecutionDisabled", ["value": !setting.hasScripts])
    let start = ContinuousClock.now
    _ = try call("Page.navigate", ["url": URL(fileURLWithPath: path).absoluteString])
    while try receive()["method"] as? String != "Page.loadEventFired" {}
    return (ContinuousClock.now - start) / .seconds(1)
  }

  /// The value of an expression in the page.
  func value(of expression: String) throws -> Any? {
    let result = try call(
      "Runtime.evaluate",
      ["expression": expression, "returnByValue": true]
    )
    if let fault = result["exceptionDetails"] { throw Failure(what: "\(fault)") }
    return (result["result"] as? [String: Any])?["value"]
  }

  /// Writes a picture of the whole page.
  func screenshot(to path: String) throws {
    let result = try call("Page.captureScreenshot", ["captureBeyondViewport": true])
    let data = Data(base64Encoded: result["data"] as? String ?? "")
    try #require(data).write(to: URL(fileURLWithPath: path))
  }

  // MARK: - The protocol

  private func call(_ method: String, _ parameters: [String: Any] = [:]) throws -> [String: Any] {
    number += 1
    var message: [String: Any] = ["id": number, "method": method, "params": parameters]
    if let session { message["sessionId"] = session }
    var bytes = Array(try JSONSerialization.data(withJSONObject: message))
    bytes.append(0)
    guard write(input, bytes, bytes.count) == bytes.count else {
      throw Failure(what: "the browser does not read")
    }
    while true {
      let answer = try receive()
      guard answer["id"] as? Int == number else { continue }
      if let error = answer["error"] { throw Failure(what: "\(method): \(error)") }
      return answer["result"] as? [String: Any] ?? [:]
    }
  }

  /// The next message, up to the NUL that ends it.
  private func receive() throws -> [String: Any] {
    while !rest.contains(0) {
      var readable = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
      guard poll(&readable, 1, 60_000) == 1 else { throw Failure(what: "the browser is silent") }
      var buffer = [UInt8](repeating: 0, count: 1 << 16)
      let count = read(output, &buffer, buffer.count)
      guard count > 0 else { throw Failure(what: "the browser has ended") }
      rest += buffer[..<count]
    }
    let end = rest.firstIndex(of: 0) ?? 0
    let data = Data(rest[..<end])
    rest.removeSubrange(...end)
    let message = try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
    note(message)
    return message
  }

  private func note(_ message: [String: Any]) {
    let parameters = message["params"] as? [String: Any] ?? [:]
    switch message["method"] as? String {
    case "Log.entryAdded":
      let entry = parameters["entry"] as? [String: Any] ?? [:]
      complaints.append("\(entry["level"] ?? ""): \(entry["text"] ?? "")")
    case "Runtime.exceptionThrown", "Runtime.consoleAPICalled":
      complaints.append("\(parameters)")
    default: break
    }
  }

  private static func pipe() throws -> (read: Int32, write: Int32) {
    var ends: [Int32] = [0, 0]
    guard Glibc.pipe(&ends) == 0 else { throw Failure(what: "no pipe") }
    defer { for end in ends { close(end) } }
    return (fcntl(ends[0], F_DUPFD_CLOEXEC, 100), fcntl(ends[1], F_DUPFD_CLOEXEC, 100))
  }
}

/// A new folder among the system's temporary ones.
func makeTemporaryFolder() throws -> String {
  let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("grade-pages-\(UUID().uuidString)").path
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  return folder
}
