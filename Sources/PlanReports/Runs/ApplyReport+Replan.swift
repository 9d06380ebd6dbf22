import CoachingModels
import PlanModel

extension ApplyReport {
    /// How many sessions of a re-plan do what, seen from what the service has.
    public struct Changes: Sendable, Equatable {
        /// They are where they are to be.
        public var stay: Int
        /// The appointment is changed.
        public var move: Int
        /// Another appointment takes its place.
        public var replace: Int
        /// They have no appointment yet.
        public var new: Int
        /// They are to have none any more.
        public var delete: Int

        /// Counts of sessions, each in one of them.
        public init(stay: Int, move: Int, replace: Int, new: Int, delete: Int) {
            (self.stay, self.move, self.replace, self.new, self.delete) = (stay, move, replace, new, delete)
        }

        /// Sessions about which something is sent.
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

    /// What became of the appointments of the plan before.
    public struct Former: Sendable, Equatable {
        /// All of them.
        public var appointments: [Appointment]
        /// What the run came to, where it was not to apply the plan; nil for the usual words.
        public var line: String?

        /// The appointments of the plan before, and what the run came to.
        ///
        /// - Parameters:
        ///   - isRestored: whether they were to be brought back.
        ///   - isGivenBack: whether they are that plan's again.
        public init(_ appointments: [Appointment], isRestored: Bool, isGivenBack: Bool) {
            self.appointments = appointments
            guard isRestored else { return }
            let back = appointments.count { $0.status == "created" }
            let whose = isGivenBack ? ", and are that plan's again" : ""
            line =
                "\(Numbers.counted(back, "appointment")) \(back == 1 ? "is" : "are") where the plan before has them\(whose)"
        }
    }

    /// What is about to be done with a re-plan, in lines for people.
    ///
    /// - Parameters:
    ///   - left: sessions that the run is not about.
    ///   - notes: what the user should know before.
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

    /// What the user is asked before.
    public func question(_ changes: Changes) -> String {
        let parts = [
            (changes.move, "move"), (changes.replace, "replace"), (changes.new, "create"), (changes.delete, "delete"),
        ].filter { $0.0 > 0 }.map { "\($0.1) \(Numbers.counted($0.0, "appointment"))" }
        let what = Numbers.joined(parts)
        let back = command == .apply ? "" : ", so that all is as the plan before has it,"
        return "\(what.prefix(1).uppercased())\(what.dropFirst())\(back) at \(subject.shownPlace)?"
    }

    /// What the user is asked before the appointments of a re-plan and of the plan before it are deleted.
    public func questionOfBothPlans(open: Int) -> String {
        "Delete \(Numbers.counted(open, "appointment")) of this plan and of the plan before it at \(subject.shownPlace)?"
    }
}
