/// A fault that the simulation is to find: tests switch it on to see that it would be found. No option of the program and no
/// caller outside of this module can.
enum ApplyMutation: CaseIterable, Sendable {
    /// An intent is recorded after its call instead of before it.
    case intentAfterSending
    /// A call whose answer is lost is sent again without a look.
    case blindResend
    /// What other people attend is taken for ours too.
    case adoptingOtherAttendees
    /// Rollback deletes what looks like the plan's instead of what the journal names.
    case rollbackBySearch
    /// A journal is opened whichever organisation the credentials are for.
    case anyOrganization
    /// What a look does not show counts as deleted.
    case absentMeansDeleted
    /// Only the first page of a list is read.
    case firstPageOnly
    /// Places are not looked at again.
    case neverLookingAgain
    /// A call without an answer counts as not carried out at the first look that does not show it.
    case settlingWithoutWaiting
}
