import Foundation
import Hummingbird
import HummingbirdTesting
import TestSupport
import Testing

/// The server as a process of its own.
@Suite struct ServeTests {
  private func withServer(
    _ arguments: [String] = [],
    _ body: (_ blog: URL, _ server: Program, _ port: Int) async throws -> Void
  ) async throws {
    try await withTemporaryDirectory { folder in
      let blog = folder.appending(path: "blog")
      try FileManager.default.createDirectory(
        at: blog.appending(path: "posts"),
        withIntermediateDirectories: true
      )
      try Data("title: Notes\nurl: https://blog.example.org/\nauthor: Ken Cole\n".utf8)
        .write(to: blog.appending(path: "blog.yaml"))
      try Data("---\ntitle: One\ndate: 2013-03-25\n---\nWords.\n".utf8)
        .write(to: blog.appending(path: "posts/one.md"))
      let server = try Program(["serve", blog.path, "--port", "0"] + arguments, in: folder)
      defer { server.send(SIGKILL) }
      let port = try await server.waitForErrors(#/http://127\.0\.0\.1:(\d+)\//#)
      try await body(blog, server, try #require(Int(port)))
    }
  }

  private func send(_ request: TestClient.Request, port: Int) async throws -> TestClient.Response {
    try await TestClient.withClient(host: "127.0.0.1", port: port) { client in
      try await client.execute(request)
    }
  }

  private func comment(_ body: String) -> TestClient.Request {
    TestClient.Request(
      "/posts/one/comments",
      method: .post,
      headers: [.contentType: "application/x-www-form-urlencoded"],
      body: .init(string: "name=Ann&body=\(body)")
    )
  }

  @Test func aCommentSurvivesTheSuddenDeathOfTheServer() async throws {
    try await withServer { blog, server, port in
      let answer = try await send(comment("Remember+this."), port: port)
      server.send(SIGKILL)
      #expect(answer.status == .seeOther)
      _ = await server.result()
      let folder = blog.deletingLastPathComponent()
      let list = try await Program.run(["comments", blog.path, "list", "--json"], in: folder)
      #expect(list.status == 0)
      #expect(list.output.contains("\"body\" : \"Remember this.\""))
      #expect(list.output.contains("\"status\" : \"awaiting\""))
    }
  }

  @Test(arguments: [SIGTERM, SIGINT]) func theServerEndsCleanly(signal: Int32) async throws {
    try await withServer(["--log"]) { _, server, port in
      let answer = try await send(TestClient.Request("/", method: .get), port: port)
      #expect(answer.status == .ok)
      server.send(signal)
      let result = await server.result()
      #expect(result.status == 0)
      #expect(result.errors.contains(" GET / 200 "))
      #expect(result.output.isEmpty)
    }
  }

  /// A heap for each thread would grow to what any of them needed once.
  @Test func theThreadsOfAServerShareHeaps() async throws {
    try await withServer { _, server, _ in
      let path = "/proc/\(server.processIdentifier)/environ"
      let environment = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\0")
      #expect(environment.contains("MALLOC_ARENA_MAX=2"))
    }
  }

  @Test func aTakenPortIsSaidInWords() async throws {
    try await withServer { blog, _, port in
      let folder = blog.deletingLastPathComponent()
      let second = try await Program.run(["serve", blog.path, "--port", "\(port)"], in: folder)
      #expect(second.status == 1)
      #expect(second.errors.contains("another program listens at 127.0.0.1, port \(port)"))
    }
  }

  @Test func commentsAreDecidedOnTheCommandLine() async throws {
    try await withServer { blog, _, port in
      let folder = blog.deletingLastPathComponent()
      for body in ["first", "second", "%1B%5B2Jthird"] {
        #expect(try await send(comment(body), port: port).status == .seeOther)
      }
      let list = try await Program.run(["comments", blog.path], in: folder)
      #expect(!list.output.contains("\u{1B}"))
      let ids = list.output.matches(of: #/(?m)^([0-9a-f]{8}) /#).map { String($0.1) }
      #expect(ids.count == 3)
      let approved = try await Program.run(["comments", blog.path, "approve", ids[0]], in: folder)
      #expect(approved.status == 0)
      let file = blog.appending(path: "comments/one.yaml")
      #expect(try String(contentsOf: file, encoding: .utf8).contains("urn:uuid:\(ids[0])"))
      let spam = try await Program.run(["comments", blog.path, "spam", ids[1], ids[2]], in: folder)
      #expect(spam.status == 0)
      let rest = try await Program.run(["comments", blog.path, "list", "--json"], in: folder)
      #expect(rest.output.filter { !$0.isWhitespace } == "[]")
      let unknown = try await Program.run(["comments", blog.path, "reject", "nope"], in: folder)
      #expect(unknown.status == 1)
      #expect(unknown.errors.contains("there is no comment \"nope\""))
    }
  }

  @Test func aFolderThatIsNoBlogGetsNoStore() async throws {
    try await withTemporaryDirectory { folder in
      for command in ["serve", "comments"] {
        let result = try await Program.run([command, folder.path], in: folder)
        #expect(result.status == 2)
        #expect(result.errors.contains("blog.yaml"))
      }
      #expect(!FileManager.default.fileExists(atPath: folder.appending(path: ".feedloom").path))
    }
  }
}
