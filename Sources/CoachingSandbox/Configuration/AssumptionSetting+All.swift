import CoachingModels

extension AssumptionSetting {
    package static let all: [AssumptionSetting] = slots + appointments + rest + directory

    private static let slots: [AssumptionSetting] = [
        .number("goodFromDifference", \.goodFromDifference, -1_000_000...1_000_000),
        .number("neutralFromDifference", \.neutralFromDifference, -1_000_000...1_000_000),
        .count("maximumSlotQueryDays", \.maximumSlotQueryDays, 1...3_660),
        .count("maximumParticipants", \.maximumParticipants, 1...1_000),
        facilitatorRule,
        .flag("suggestsPastSlots", \.suggestsPastSlots),
        .choices("bookableActivities", \.bookableActivities),
    ]

    private static let appointments: [AssumptionSetting] = [
        .count("maximumNameLength", \.maximumNameLength, 1...100_000),
        .count("maximumDescriptionLength", \.maximumDescriptionLength, 0...100_000),
        .count("maximumAnnotationLength", \.maximumAnnotationLength, 1...100_000),
        lengths,
        .flag("refusesPastStart", \.refusesPastStart),
        transitions,
        .choices("blockingStatuses", \.blockingStatuses),
        .choices("frozenStatuses", \.frozenStatuses),
        .flag("attendeeMayChangeFacilitatedStatus", \.attendeeMayChangeFacilitatedStatus),
        .number("queuedShare", \.queuedShare, 0...1),
        .number("queuedSeconds", \.queuedSeconds, 0...86_400),
    ]

    private static let rest: [AssumptionSetting] = [
        .choice("sortOrder", \.sortOrder),
        .choice("intervalCondition", \.intervalCondition),
        .count("maximumPageSize", \.maximumPageSize, 1...10_000),
        .count("maximumAggregateUsers", \.maximumAggregateUsers, 1...1_000),
        .count("maximumAggregatePredicates", \.maximumAggregatePredicates, 1...10_000),
        .count("maximumSlotJobIntervals", \.maximumSlotJobIntervals, 1...10_000),
        .flag("notifiesActor", \.notifiesActor),
        .number("slotJobSeconds", \.slotJobSeconds, 0...86_400),
        .count("badClientStatus", \.badClientStatus, 400...499),
        .flag("tellsOrganization", \.tellsOrganization),
    ]

    private static let directory: [AssumptionSetting] = [
        .count("directoryPageSize", \.directoryPageSize, 1...10_000),
        .count("directoryWindow", \.directoryWindow, 1...1_000_000),
        .flag("searchTakesManyValues", \.searchTakesManyValues),
        .flag("hidesOtherDivisions", \.hidesOtherDivisions),
        .flag("tellsAgentBusinessUnit", \.tellsAgentBusinessUnit),
        .count("staffingQueryUsers", \.staffingQueryUsers, 1...10_000),
        .count("staffingGroupsPerPlanningGroup", \.staffingGroupsPerPlanningGroup, 1...10),
        .count("downloadThreshold", \.downloadThreshold, 0...1_000_000),
        .flag("tellsRolePolicies", \.tellsRolePolicies),
    ]

    private static let facilitatorRule = AssumptionSetting(
        name: "suggestedSlotFacilitators", expected: "anyIsFree or allAreFree",
        text: { $0.suggestedSlotFacilitators.rawValue }, isUsable: { _ in true },
        set: { read(SandboxAssumptions.FacilitatorRule(rawValue: $0), \.suggestedSlotFacilitators, &$1) })

    private static let lengths = AssumptionSetting(
        name: "appointmentMinutes", expected: "a range within 1-10080",
        text: { "\($0.appointmentMinutes.lowerBound)-\($0.appointmentMinutes.upperBound)" },
        isUsable: { $0.appointmentMinutes.lowerBound >= 1 && $0.appointmentMinutes.upperBound <= 10_080 },
        set: { text, assumptions in
            let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
            guard ends.count == 2, let first = ends[0], let last = ends[1], first <= last else { return false }
            assumptions.appointmentMinutes = first...last
            return true
        })

    private static let transitions = AssumptionSetting(
        name: "statusTransitions", expected: "of the form Scheduled:InProgress,Completed;InProgress:Completed",
        text: { assumptions in
            CoachingAppointmentStatus.known.compactMap { status in
                assumptions.statusTransitions[status].map { "\(status.rawValue):\(list($0))" }
            }.joined(separator: ";")
        },
        isUsable: { $0.statusTransitions.allSatisfy { $0.key.isKnown && $0.value.allSatisfy(\.isKnown) } },
        set: { text, assumptions in
            var transitions: [CoachingAppointmentStatus: Set<CoachingAppointmentStatus>] = [:]
            for part in text.split(separator: ";") {
                let sides = part.split(separator: ":", omittingEmptySubsequences: false)
                guard sides.count == 2 else { return false }
                transitions[CoachingAppointmentStatus(rawValue: String(sides[0]))] = values(sides[1])
            }
            assumptions.statusTransitions = transitions
            return true
        })
}
