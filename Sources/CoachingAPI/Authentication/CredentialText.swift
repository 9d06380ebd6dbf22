import CoachingModels
internal import Foundation

/// Checks that the text of a credential holds only visible ASCII characters (RFC 6749, appendix A; RFC 6750, section
/// 2.1).
enum CredentialText {
    /// Removes blanks and line ends from around a text that was pasted.
    static func trimmed(_ text: String) -> String {
        text.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Removes the `Bearer ` that precedes a token in the header it may have been copied from.
    static func withoutScheme(_ token: String) -> String {
        let token = trimmed(token)
        let scheme = "bearer "
        return token.lowercased().hasPrefix(scheme) ? String(token.dropFirst(scheme.count)) : token
    }

    /// Describes the first character that a credential cannot hold, and its position; `nil` if there is none.
    ///
    /// - Parameter blanksAllowed: whether a blank may occur inside. An OAuth client's secret may have one, a token may
    ///   not.
    static func oddity(in text: String, blanksAllowed: Bool) -> String? {
        for (index, scalar) in text.unicodeScalars.enumerated() {
            if (0x21...0x7E).contains(scalar.value) || (blanksAllowed && scalar == " ") { continue }
            return "character \(index + 1) is \(name(scalar))"
        }
        return nil
    }

    private static func name(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\n", "\r": "a line end"
        case "\t": "a tab"
        case " ": "a blank"
        default:
            scalar.properties.isAlphabetic
                ? "\"\(scalar)\", which is not ASCII" : ForeignText.codePoint(scalar.value)
        }
    }
}
