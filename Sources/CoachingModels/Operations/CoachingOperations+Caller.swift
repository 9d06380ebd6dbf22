extension CoachingOperation {
    /// Reads to whom the token of the call belongs. It belongs to the platform, not to the Coaching API, and needs no
    /// permission; clients of some grants need the scope `user-basic-info`.
    public static let getTokensMe = Self(
        "getTokensMe", .get, wholePath: "/api/v2/tokens/me", .read, success: [200])
}
