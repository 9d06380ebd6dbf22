import Foundation
import Testing

/// Looking a request over: each check passes where all is well, and fails where it is made to.
@Suite struct DoctorTests {
    /// A sandbox, and a request for some of its people that is in order.
    private struct Practice {
        let workspace: Workspace
        let sandbox: Sandbox
        let people: SandboxPeople
        var attendees: [String]
        var facilitators: [String]
        var coach = ""
        var session = ""
        var days = 5

        init(_ arguments: [String] = []) async throws {
            workspace = try Workspace()
            sandbox = try await Sandbox(["--attendees", "12", "--facilitators", "3"] + arguments, in: workspace)
            people = try await SandboxPeople(of: sandbox)
            attendees = Array(people.attendees.prefix(2))
            facilitators = Array((people.byJob["coach"] ?? []).prefix(1))
        }

        private func day(_ number: Int) throws -> String {
            let formatter = DateFormatter()
            formatter.locale = Locale(identifier: "en_US_POSIX")
            formatter.timeZone = TimeZone(identifier: "UTC")
            formatter.dateFormat = "yyyy-MM-dd"
            let first = try #require(formatter.date(from: people.firstDay))
            return formatter.string(from: first.addingTimeInterval(Double(number) * 86_400))
        }

        /// Runs the doctor on a request for these people, a session for each attendee.
        func run(
            as client: String = "sandbox", secret: String = "sandbox", _ more: String...
        ) async throws -> Program.Outcome {
            var text = """
                coachplan: 1
                name: Practice
                timeZone: America/New_York
                horizon: \(try day(0))/\(try day(days))
                attendees: [\(attendees.map { "{id: \($0)}" }.joined(separator: ", "))]
                facilitators: [\(facilitators.map { "{id: \($0)\(coach)}" }.joined(separator: ", "))]
                sessions:

                """
            for (number, attendee) in attendees.enumerated() {
                text += "  - {key: s\(number), name: Coaching, attendees: [\(attendee)], facilitators: "
                text += "[\(facilitators.joined(separator: ", "))], lengthInMinutes: 30\(session)}\n"
            }
            try workspace.write(text, to: "request.yaml")
            let credentials = [
                "GENESYSCLOUD_OAUTHCLIENT_ID": client, "GENESYSCLOUD_OAUTHCLIENT_SECRET": secret,
            ]
            return try await Program(environment: credentials, directory: workspace.folder)
                .run(["doctor", "request.yaml"] + more + sandbox.connection)
        }

        func directory(_ id: String, _ change: [String: Any]) async throws {
            #expect(try await people.control("users/\(id)/directory", change, method: "PUT").status == 200)
        }
    }

    @Test func allIsWell() async throws {
        let practice = try await Practice()
        let text = try await practice.run()
        expectSuccess(text)
        #expect(text.output.contains("nothing is in the way") && text.output.contains("Sandbox 1"))
        let json = try await practice.run("--format", "json").document()
        #expect(json["isInOrder"] as? Bool == true)
        let checks = json.list("checks")
        for check in [
            "token", "region", "organization", "clock", "permission", "businessUnit", "horizon", "calls", "session",
            "coach",
        ] {
            let found = checks.filter { $0.text("check") == check }
            #expect(!found.isEmpty && found.allSatisfy { $0["isInOrder"] as? Bool == true }, "\(check): \(found)")
        }
        let people = json.list("people")
        #expect(people.count == 3)
        for person in people {
            #expect(person.list("findings").allSatisfy { $0["isInOrder"] as? Bool == true }, "\(person)")
        }
        let permissions = checks.compactMap { $0.text("check") == "permission" ? $0.text("subject") : nil }
        #expect(
            Set(permissions).isSuperset(of: [
                "coaching:scheduleSlot:view", "coaching:appointment:add", "coaching:appointment:delete",
                "directory:user:view",
            ]))
    }

    @Test func credentialsThatAreNotTaken() async throws {
        let outcome = try await Practice().run(secret: "wrong")
        expectRefusal(outcome, status: 77, naming: "token")
    }

    /// Whether the service tells what roles allow or has to be asked for each permission.
    @Test(arguments: [true, false])
    func permissionsThatAreMissing(areTold: Bool) async throws {
        let practice = try await Practice(areTold ? [] : ["--assume", "tellsRolePolicies=false"])
        let analyst = try #require(practice.people.byJob["analyst"]?.first)
        let outcome = try await practice.run(as: analyst)
        expectRefusal(
            outcome, status: 77, naming: "permission coaching:appointment:add: missing",
            "permission coaching:appointment:delete: missing")
        #expect(!outcome.errors.contains("coaching:scheduleSlot:view"))
        // In a table, where the sentence takes two lines.
        let words = outcome.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(words.contains("give a role of the OAuth client"))
    }

    @Test func divisionsThatAreNotReached() async throws {
        var practice = try await Practice()
        practice.attendees.append(try #require(practice.people.byJob["elsewhere"]?.first))
        let outcome = try await practice.run()
        expectRefusal(outcome, status: 77, naming: "missing in Abroad", "division: Abroad")
    }

    @Test func accountsThatAreNotInUse() async throws {
        var practice = try await Practice()
        try await practice.directory(practice.attendees[0], ["state": "inactive"])
        expectRefusal(try await practice.run(), status: 65, naming: "account: inactive")
        practice.facilitators.append("00000000-0000-4000-8000-000000000000")
        expectRefusal(try await practice.run(), status: 65, naming: "nobody has this id")
    }

    @Test func peopleInNoUnit() async throws {
        var practice = try await Practice()
        practice.attendees.append(try #require(practice.people.byJob["contractor"]?.first))
        expectRefusal(
            try await practice.run(), status: 65, naming: "unit: in no business unit", "schedule: none published")
    }

    @Test func peopleOfSeveralBusinessUnits() async throws {
        var practice = try await Practice(["--business-units", "2"])
        practice.attendees = [practice.people.attendees[0], practice.people.attendees[11]]
        expectRefusal(
            try await practice.run(), status: 65, naming: "businessUnit: Business unit 1 (2 people), Business unit 2")
    }

    @Test func peopleWhoMayNotTakePart() async throws {
        var practice = try await Practice()
        practice.attendees.append(try #require(practice.people.byJob["trainee"]?.first))
        expectRefusal(try await practice.run(), status: 65, naming: "takesPart: no")
    }

    /// Nobody of whom nothing is published, attendee or facilitator; and a week of the horizon for which nothing is.
    @Test func schedulesThatAreMissing() async throws {
        var practice = try await Practice(["--weeks", "1"])
        let newcomer = try #require(practice.people.byJob["newcomer"]?.first)
        practice.attendees.append(newcomer)
        expectRefusal(try await practice.run(), status: 65, naming: "schedule: none published")
        practice.attendees.removeLast()
        practice.facilitators.append(newcomer)
        let outcome = try await practice.run()
        expectRefusal(outcome, status: 65, naming: "schedule: none published")
        #expect(outcome.output.contains("name other facilitators"))
        practice.facilitators.removeLast()
        expectSuccess(try await practice.run())
        practice.days = 12
        expectRefusal(try await practice.run(), status: 65, naming: "none published for the week of 20")
    }

    @Test func daysThatAreTooFarAhead() async throws {
        var practice = try await Practice(["--weeks", "8"])
        practice.days = 50
        expectRefusal(try await practice.run(), status: 65, naming: "horizon: ends on", "more than 6 weeks")
    }

    @Test func aClockThatIsWrong() async throws {
        let practice = try await Practice(["--clock-ahead", "7200"])
        expectRefusal(try await practice.run(), status: 65, naming: "clock: 120 minutes behind the service's")
    }

    @Test func sessionsThatCannotBe() async throws {
        var practice = try await Practice()
        practice.session = ", hours: \"Sun 03:00-03:15\""
        expectRefusal(try await practice.run(), status: 65, naming: "session s0:", "session s1:")
        // At night nobody works.
        practice.session = ""
        practice.session = ", window: \(practice.people.firstDay)T05:00:00Z/\(practice.people.firstDay)T07:00:00Z"
        expectRefusal(
            try await practice.run(), status: 65,
            naming: "session s0: its people are never free together for 30 minutes")
    }

    @Test func coachesWhoAreAskedForTooMuch() async throws {
        var practice = try await Practice()
        practice.attendees = practice.people.attendees
        practice.coach = ", maxMinutesPerWeek: 60"
        expectRefusal(
            try await practice.run(), status: 65, naming: "coach", "360 minutes asked, 60 allowed by the limits")
        practice.coach = ", maxSessionsPerDay: 2"
        expectRefusal(try await practice.run(), status: 65, naming: "12 sessions asked")
    }

    @Test func namesWantALockFirst() async throws {
        var practice = try await Practice()
        practice.attendees = ["ana.abbott@acme.example"]
        expectRefusal(try await practice.run(), status: 65, naming: "run coachplan resolve")
    }
}
