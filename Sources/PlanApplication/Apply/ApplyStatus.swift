/// Where one appointment of a plan stands.
public enum ApplyStatus: String, Sendable, Hashable, CaseIterable {
    /// Not sent, or certainly not carried out.
    case pending
    /// The intent to send is recorded; the outcome is not.
    case sending
    /// The service queued it (202); it has not been seen yet.
    case accepted
    /// It exists in the service, made by this plan.
    case created
    /// The service refused it, or it clashes with something: it does not exist.
    case failed
    /// Sent, and it cannot be said whether it was carried out.
    case unknown
    /// The intent to delete is recorded; that it is gone is not.
    case deleting
    /// Created by this plan and taken back.
    case deleted
    /// The intent to move the other plan's appointment to this place is recorded; the outcome is not.
    case moving
    /// Its appointment goes on as that of the other plan: in the service there is none of this entry.
    case carried

    /// A call was, or may have been, sent, and what came of it has to be found out.
    var isUnsettled: Bool { self == .sending || self == .accepted || self == .unknown }

    /// Apply sends it.
    var isToBeSent: Bool { self == .pending || self == .failed || self == .deleted || self == .carried }

    /// Rollback deletes it.
    var isToBeDeleted: Bool { self == .created || self == .deleting }
}
