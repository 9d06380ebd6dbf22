package import PlanModel

/// One line of a slots file.
package struct SlotLine {
    /// The request in its one canonical spelling: a later line with the same request replaces this line.
    package var requestKey: [UInt8]
    package var queriedAt: String?
    package var call: SlotCall
}
