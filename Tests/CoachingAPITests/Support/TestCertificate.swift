import NIOSSL

/// A certificate of its own authority for servers of the tests on loopback, under the names of the service's region
/// mypurecloud.de as well. It is believed only by who is told to.
enum TestCertificate {
    static let certificate = """
        -----BEGIN CERTIFICATE-----
        MIIB0jCCAXmgAwIBAgIUJr90HVRiOWU58Y7z4RA0dhlSahUwCgYIKoZIzj0EAwIw
        GjEYMBYGA1UEAwwPY29hY2hwbGFuIHRlc3RzMCAXDTI2MTEyOTAwMTQ0OVoYDzIx
        MjYxMTA1MDAxNDQ5WjAaMRgwFgYDVQQDDA9jb2FjaHBsYW4gdGVzdHMwWTATBgcq
        hkjOPQIBBggqhkjOPQMBBwNCAAS4ghNWhQeAJxfhc1bd1LwbYnCXAteBbyeQi6Oq
        ZT5wdgejsBlSK/3mHO71Q4km7zoM8bPE7AGDG90/UB/XYQIgo4GaMIGXMB0GA1Ud
        DgQWBBSgEjdwRkyjJUdk5f4TKfscaCSlpDAfBgNVHSMEGDAWgBSgEjdwRkyjJUdk
        5f4TKfscaCSlpDBEBgNVHREEPTA7gglsb2NhbGhvc3SHBH8AAAGCEmFwaS5teXB1
        cmVjbG91ZC5kZYIUbG9naW4ubXlwdXJlY2xvdWQuZGUwDwYDVR0TAQH/BAUwAwEB
        /zAKBggqhkjOPQQDAgNHADBEAiBLC6Sf9m5PxNlHegzYUfB8rHK/GBpkinXGDCEY
        NH/3twIgcuKy5cO5Q51OAUMVI3tTU4GlRE1q/QbrMfne7vtQ+Xo=
        -----END CERTIFICATE-----
        """

    private static let key = """
        -----BEGIN EC PRIVATE KEY-----
        MHcCAQEEIN7Fx0mvFxSANnJRJscFoiraA4qejaL+Dqv9Br1D4olBoAoGCCqGSM49
        AwEHoUQDQgAEuIITVoUHgCcX4XNW3dS8G2JwlwLXgW8nkIujqmU+cHYHo7AZUiv9
        5hzu9UOJJu86DPGzxOwBgxvdP1Af12ECIA==
        -----END EC PRIVATE KEY-----
        """

    /// What a server with this certificate needs.
    static func server(
        _ minimum: TLSVersion = .tlsv12, _ maximum: TLSVersion = .tlsv13
    ) throws -> NIOSSLContext {
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: [.certificate(try NIOSSLCertificate(bytes: Array(certificate.utf8), format: .pem))],
            privateKey: .privateKey(try NIOSSLPrivateKey(bytes: Array(key.utf8), format: .pem)))
        configuration.minimumTLSVersion = minimum
        configuration.maximumTLSVersion = maximum
        return try NIOSSLContext(configuration: configuration)
    }
}
