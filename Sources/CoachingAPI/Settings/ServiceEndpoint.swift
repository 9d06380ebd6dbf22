internal import Foundation

/// Where the service is: the API and the place that gives tokens.
public struct ServiceEndpoint: Hashable, Sendable {
    /// Scheme, host, port and path before `/api/v2` of the API, without a slash at the end.
    public let apiURL: String
    /// The full URL that tokens are asked of.
    public let tokenURL: String

    /// The service itself, in one of its regions.
    public init(region: Region) {
        apiURL = "https://api.\(region.domain)"
        tokenURL = "https://login.\(region.domain)/oauth/token"
    }

    /// The service itself, or a stand-in or gateway at an address of its own.
    ///
    /// An address of the service in one of its regions means that region, whose tokens come from another host. Any other
    /// gives tokens at `/oauth/token` below itself. Credentials travel in every call, so that plain `http` is taken for
    /// the loopback addresses of this machine only.
    ///
    /// - Returns: `nil` unless `url` is such a URL, with neither user, query nor fragment.
    public init?(apiURL url: String) {
        guard let endpoint = try? Self.parse(url) else { return nil }
        self = endpoint
    }

    /// A gateway that hands calls on: the API and the place that gives tokens are paths of it.
    init(gateway: ServiceAddress, apiPath: String, tokenPath: String) {
        apiURL = gateway.text + apiPath
        tokenURL = gateway.text + tokenPath + "/oauth/token"
    }

    /// Reads an address as ``init(apiURL:)`` does, and says what is wrong with it.
    static func parse(_ url: String) throws(AddressProblem) -> ServiceEndpoint {
        let address = try ServiceAddress(url)
        if address.isDefaultHTTPS, let region = Region(address.host) { return ServiceEndpoint(region: region) }
        return ServiceEndpoint(gateway: address, apiPath: "", tokenPath: "")
    }
}
