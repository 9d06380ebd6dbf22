import Foundation
import Hummingbird
import NIOCore

/// The context that accompanies a request through the middleware to its operation.
struct SandboxRequestContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// The connection, for faults that cut it.
    let channel: any Channel
    let correlationID: String
    var caller: Caller?
    /// Facts about the call, for the record of requests.
    let trace = CallTrace()

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        channel = source.channel
        var random = SystemRandomNumberGenerator()
        correlationID = UUIDText.format(high: random.next(), low: random.next())
    }
}
