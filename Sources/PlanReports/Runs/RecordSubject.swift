import CoachingModels

/// The subject of a command that uses the record of a plan: which plan, which record, whose organisation.
public struct RecordSubject: Sendable, Equatable {
    /// The plan's id; nil if nothing is known of it yet.
    public var plan: String?
    /// The name of the request; nil if it is not known.
    public var name: String?
    /// The plan, or its record, as the user named it.
    public var file: String
    /// The file with the record of what was done.
    public var journal: String
    /// The service's address; nil if none is known.
    public var service: String?
    /// Id of the organisation; nil if the service does not report it, or was not asked.
    public var organizationId: String?
    /// Name of the organisation.
    public var organizationName: String?
    /// Id of the OAuth client.
    public var clientId: String?
    /// Address and organisation, in readable form.
    public var place: String?

    /// Creates the subject of a command.
    public init(plan: String?, name: String?, file: String, journal: String, service: String?) {
        self.plan = plan
        self.name = name
        self.file = file
        self.journal = journal
        self.service = service
    }

    /// `https://api.mypurecloud.com (organisation Acme [1f2e…])`
    var shownPlace: String { place ?? ForeignText.shown(service ?? "") }

    var facts: [ReportFact] {
        let organization = [
            ReportFact("id", .optional(organizationId)), ReportFact("name", .optional(organizationName)),
        ]
        let isKnown = organizationId != nil || organizationName != nil
        return [
            ReportFact("plan", .optional(plan)), ReportFact("name", .optional(name)),
            ReportFact("file", .text(file)), ReportFact("service", .optional(service)),
            ReportFact("organization", isKnown ? .record(organization) : .missing),
            ReportFact("client", .optional(clientId)), ReportFact("journal", .text(journal)),
        ]
    }
}
