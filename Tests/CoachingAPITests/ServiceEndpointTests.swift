import CoachingAPI
import Testing

struct ServiceEndpointTests {
    @Test(arguments: [
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
        ("https://gateway.example.com/genesys/", "https://gateway.example.com/genesys"),
        ("http://[::1]:80", "http://[::1]:80"),
    ])
    func addressesAreTaken(text: String, base: String) {
        #expect(ServiceEndpoint(apiURL: text)?.apiURL == base)
        #expect(ServiceEndpoint(apiURL: text)?.tokenURL == base + "/oauth/token")
    }

    /// The service itself gives tokens at another host than the API's, however its address is written.
    @Test(arguments: [
        "https://api.mypurecloud.de", "https://api.mypurecloud.de/", "https://API.mypurecloud.de:443",
        "https://login.mypurecloud.de", "https://mypurecloud.de",
    ])
    func addressesOfTheServiceMeanItsRegion(text: String) throws {
        let region = try #require(Region("eu-central-1"))
        #expect(ServiceEndpoint(apiURL: text) == ServiceEndpoint(region: region))
    }

    @Test(arguments: [
        "https://mypurecloud.de.example.com", "https://api.mypurecloud.de:8443", "https://api.mypurecloud.de/x",
    ])
    func othersStayWhatTheyAre(text: String) {
        #expect(ServiceEndpoint(apiURL: text)?.tokenURL == text + "/oauth/token")
    }

    /// Credentials go in the clear to this machine only.
    @Test(arguments: [
        "http://host", "http://localhost.example.com", "http://127.0.0.1.example.com", "http://api.mypurecloud.de",
        "http://10.0.0.1", "http://[fe80::1]", "http://127.1",
    ])
    func plainHTTPStaysOnThisMachine(text: String) {
        #expect(ServiceEndpoint(apiURL: text) == nil)
        #expect(ServiceEndpoint(apiURL: text.replacing("http:", with: "https:")) != nil)
    }

    @Test(arguments: [
        "https://host/api/v2", "http://127.0.0.1:1/api/v2/coaching", "https://host:0", "https://host:65536",
        "", "127.0.0.1:8080", "ftp://host", "http://", "https://user:password@host", "https://host?x=1",
        "https://host#x",
        "http://a b",
    ])
    func othersAreNot(text: String) {
        #expect(ServiceEndpoint(apiURL: text) == nil)
    }
}
