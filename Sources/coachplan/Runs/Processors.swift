import Foundation
import NIOCore

/// How much of the machine the program may use.
enum Processors {
    /// Processor cores that are online and allowed to this process, by its affinity or by a quota on its container.
    static var available: Int { max(1, min(System.coreCount, ProcessInfo.processInfo.activeProcessorCount)) }
}
