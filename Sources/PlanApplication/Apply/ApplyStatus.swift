/// The status of one appointment of a plan.
public enum ApplyStatus: String, Sendable, Hashable, CaseIterable {
    /// Not sent, or certainly not carried out.
    case pending
    /// The intent to send is recorded; the outcome is not.
    case sending
    /// The service queued it (202); it has not been found there yet.
    case accepted
    /// It exists in the service, made by this plan.
    case created
    /// The service refused it, or it clashes with something: it does not exist.
    case failed
    /// Sent, and it is not known whether it was carried out.
    case unknown
    /// The intent to delete it is recorded; that it is gone is not.
    case deleting
    /// Created by this plan and taken back.
    case deleted
    /// The intent to move the other plan's appointment to this place is recorded; the outcome is not.
    case moving
    /// Its appointment continues as the other plan's: the service has none for this entry.
    case carried

    /// Whether a call was, or may have been, sent whose outcome has to be found out.
    var isUnsettled: Bool { self == .sending || self == .accepted || self == .unknown }

    /// Whether apply sends it.
    var isToBeSent: Bool { self == .pending || self == .failed || self == .deleted || self == .carried }

    /// Whether rollback deletes it.
    var isToBeDeleted: Bool { self == .created || self == .deleting }
}
