/// A fault that the simulation has to find. Tests switch it on to prove that it would be found; no option of the
/// program and no caller outside of this module can.
enum ApplyMutation: CaseIterable, Sendable {
    /// An intent is recorded after its call instead of before it.
    case intentAfterSending
    /// A call whose answer is lost is sent again without looking in the service first.
    case blindResend
    /// Appointments that other people attend are taken for ours too.
    case adoptingOtherAttendees
    /// Rollback deletes appointments that look like the plan's instead of those that the journal names.
    case rollbackBySearch
    /// A journal is opened whichever organisation the credentials are for.
    case anyOrganization
    /// Appointments that a look does not show count as deleted.
    case absentMeansDeleted
    /// Only the first page of a list is read.
    case firstPageOnly
    /// Places are not checked again before sending.
    case neverLookingAgain
    /// A call without an answer counts as not carried out at the first look that does not show it.
    case settlingWithoutWaiting
}
