import Foundation
import HummingbirdCore
import Logging
import NIOCore

/// Handles each connection on the event loop that it belongs to.
///
/// Otherwise every part of a request and every part of its answer would switch threads, there and back. Nothing that
/// serves a call waits for the disk: what is written to a database is written on the database's own queue.
struct ConnectionOnItsLoop<Base: ServerChildChannel>: ServerChildChannel {
    let base: Base

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Base.Value> {
        base.setup(channel: channel, logger: logger)
    }

    func handle(value: Base.Value, logger: Logger) async {
        await withTaskExecutorPreference(EventLoopTaskExecutor(loop: value.channel.eventLoop)) {
            await base.handle(value: value, logger: logger)
        }
    }
}

extension HTTPServerBuilder {
    /// HTTP/1.1, with each connection on its own event loop; peers that send nothing, or too little at a time, are
    /// disconnected.
    static func onEventLoops(_ limits: SandboxLimits, now: @escaping @Sendable () -> Date) -> HTTPServerBuilder {
        HTTPServerBuilder { responder in
            ConnectionOnItsLoop(
                base: HTTP1Channel(
                    responder: responder,
                    configuration: HTTP1Channel.Configuration(
                        additionalChannelHandlers: [
                            PartDeadline(seconds: limits.transferSeconds), ServedDate(now: now),
                        ],
                        idleTimeout: .milliseconds(Int64(limits.idleSeconds * 1000)))))
        }
    }
}

/// Runs tasks on an event loop.
private final class EventLoopTaskExecutor: TaskExecutor {
    private let loop: any EventLoop

    init(loop: any EventLoop) {
        self.loop = loop
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        loop.execute { [self] in job.runSynchronously(on: asUnownedTaskExecutor()) }
    }
}
