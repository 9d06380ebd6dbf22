package import JSONTape
package import PlanModel

extension SlotsReader {
    /// The answers in lines that are in memory, without a hash.
    ///
    /// - Throws: `JSONError` or `SlotFieldError` for an invalid line.
    package static func read(lines: [[UInt8]]) throws -> SlotsFile {
        var parser = try JSONParser()
        var reader = SlotLineReader()
        var slots = SlotsFile()
        for line in lines { slots.calls.append(try reader.line(parser.parse(line)).call) }
        reader.giveNames(to: &slots)
        return slots
    }

    /// The answer to one query, as it would be read from its line.
    ///
    /// - Throws: `SlotFieldError` for a query or an answer that a line may not have.
    package static func read(
        request: borrowing JSONValue, response: borrowing JSONValue
    ) throws(SlotFieldError) -> SlotsFile {
        var reader = SlotLineReader()
        var slots = SlotsFile()
        slots.calls.append(try reader.call(request: request, response: response))
        reader.giveNames(to: &slots)
        return slots
    }
}

extension SlotLineReader {
    fileprivate func giveNames(to slots: inout SlotsFile) {
        slots.users = names.users
        slots.schedules = names.schedules
        slots.labels = names.labels
    }
}
