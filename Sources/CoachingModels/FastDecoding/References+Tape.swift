internal import JSONTape

/// A reference that is nothing but an id and an address.
protocol TapeReadableReference: TapeReadable {
    /// - Throws: `TapeMismatch` where the id is required and is not there.
    init(id: String?, selfUri: String?) throws(TapeMismatch)
}

extension TapeReadableReference {
    init(tape value: borrowing JSONValue) throws(TapeMismatch) {
        var id: String?
        var selfUri: String?
        try value.readMembers { (member: borrowing JSONMember) throws(TapeMismatch) in
            switch member.key {
            case "id": try member.value.read(into: &id)
            case "selfUri": try member.value.read(into: &selfUri)
            default: break
            }
        }
        try self.init(id: id, selfUri: selfUri)
    }
}

extension CoachingAppointmentReference: TapeReadableReference {}
extension ConversationReference: TapeReadableReference {}
extension DocumentReference: TapeReadableReference {}
extension UserReference: TapeReadableReference {}
