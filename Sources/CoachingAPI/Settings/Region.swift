/// A region of the service.
public struct Region: Hashable, Sendable {
    /// Name of the cloud region, such as `eu-central-1`.
    public let name: String
    /// Domain of the region, such as `mypurecloud.de`; the API is at `api.` and the login at `login.` of it.
    public let domain: String

    /// Finds a region by its name or domain. `https://`, and `api.` or `login.` before the domain, are accepted too,
    /// since other tools of the service are configured with them.
    public init?(_ text: String) {
        var wanted = text.lowercased().trimmingPrefix("https://")
        for prefix in ["api.", "login.", "apps."] { wanted = wanted.trimmingPrefix(prefix) }
        while wanted.last == "/" { wanted.removeLast() }
        guard let region = Self.all.first(where: { $0.name == wanted || $0.domain == wanted }) else { return nil }
        self = region
    }

    private init(_ name: String, _ domain: String) {
        self.name = name
        self.domain = domain
    }

    /// All regions, in the service's order.
    public static let all: [Region] = [
        Region("us-east-1", "mypurecloud.com"),
        Region("eu-west-1", "mypurecloud.ie"),
        Region("ap-southeast-2", "mypurecloud.com.au"),
        Region("ap-northeast-1", "mypurecloud.jp"),
        Region("eu-central-1", "mypurecloud.de"),
        Region("us-west-2", "usw2.pure.cloud"),
        Region("ca-central-1", "cac1.pure.cloud"),
        Region("ap-northeast-2", "apne2.pure.cloud"),
        Region("eu-west-2", "euw2.pure.cloud"),
        Region("ap-south-1", "aps1.pure.cloud"),
        Region("us-east-2", "use2.us-gov-pure.cloud"),
        Region("sa-east-1", "sae1.pure.cloud"),
        Region("me-central-1", "mec1.pure.cloud"),
        Region("ap-northeast-3", "apne3.pure.cloud"),
        Region("eu-central-2", "euc2.pure.cloud"),
        Region("mx-central-1", "mxc1.pure.cloud"),
        Region("ap-southeast-1", "apse1.pure.cloud"),
        Region("eusc-de-east-1", "edee1.eusc-pure.cloud"),
    ]
}
