import NIOCore

/// Runs tasks on an event loop: the one that their connections are on, so that between asking and
/// storing no thread need wake another.
final class LoopExecutor: TaskExecutor {
  /// Where the present task runs, unless it runs just anywhere.
  @TaskLocal static var current: LoopExecutor?

  private let loop: any EventLoop

  init(_ loop: any EventLoop) {
    self.loop = loop
  }

  func enqueue(_ job: UnownedJob) {
    loop.execute { unsafe job.runSynchronously(on: self.asUnownedTaskExecutor()) }
  }
}
