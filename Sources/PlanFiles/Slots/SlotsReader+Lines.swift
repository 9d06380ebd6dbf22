import JSONTape
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
        slots.users = reader.names.users
        slots.schedules = reader.names.schedules
        slots.labels = reader.names.labels
        return slots
    }
}
