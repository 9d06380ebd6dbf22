/// An address of a user.
public struct Contact: Codable, Hashable, Sendable {
    /// Number or e-mail address.
    public var address: String?
    /// The address as it is shown.
    public var display: String?
    /// `PHONE`, `EMAIL` or `SMS`.
    public var mediaType: String?
    /// What the address is for, such as `PRIMARY` or `WORK`.
    public var type: String?
    /// Number within the organisation.
    public var `extension`: String?
    /// Code of the country.
    public var countryCode: String?

    /// Creates a value from its parts. `nil` stands for a field that the service left out.
    public init(
        address: String? = nil,
        display: String? = nil,
        mediaType: String? = nil,
        type: String? = nil,
        `extension`: String? = nil,
        countryCode: String? = nil
    ) {
        self.address = address
        self.display = display
        self.mediaType = mediaType
        self.type = type
        self.extension = `extension`
        self.countryCode = countryCode
    }
}
