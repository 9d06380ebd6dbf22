internal import Foundation

/// Where the service is: the API and the place that gives tokens.
public struct ServiceEndpoint: Hashable, Sendable {
    /// Scheme, host and port of the API, without a slash at the end; paths start with `/api/v2`.
    public let apiURL: String
    /// The full URL that tokens are asked of.
    public let tokenURL: String

    /// The service itself, in one of its regions.
    public init(region: Region) {
        apiURL = "https://api.\(region.domain)"
        tokenURL = "https://login.\(region.domain)/oauth/token"
    }

    /// A stand-in or gateway at an address of its own, which gives tokens at `/oauth/token` on the same host.
    ///
    /// - Returns: `nil` unless `url` is an `http` or `https` URL of a host, with neither user, query nor fragment.
    public init?(apiURL url: String) {
        guard let parts = URLComponents(string: url), let scheme = parts.scheme?.lowercased(),
            scheme == "http" || scheme == "https", let host = parts.host, !host.isEmpty,
            parts.user == nil, parts.password == nil, parts.query == nil, parts.fragment == nil
        else { return nil }
        var base = url
        while base.last == "/" { base.removeLast() }
        apiURL = base
        tokenURL = base + "/oauth/token"
    }
}
