/// Further fields of a user that the service returns when asked for, as far as it can.
public struct UserExpansion: OpenEnum {
    /// The text as the service writes it.
    public let rawValue: String
    /// A value as the service writes it. Any text is accepted, since values may be added: see ``OpenEnum/isKnown``.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Whether contacts reach them now.
    public static let routingStatus = Self(rawValue: "routingStatus")
    /// Where they are now.
    public static let presence = Self(rawValue: "presence")
    /// Where they are according to another system.
    public static let integrationPresence = Self(rawValue: "integrationPresence")
    /// How many contacts they have now.
    public static let conversationSummary = Self(rawValue: "conversationSummary")
    /// Whether they are away.
    public static let outOfOffice = Self(rawValue: "outOfOffice")
    /// Where on earth they are.
    public static let geolocation = Self(rawValue: "geolocation")
    /// The telephone that they use.
    public static let station = Self(rawValue: "station")
    /// Their roles.
    public static let authorization = Self(rawValue: "authorization")
    /// When they last signed in.
    public static let lastTokenIssued = Self(rawValue: "lasttokenissued")
    /// Roles that they have not used.
    public static let authorizationUnusedRoles = Self(rawValue: "authorization.unusedRoles")
    /// Their team.
    public static let team = Self(rawValue: "team")
    /// Their ranks for work plans.
    public static let workPlanBidRanks = Self(rawValue: "workPlanBidRanks")
    /// Settings for contacts from outside.
    public static let externalContactsSettings = Self(rawValue: "externalContactsSettings")
    /// Their groups.
    public static let groups = Self(rawValue: "groups")
    /// Custom fields of the organisation.
    public static let customAttributes = Self(rawValue: "customAttributes")
    /// Skills that they claim.
    public static let profileSkills = Self(rawValue: "profileSkills")
    /// Certificates that they claim.
    public static let certifications = Self(rawValue: "certifications")
    /// Where they work.
    public static let locations = Self(rawValue: "locations")
    /// Skills by which contacts reach them.
    public static let skills = Self(rawValue: "skills")
    /// Languages by which contacts reach them.
    public static let languages = Self(rawValue: "languages")
    /// The language that they prefer.
    public static let languagePreference = Self(rawValue: "languagePreference")
    /// The employer's data.
    public static let employerInfo = Self(rawValue: "employerInfo")
    /// What they write about themselves.
    public static let biography = Self(rawValue: "biography")
    /// When they last signed in.
    public static let dateLastLogin = Self(rawValue: "dateLastLogin")
    /// When they were welcomed.
    public static let dateWelcomeSent = Self(rawValue: "dateWelcomeSent")

    /// The values that the service has documented.
    public static let known: [Self] = [
        .routingStatus, .presence, .integrationPresence, .conversationSummary, .outOfOffice, .geolocation, .station,
        .authorization, .lastTokenIssued, .authorizationUnusedRoles, .team, .workPlanBidRanks,
        .externalContactsSettings, .groups, .customAttributes, .profileSkills, .certifications, .locations, .skills,
        .languages, .languagePreference, .employerInfo, .biography, .dateLastLogin, .dateWelcomeSent,
    ]
}
