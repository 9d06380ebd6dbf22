import Foundation

/// Where everything stands in a folder of parts.
public struct PartsFolder: Sendable, Equatable {
    /// The folder's path, as it was given.
    public var path: String

    /// The folder at a path; nothing is read.
    public init(path: String) { self.path = path }

    /// The index, which is written last.
    public var index: String { path + "/parts.json" }
    /// How the parts are to be planned, and by which engine: the same for all of them, however often they run.
    public var run: String { path + "/run.json" }

    /// The folder of a part. Numbers have four digits at least, so that they sort.
    public func part(_ number: Int) -> String { path + "/parts/" + String(format: "%04d", number) }
    /// A part's request.
    public func request(ofPart number: Int) -> String { part(number) + "/request.json" }
    /// A part's slots.
    public func slots(ofPart number: Int) -> String { part(number) + "/slots.ndjson" }
    /// Multipliers for a part to begin with, where there are any.
    public func prices(ofPart number: Int) -> String { part(number) + "/prices.json" }
    /// A part's plan, once a worker is done with it.
    public func plan(ofPart number: Int) -> String { part(number) + "/plan.json" }
}
