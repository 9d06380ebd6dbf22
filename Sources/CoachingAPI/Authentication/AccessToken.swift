/// A token that was granted, and how long to use it.
struct AccessToken: Sendable {
    let secret: Secret
    /// When the service stops accepting it.
    let end: Duration
    /// When to get the next one: a minute before the end, or a tenth of its life when that is shorter.
    let renewal: Duration

    init(_ secret: Secret, grantedAt now: Duration, lifetime: Duration) {
        self.secret = secret
        end = now + lifetime
        renewal = end - min(.seconds(60), lifetime / 10)
    }
}
