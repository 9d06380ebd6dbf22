/// The permissions that the operations of coaching and of the directory ask for.
enum Permission: String, Codable, Hashable, Sendable, CaseIterable {
    case appointmentView = "coaching:appointment:view"
    case appointmentAdd = "coaching:appointment:add"
    case appointmentEdit = "coaching:appointment:edit"
    case appointmentDelete = "coaching:appointment:delete"
    case appointmentParticipate = "coaching:appointment:participate"
    case appointmentStatusView = "coaching:appointmentStatus:view"
    case appointmentStatusEdit = "coaching:appointmentStatus:edit"
    case appointmentConversationAdd = "coaching:appointmentConversation:add"
    case annotationView = "coaching:annotation:view"
    case annotationAdd = "coaching:annotation:add"
    case annotationEdit = "coaching:annotation:edit"
    case annotationDelete = "coaching:annotation:delete"
    case privateAnnotationView = "coaching:privateAnnotation:view"
    case privateAnnotationAdd = "coaching:privateAnnotation:add"
    case privateAnnotationEdit = "coaching:privateAnnotation:edit"
    case privateAnnotationDelete = "coaching:privateAnnotation:delete"
    case notificationView = "coaching:notification:view"
    case scheduleSlotView = "coaching:scheduleSlot:view"
    case scheduleSlotJobAdd = "coaching:scheduleSlotJob:add"
    case scheduleSlotJobView = "coaching:scheduleSlotJob:view"
    case userView = "directory:user:view"
    case teamView = "groups:team:view"
    case queueView = "routing:queue:view"
    case agentView = "wfm:agent:view"
    case staffingGroupView = "wfm:staffingGroup:view"

    static let all = Set(allCases)

    /// Whether it concerns annotations that only some may see.
    var isOfPrivateAnnotations: Bool { rawValue.hasPrefix("coaching:privateAnnotation:") }

    /// Permissions that only read.
    static let viewing: Set<Permission> = Set(allCases.filter { $0.rawValue.hasSuffix(":view") })

    /// The permissions of the role that belongs to a job.
    static func role(of job: Person.Job) -> Set<Permission> {
        switch job {
        case .agent, .contractor, .elsewhere, .namesake, .newcomer, .former: [.appointmentParticipate]
        case .trainee: []
        case .analyst: viewing.subtracting([.privateAnnotationView])
        case .coach: all.subtracting([.appointmentDelete, .privateAnnotationDelete])
        case .supervisor: all
        }
    }
}
