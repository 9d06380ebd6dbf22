/// The answer of the token endpoint when it grants a token.
struct TokenGrant: Decodable {
    let accessToken: String
    /// Lifetime of the token in seconds. The service's default is a day.
    let expiresIn: Double?

    enum CodingKeys: String, CodingKey {
        case accessToken = "access_token"
        case expiresIn = "expires_in"
    }
}

/// The answer of the token endpoint when it refuses.
struct TokenRefusal: Decodable {
    let error: String?
    let description: String?
    let errorDescription: String?

    enum CodingKeys: String, CodingKey {
        case error
        case description
        case errorDescription = "error_description"
    }
}
