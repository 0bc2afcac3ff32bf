// Part of grade: an autograder for numeric exercises.
// SPDX-License-Identifier: Apache-2.0

package import Foundation
import Testing

/// An archive that a test makes, sound or hostile; Python's modules write what no ordinary tool would.
package struct TestArchive: Encodable, Sendable {
  /// An entry, as the archive is to have it.
  package struct Entry: Encodable, Sendable {
    package enum Kind: String, Encodable, Sendable {
      case file
      case folder
      case link
      /// Of a tar archive alone.
      case hardLink
      case fifo
      case device
    }

    var name: String
    var data = Data()
    var count = 1
    var kind = Kind.file
    /// Of a zip archive in the place of the data.
    var entries: [Entry]?

    package static func file(_ name: String, _ text: String = "") -> Entry {
      Entry(name: name, data: Data(text.utf8))
    }

    package static func file(_ name: String, data: Data) -> Entry {
      Entry(name: name, data: data)
    }

    /// A file of so many times the same bytes, made where the archive is.
    package static func file(_ name: String, repeating text: String, count: Int) -> Entry {
      Entry(name: name, data: Data(text.utf8), count: count)
    }

    package static func nested(_ name: String, _ entries: [Entry]) -> Entry {
      Entry(name: name, entries: entries)
    }

    package static func folder(_ name: String) -> Entry {
      Entry(name: name, kind: .folder)
    }

    /// A link, whose target is the data; or a pipe or a device.
    package static func irregular(_ kind: Kind, _ name: String, to target: String = "") -> Entry {
      Entry(name: name, data: Data(target.utf8), kind: kind)
    }

    /// The same entry in a folder of the archive.
    package func inside(_ folder: String) -> Entry {
      Entry(name: "\(folder)/\(name)", data: data, count: count, kind: kind)
    }

    /// Writes a file as a plain one under its path in a folder, which is made where it is missing.
    package func write(in folder: String) throws {
      let file = URL(fileURLWithPath: "\(folder)/\(name)")
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(),
        withIntermediateDirectories: true
      )
      try data.write(to: file)
    }
  }

  /// What is done to a zip archive once it is written.
  package enum Change: String, Encodable, Sendable {
    case none
    case encrypted
    /// The sizes before decompression are set to 10.
    case smallSizes
    case largeSizes
    case wrongChecksum
    /// The last name's first byte in the directory at the end is another.
    case otherName
  }

  var entries: [Entry]
  var method = "deflated"
  var change = Change.none
  /// Bytes to put in the place of others, for names that Python can't write.
  var replacing: [Data] = []

  package init(
    _ entries: [Entry],
    method: String = "deflated",
    change: Change = .none,
    replacing: (String, with: [UInt8])? = nil
  ) {
    self.entries = entries
    self.method = method
    self.change = change
    if let replacing { self.replacing = [Data(replacing.0.utf8), Data(replacing.with)] }
  }

  /// Writes it: as a zip, or as a tar compressed by gzip, as the path's suffix says.
  package func write(to path: String) throws {
    let python = Process()
    python.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    python.arguments = ["python3", "-c", Self.script, path]
    let input = Pipe()
    python.standardInput = input
    try python.run()
    try input.fileHandleForWriting.write(contentsOf: JSONEncoder().encode(self))
    try input.fileHandleForWriting.close()
    python.waitUntilExit()
    try #require(python.terminationStatus == 0, "python3 could not make \(path)")
  }

  private static let script = #"""
    import base64, io, json, stat, struct, sys, tarfile, warnings, zipfile

    warnings.simplefilter("ignore")  # Of names that are twice.
    spec, path = json.load(sys.stdin), sys.argv[1]
    types = {"file": stat.S_IFREG, "folder": stat.S_IFDIR, "link": stat.S_IFLNK,
             "fifo": stat.S_IFIFO, "device": stat.S_IFCHR}
    old, new = [base64.b64decode(b) for b in spec["replacing"]] or (b"", b"")

    def data(entry):
        if entry.get("entries") is not None:
            inner = io.BytesIO()
            with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as archive:
                for each in entry["entries"]: archive.writestr(each["name"], data(each))
            return inner.getvalue()
        return base64.b64decode(entry["data"]) * entry["count"]

    def fields(at, value, width="<I"):
        raw[at:at + struct.calcsize(width)] = struct.pack(width, value)

    if path.endswith(".zip"):
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as archive:
            for entry in spec["entries"]:
                info = zipfile.ZipInfo("x")
                info.filename = entry["name"]
                info.create_system = 3
                info.external_attr = (types[entry["kind"]] | 0o644) << 16
                info.compress_type = getattr(zipfile, "ZIP_" + spec["method"].upper())
                archive.writestr(info, data(entry))
            infos = archive.infolist()
            place = archive.start_dir
        raw = bytearray(buffer.getvalue())
        for info in infos:
            for base, header in ((info.header_offset, 6), (place, 8)):
                if spec["change"] == "encrypted":
                    fields(base + header, info.flag_bits | 1, "<H")
                if spec["change"] == "smallSizes": fields(base + header + 16, 10)
                if spec["change"] == "largeSizes": fields(base + header + 16, 1 << 30)
                if spec["change"] == "wrongChecksum": fields(base + header + 8, info.CRC ^ 1)
            last = place
            place += 46 + sum(struct.unpack("<HHH", raw[place + 28:place + 34]))
        if spec["change"] == "otherName": raw[last + 46] ^= 1
        raw = bytes(raw).replace(old, new) if old else bytes(raw)
    else:
        buffer = io.BytesIO()
        kinds = {"file": tarfile.REGTYPE, "folder": tarfile.DIRTYPE, "link": tarfile.SYMTYPE,
                 "hardLink": tarfile.LNKTYPE, "fifo": tarfile.FIFOTYPE, "device": tarfile.CHRTYPE}
        with tarfile.open(fileobj=buffer, mode="w", format=tarfile.GNU_FORMAT) as archive:
            for entry in spec["entries"]:
                name = entry["name"].encode()
                info = tarfile.TarInfo(
                    (name.replace(old, new) if old else name).decode("utf-8", "surrogateescape"))
                info.type = kinds[entry["kind"]]
                content = data(entry)
                if entry["kind"] == "file": info.size = len(content)
                else: info.linkname = content.decode()
                archive.addfile(info, io.BytesIO(content))
        raw = buffer.getvalue()
    with open(path, "wb") as file:
        if path.endswith(".zip"): file.write(raw)
        else:
            import gzip
            file.write(gzip.compress(raw))
    """#
}
