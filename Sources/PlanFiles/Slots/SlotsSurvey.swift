import Hashing
package import PlanModel

/// The people whom each question of a slots file is about, without the answers themselves, in a hundredth of the memory
/// of `SlotsFile`.
package struct SlotsSurvey: Sendable {
    /// The facts about one question; a later answer to it replaces an earlier one.
    package struct Question: Sendable {
        /// Users asked about together, in the order of the request.
        package var attendees: [Int32]
        /// Users for whom some answer reports when they may be booked, without repetitions.
        package var told: [Int32] = []
        /// Whether the latest answer reports the staffing of a group.
        package var tellsStaffing = false
        /// The business units that the latest answer reports for attendees, by their numbers.
        fileprivate var units: [(user: Int32, unit: Int32)] = []
    }

    /// User ids, in the order in which the file first names them.
    package private(set) var users: [String] = []
    /// The business unit of each user, as far as the answers report it.
    package private(set) var unitOfUser: [String?] = []
    /// The questions, in the order in which they were first asked.
    package private(set) var questions: [Question] = []
    /// The question of each line of the file, not counting blank lines.
    package private(set) var questionOfLine: [Int32] = []
    /// The earliest `queriedAt`; nil if no line has one.
    package private(set) var queriedFrom: Instant?
    /// The latest `queriedAt`; nil if no line has one.
    package private(set) var queriedTo: Instant?
    /// SHA-256 of the file in lower-case hexadecimal.
    package private(set) var sha256 = ""

    /// Surveys a slots file. Throws as `SlotsReader.read(path:)` does.
    ///
    /// - Parameter threads: how many lines may be parsed at a time; the result does not depend on it.
    package init(path: String, threads: Int) throws {
        let pieces = try LinePieces(path: path)
        let file = InputFile.shownName(of: path)
        var reading = Reading(file: file)
        do {
            try pieces.forEachPart(threads: max(1, threads)) { piece, part in
                SlotsBatchSurvey(try SlotsBatch(piece, part, file: file))
            } take: { batch in
                reading.take(batch, into: &self)
            } isDone: {
                !reading.problems.isEmpty
            }
        } catch is LinePieces.LineTooLong {
            reading.problems.append(SlotsBatch.tooLong(file: file, line: reading.lineCount + 1))
        }
        try reading.finish(&self)
        sha256 = pieces.sha256
    }
}

/// The survey of a batch of lines, with the batch's own numbers for users.
private struct SlotsBatchSurvey: Sendable {
    struct Line: Sendable {
        var key: QuestionKey
        var question: SlotsSurvey.Question
        var queriedAt: Instant?
    }

    var lines: [Line]
    var users: [String]
    var units: [String]
    var lineCount: Int
    var batch: SlotsBatch?

    init(_ batch: SlotsBatch) {
        users = batch.names.users
        units = batch.names.schedules.map(\.businessUnit)
        lineCount = batch.lineCount
        let units = units
        lines = batch.lines.map { line in
            let call = line.call
            var question = SlotsSurvey.Question(attendees: call.attendees)
            var seen: Set<Int32> = []
            for schedule in call.attendeeSchedules + call.facilitatorSchedules where seen.insert(schedule.user).inserted
            {
                question.told.append(schedule.user)
            }
            question.tellsStaffing = call.suggestedSlots.contains { !$0.staffingDifference.isNaN }
            question.units = call.attendeeSchedules.compactMap { schedule in
                schedule.periods.first { $0.schedule >= 0 && !units[Int($0.schedule)].isEmpty }.map {
                    (schedule.user, $0.schedule)
                }
            }
            return Line(
                key: QuestionKey(line.requestKey), question: question,
                queriedAt: line.queriedAt.flatMap { Instant($0) })
        }
        if !batch.problems(firstLine: 0).isEmpty { self.batch = batch }
    }
}

/// The key of a question: a hash of its one canonical spelling, so that any number of them fits into memory.
private struct QuestionKey: Hashable, Sendable {
    private let high: UInt64
    private let low: UInt64

    init(_ bytes: [UInt8]) {
        let digits = SHA256.hexadecimal(of: bytes)
        high = UInt64(digits.prefix(16), radix: 16) ?? 0
        low = UInt64(digits.dropFirst(16).prefix(16), radix: 16) ?? 0
    }
}

/// Data needed only while a survey is made.
private struct Reading {
    let file: String
    var problems: [Problem] = []
    var lineCount = 0
    private var numberOfUser = IdentifierTable<Int32>()
    private var numberOfQuestion: [QuestionKey: Int32] = [:]
    private var units: [String] = []
    private var numberOfUnit: [String: Int32] = [:]
    private var users: [String] = []

    init(file: String) { self.file = file }

    mutating func take(_ batch: SlotsBatchSurvey, into survey: inout SlotsSurvey) {
        if let bad = batch.batch { problems += bad.problems(firstLine: lineCount + 1) }
        lineCount += batch.lineCount
        let user = batch.users.map { number(ofUser: $0) }
        let unit = batch.units.map { number(ofUnit: $0) }
        for line in batch.lines {
            var question = line.question
            question.attendees = question.attendees.map { user[Int($0)] }
            question.told = question.told.map { user[Int($0)] }
            question.setUnits(user: user, unit: unit)
            survey.note(question, at: place(of: line.key, known: survey.questions.count))
            survey.note(queriedAt: line.queriedAt)
        }
    }

    func finish(_ survey: inout SlotsSurvey) throws {
        guard problems.isEmpty else { throw InputProblems(Array(problems.prefix(SlotsBatch.problemLimit))) }
        guard !survey.questions.isEmpty else { throw InputProblems(SlotsBatch.nothing(file: file)) }
        survey.name(users, units: units)
    }

    private mutating func place(of key: QuestionKey, known: Int) -> Int32 {
        if let place = numberOfQuestion[key] { return place }
        numberOfQuestion[key] = Int32(known)
        return Int32(known)
    }

    private mutating func number(ofUser id: String) -> Int32 {
        if let known = numberOfUser[id] { return known }
        numberOfUser[id] = Int32(users.count)
        users.append(id)
        return Int32(users.count - 1)
    }

    private mutating func number(ofUnit name: String) -> Int32 {
        if let known = numberOfUnit[name] { return known }
        numberOfUnit[name] = Int32(units.count)
        units.append(name)
        return Int32(units.count - 1)
    }
}

extension SlotsSurvey.Question {
    fileprivate mutating func setUnits(user: [Int32], unit: [Int32]) {
        units = units.map { (user[Int($0.user)], unit[Int($0.unit)]) }
    }
}

extension SlotsSurvey {
    /// Replaces an earlier answer. The users reported by any of the answers are kept: all lines of a question go the
    /// same way, so the latest one remains the latest wherever they go.
    fileprivate mutating func note(_ question: Question, at place: Int32) {
        questionOfLine.append(place)
        guard Int(place) < questions.count else {
            questions.append(question)
            return
        }
        let earlier = questions[Int(place)].told
        questions[Int(place)] = question
        questions[Int(place)].told += earlier.filter { !question.told.contains($0) }
    }

    fileprivate mutating func note(queriedAt instant: Instant?) {
        guard let instant else { return }
        queriedFrom = min(instant, queriedFrom ?? instant)
        queriedTo = max(instant, queriedTo ?? instant)
    }

    /// Sets the business unit of each user to the first one named in any of their attendee schedules.
    fileprivate mutating func name(_ users: [String], units: [String]) {
        self.users = users
        unitOfUser = Array(repeating: nil, count: users.count)
        for question in questions {
            for (user, unit) in question.units where unitOfUser[Int(user)] == nil {
                unitOfUser[Int(user)] = units[Int(unit)]
            }
        }
    }
}
