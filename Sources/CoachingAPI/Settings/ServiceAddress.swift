import CoachingModels
internal import Foundation

/// The address of a server to which credentials are sent.
struct ServiceAddress: Hashable {
    /// Scheme, host, port and path, without a slash at the end.
    let text: String
    /// Host in lower case, with an IPv6 address in brackets.
    let host: String
    /// Whether it is `https` on its usual port, without a path.
    let isDefaultHTTPS: Bool

    init(_ url: String) throws(AddressProblem) {
        guard let parts = URLComponents(string: url), let scheme = parts.scheme?.lowercased(),
            scheme == "http" || scheme == "https", let host = parts.host, !host.isEmpty
        else { throw url.contains("://") ? .notAnAddress : .noScheme }
        guard parts.user == nil, parts.password == nil else { throw .credentials }
        guard parts.query == nil, parts.fragment == nil else { throw .notAnAddress }
        guard (1...65_535).contains(parts.port ?? 443) else { throw .notAnAddress }
        guard scheme == "https" || Self.isLoopback(host) else { throw .plainHTTP }
        var text = url
        while text.last == "/" { text.removeLast() }
        if let range = text.range(of: "/api/v2") { throw .apiPath(before: String(text[..<range.lowerBound])) }
        self.text = text
        self.host = host.lowercased()
        isDefaultHTTPS =
            scheme == "https" && (parts.port ?? 443) == 443 && parts.path.allSatisfy { $0 == "/" }
    }

    /// Whether `host` never leads away from this machine: `localhost`, 127.0.0.0/8 and ::1.
    static func isLoopback(_ host: String) -> Bool { LoopbackHost.isName(host) || host == "::1" || host == "[::1]" }
}

/// Why an address cannot be used.
enum AddressProblem: Error, Hashable {
    case notAnAddress
    /// It has no scheme, but begins with the host.
    case noScheme
    /// It holds a user or a password.
    case credentials
    /// It would send credentials unencrypted to another machine.
    case plainHTTP
    /// Its path continues into the API.
    case apiPath(before: String)

    /// The problem, and what to write instead, as the continuation of a message that names the place of `value`.
    func explanation(of value: String) -> String {
        switch self {
        case .notAnAddress: "\"\(value)\" is no address: expected http:// or https://, a host and perhaps a port"
        case .noScheme:
            "\"\(value)\" is no address: expected http:// or https:// before the host, such as "
                + (ServiceAddress.isLoopback(Self.host(of: value)) ? "http" : "https") + "://\(value)"
        // The value itself may hold a password.
        case .credentials: "the address holds a user or a password: expected only http:// or https://, host and port"
        case .plainHTTP:
            "\"\(value)\" would send the credentials over plain HTTP to another machine: expected https://, or http:// "
                + "for this machine (localhost, 127.0.0.1)"
        case .apiPath(let before): "\"\(value)\" goes on into the API: expected what comes before /api/v2, \(before)"
        }
    }

    private static func host(of value: String) -> String {
        if value.hasPrefix("["), let end = value.firstIndex(of: "]") { return String(value[...end]) }
        return String(value.prefix { $0 != ":" && $0 != "/" })
    }
}
