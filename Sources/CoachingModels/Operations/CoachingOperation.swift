/// An operation of the Coaching API: how it is called, and which answers mean success.
public struct CoachingOperation: Hashable, Sendable {
    /// The verbs that the Coaching API uses.
    public enum Method: String, Hashable, Sendable {
        case get = "GET"
        case post = "POST"
        case patch = "PATCH"
        case delete = "DELETE"
    }

    /// Whether it matters if an operation is carried out twice.
    public enum Effect: Hashable, Sendable {
        /// Changes nothing, whatever its verb, so it may be repeated.
        case read
        /// Changes something: must not be sent again while its outcome is unknown.
        case write
    }

    /// Name in the service's SDKs.
    public let name: String
    /// Its verb.
    public let method: Method
    /// Path with `{name}` for its parameters, from `/api/v2`.
    public let path: String
    /// Whether it may be repeated while its outcome is unknown.
    public let effect: Effect
    /// The statuses that mean success.
    public let successStatuses: [Int]

    init(_ name: String, _ method: Method, _ path: String, _ effect: Effect, success: [Int]) {
        self.init(name, method, wholePath: "/api/v2/coaching/" + path, effect, success: success)
    }

    init(_ name: String, _ method: Method, wholePath: String, _ effect: Effect, success: [Int]) {
        self.name = name
        self.method = method
        path = wholePath
        self.effect = effect
        self.successStatuses = success
    }
}
