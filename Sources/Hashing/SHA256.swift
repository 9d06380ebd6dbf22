#if canImport(CryptoKit)
    import CryptoKit
#else
    import COpenSSL
#endif

/// SHA-256 (FIPS 180-4) of bytes that arrive in pieces.
///
/// It uses the system's implementation: OpenSSL's libcrypto, or CryptoKit on Apple's systems. It guards against
/// mistakes, such as a plan that was changed by hand, and is not a signature.
public struct SHA256: ~Copyable {
    #if canImport(CryptoKit)
        private var hash = CryptoKit.SHA256()

        /// A hash of no bytes yet.
        public init() {}

        /// Adds the next bytes.
        public mutating func update(_ bytes: [UInt8]) { hash.update(data: bytes) }

        /// Adds the next bytes; the buffer is not kept.
        public mutating func update(_ bytes: UnsafeRawBufferPointer) { hash.update(bufferPointer: bytes) }

        /// The digest of all bytes so far, as 64 digits in lower-case hexadecimal.
        public var hexadecimal: String { Self.text(of: Array(hash.finalize())) }
    #else
        private let context: OpaquePointer

        /// A hash of no bytes yet. Ends the process when there is no memory for it.
        public init() {
            guard let context = EVP_MD_CTX_new(), EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1 else {
                // Neither can fail except for lack of memory.
                fatalError("out of memory")
            }
            self.context = context
        }

        deinit { EVP_MD_CTX_free(context) }

        /// Adds the next bytes.
        public mutating func update(_ bytes: [UInt8]) { bytes.withUnsafeBytes { update($0) } }

        /// Adds the next bytes; the buffer is not kept.
        public mutating func update(_ bytes: UnsafeRawBufferPointer) {
            precondition(EVP_DigestUpdate(context, bytes.baseAddress, bytes.count) == 1)
        }

        /// The digest of all bytes so far, as 64 digits in lower-case hexadecimal.
        public var hexadecimal: String {
            let copy = SHA256()
            var digest = [UInt8](repeating: 0, count: 32)
            precondition(
                EVP_MD_CTX_copy_ex(copy.context, context) == 1 && EVP_DigestFinal_ex(copy.context, &digest, nil) == 1)
            return Self.text(of: digest)
        }
    #endif

    /// The digest of these bytes, as 64 digits in lower-case hexadecimal.
    public static func hexadecimal(of bytes: [UInt8]) -> String {
        var hash = SHA256()
        hash.update(bytes)
        return hash.hexadecimal
    }

    private static func text(of digest: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}
