internal import Foundation

/// Where the service is: the API and the token endpoint.
public struct ServiceEndpoint: Hashable, Sendable {
    /// Scheme, host, port and path before `/api/v2` of the API, without a slash at the end.
    public let apiURL: String
    /// The full URL of the token endpoint.
    public let tokenURL: String

    /// The service itself, in one of its regions.
    public init(region: Region) {
        apiURL = "https://api.\(region.domain)"
        tokenURL = "https://login.\(region.domain)/oauth/token"
    }

    /// The service itself, or a stand-in or gateway at an address of its own.
    ///
    /// An address of the service in one of its regions means that region, whose tokens come from another host. At any
    /// other address, tokens come from `/oauth/token` below it. Credentials travel in every call, so plain `http` is
    /// accepted only for this machine's loopback addresses.
    ///
    /// - Returns: `nil` unless `url` is such a URL, without user, query or fragment.
    public init?(apiURL url: String) {
        guard let endpoint = try? Self.parse(url) else { return nil }
        self = endpoint
    }

    /// A gateway that forwards calls: the API and the token endpoint are paths of it.
    init(gateway: ServiceAddress, apiPath: String, tokenPath: String) {
        apiURL = gateway.text + apiPath
        tokenURL = gateway.text + tokenPath + "/oauth/token"
    }

    /// Parses an address as ``init(apiURL:)`` does, and throws what is wrong with it.
    static func parse(_ url: String) throws(AddressProblem) -> ServiceEndpoint {
        let address = try ServiceAddress(url)
        if address.isDefaultHTTPS, let region = Region(address.host) { return ServiceEndpoint(region: region) }
        return ServiceEndpoint(gateway: address, apiPath: "", tokenPath: "")
    }
}
