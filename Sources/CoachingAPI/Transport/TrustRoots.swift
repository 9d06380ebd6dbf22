import NIOSSL

/// The certificate authorities that a client trusts.
public struct TrustRoots: Sendable {
    /// The certificate authorities that this machine trusts.
    public static let system = TrustRoots(certificates: [], besidesSystem: true)

    private let certificates: [NIOSSLCertificate]
    private let besidesSystem: Bool

    private init(certificates: [NIOSSLCertificate], besidesSystem: Bool) {
        self.certificates = certificates
        self.besidesSystem = besidesSystem
    }

    /// Custom certificate authorities, such as that of a company's proxy that inspects TLS.
    ///
    /// - Parameters:
    ///   - pem: one or more certificates in PEM form.
    ///   - besidesSystem: whether those of this machine are trusted as well.
    /// - Throws: ``TrustRootsError`` when `pem` holds no certificate that can be read.
    public init(pem: [UInt8], besidesSystem: Bool = true) throws(TrustRootsError) {
        guard let certificates = try? NIOSSLCertificate.fromPEMBytes(pem), !certificates.isEmpty else {
            throw TrustRootsError()
        }
        self.init(certificates: certificates, besidesSystem: besidesSystem)
    }

    func apply(to configuration: inout TLSConfiguration) {
        if certificates.isEmpty { return }
        if besidesSystem {
            configuration.additionalTrustRoots = [.certificates(certificates)]
        } else {
            configuration.trustRoots = .certificates(certificates)
        }
    }
}

/// The text given as trust roots holds no certificate that can be read.
public struct TrustRootsError: Error, Hashable, CustomStringConvertible {
    /// What was expected.
    public let description = "no certificate in PEM form can be read: expected -----BEGIN CERTIFICATE-----"
}
