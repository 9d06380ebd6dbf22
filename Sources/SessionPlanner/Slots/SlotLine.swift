/// One line of a slots file.
struct SlotLine {
    /// The request in its one canonical spelling: a later line with the same one replaces this line.
    var requestKey: [UInt8]
    var queriedAt: String?
    var call: SlotCall
}
