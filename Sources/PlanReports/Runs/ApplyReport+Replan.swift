import CoachingModels
import PlanModel

extension ApplyReport {
    /// How many sessions of a re-plan need which change, starting from what the service has.
    public struct Changes: Sendable, Equatable {
        /// They are already where they should be.
        public var stay: Int
        /// Their appointment is changed.
        public var move: Int
        /// Another appointment takes its place.
        public var replace: Int
        /// They have no appointment yet.
        public var new: Int
        /// They are not to have an appointment any more.
        public var delete: Int

        /// Counts of sessions, each counted once.
        public init(stay: Int, move: Int, replace: Int, new: Int, delete: Int) {
            (self.stay, self.move, self.replace, self.new, self.delete) = (stay, move, replace, new, delete)
        }

        /// Sessions that need a call.
        public var open: Int { move + replace + new + delete }

        /// `3 stay, 1 to move, 2 to replace, 0 new, 1 to delete`
        var text: String {
            "\(stay) stay\(stay == 1 ? "s" : ""), \(move) to move, \(replace) to replace, \(new) new, \(delete) to delete"
        }

        var fact: ReportFact {
            ReportFact(
                "changes",
                .record([
                    ReportFact("stay", .count(stay)), ReportFact("move", .count(move)),
                    ReportFact("replace", .count(replace)), ReportFact("new", .count(new)),
                    ReportFact("delete", .count(delete)),
                ]))
        }
    }

    /// What happened to the appointments of the previous plan.
    public struct Former: Sendable, Equatable {
        /// All of them.
        public var appointments: [Appointment]
        /// The outcome of the run, if it was not to apply the plan; nil for the usual words.
        public var line: String?

        /// The appointments of the previous plan, and the outcome of the run.
        ///
        /// - Parameters:
        ///   - isRestored: whether the run was to bring them back.
        ///   - isGivenBack: whether they belong to that plan again.
        public init(_ appointments: [Appointment], isRestored: Bool, isGivenBack: Bool) {
            self.appointments = appointments
            guard isRestored else { return }
            let back = appointments.count { $0.status == "created" }
            let whose = isGivenBack ? ", and are that plan's again" : ""
            line =
                "\(Numbers.counted(back, "appointment")) \(back == 1 ? "is" : "are") where the plan before has them\(whose)"
        }
    }

    /// What is about to be done with a re-plan, as lines for people.
    ///
    /// - Parameters:
    ///   - left: sessions that the run is not about.
    ///   - notes: what the user should know before it begins.
    public func announcement(_ changes: Changes, left: Int = 0, notes: [String] = []) -> ReportDocument {
        let named = ForeignText.shown(command == .apply ? subject.name ?? subject.file : subject.file)
        let rest = left == 0 ? "" : left == 1 ? "; 1 more is left as it is" : "; \(left) more are left as they are"
        let what =
            switch command {
            case .apply: "\(named), in place of the plan before it"
            case .rollback: "\(named): back to where the plan before it has its sessions"
            }
        let way = command == .apply ? [] : ["--all deletes the appointments of both plans instead."]
        let lines = ["\(what): \(changes.text) at \(subject.shownPlace)\(rest)"] + way + notes
        return document([], [ReportSection(lines.map { .line($0) })])
    }

    /// The question that the user is asked before it begins.
    public func question(_ changes: Changes) -> String {
        let parts = [
            (changes.move, "move"), (changes.replace, "replace"), (changes.new, "create"), (changes.delete, "delete"),
        ].filter { $0.0 > 0 }.map { "\($0.1) \(Numbers.counted($0.0, "appointment"))" }
        let what = Numbers.joined(parts)
        let back = command == .apply ? "" : ", so that all is as the plan before has it,"
        return "\(what.prefix(1).uppercased())\(what.dropFirst())\(back) at \(subject.shownPlace)?"
    }

    /// The question that the user is asked before the appointments of a re-plan and of the previous plan are deleted.
    public func questionOfBothPlans(open: Int) -> String {
        "Delete \(Numbers.counted(open, "appointment")) of this plan and of the plan before it at \(subject.shownPlace)?"
    }
}
