import Foundation
import Testing

/// Requests for planners' own sheets: `import` and `init`.
@Suite struct ImportTests {
    let workspace: Workspace

    init() throws { workspace = try Workspace() }

    private static let sheet = """
        Agent,E-mail,Team,Coach,Topic,Length,Not possible,Preferred,Sessions,Notes
        Ana Abbott,ana@acme.example,North,Ines Castillo,November calls,30,Monday morning,,1,
        Ben Bauer,ben@acme.example,North,Ines Castillo,November calls,30,,afternoon,2,second one later

        """
    private static let settings = ["--time-zone", "America/New_York", "--horizon", "2026-12-07/2026-12-19"]

    private func run(_ arguments: String...) async throws -> Program.Outcome {
        try await workspace.program.run(arguments + Self.settings)
    }

    @Test func aSheetGetsItsRequest() async throws {
        try workspace.write(Self.sheet, to: "sheet.csv")
        let outcome = try await run("import", "sheet.csv", "--out", "request.yaml")
        expectSuccess(outcome)
        #expect(outcome.output.contains("sheet.csv: 2 rows, a session each"))
        for (column, field) in [("E-mail", "attendees"), ("Not possible", "closed"), ("Team", "extra")] {
            #expect(outcome.output.contains(try Regex("\(column) +\(field) ")), "\(column)")
        }
        let request = try workspace.text(of: "request.yaml")
        #expect(request.hasPrefix("# yaml-language-server: $schema=request.schema.json\n"))
        for line in [
            "timeZone: America/New_York", "horizon: 2026-12-07/2026-12-19", "sessionsFile: sheet.csv",
            "  E-mail: attendees",
            "  Length: lengthInMinutes", "  Sessions: repeat.times", "  name: \"{{extra.Topic}}\"",
        ] {
            #expect(request.contains("\n\(line)\n"), "\(line)")
        }
        // Who the people are is for resolve to find out.
        #expect(!request.contains("\nattendees:") && !request.contains("\nfacilitators:"))
        let check = try await workspace.program.run("check", "request.yaml")
        expectRefusal(check, status: 65, naming: "coachplan resolve")
        #expect(try workspace.names() == ["request.schema.json", "request.yaml", "sheet.csv"])
        let again = try await run("import", "sheet.csv", "--out", "request.yaml")
        expectSuccess(again)
        #expect(try workspace.text(of: "request.yaml") == request)
    }

    /// A German sheet as Excel saves it there: semicolons, Windows-1252, dates of the country, and its own words.
    @Test func aGermanSheetIsReadAsItsPlannerMeansIt() async throws {
        let sheet = """
            Name;E-Mail;Team;Trainer;Thema;Länge;Von;Bis;Geht nicht;Wunschzeit;Anzahl;Raum;;
            Abbott, Ana;ana@acme.example;Nord;Ines Castillo;Gesprächsführung;30 Min.;07.12.2026;11.12.2026;;vormittags;1;Köln;;
            Bauer, Ben;ben@acme.example;Nord;Führungskraft;Begrüßung;45;07.12.2026;18.12.2026;08.12.2026;nachmittags;2;;;

            """.replacing("\n", with: "\r\n")
        try #require(sheet.data(using: .windowsCP1252)).write(to: workspace.folder.appendingPathComponent("blatt.csv"))
        let outcome = try await run("import", "blatt.csv", "--out", "request.yaml", "--locale", "de-DE")
        expectSuccess(outcome)
        for (column, field) in [
            ("Name", "extra"), ("E-Mail", "attendees"), ("Trainer", "facilitators"), ("Länge", "lengthInMinutes"),
            ("Von", "window.first"), ("Bis", "window.last"), ("Geht nicht", "closed"), ("Wunschzeit", "timeOfDay"),
            ("Anzahl", "repeat.times"), ("Raum", "location"), ("Thema", "extra"),
        ] {
            #expect(outcome.output.contains(try Regex("\(column) +\(field) ")), "\(column)")
        }
        // What it is about, not whom it is for, is what the appointments are called.
        #expect(try workspace.text(of: "request.yaml").contains("\n  name: \"{{extra.Thema}}\"\n"))
        let names = try workspace.text(of: "request.yaml")
        #expect(!names.contains("Führungskraft"))
    }

    /// Without an e-mail, a name is who is coached.
    @Test func aNameIsWhoIsCoached() async throws {
        try workspace.write("Name,Coach\nAna Abbott,Ines Castillo\n", to: "sheet.csv")
        let outcome = try await run("import", "sheet.csv", "--out", "request.yaml")
        expectSuccess(outcome)
        #expect(try workspace.text(of: "request.yaml").contains("\n  Name: attendees\n"))
    }

    @Test func whatCannotBeReadIsListedWithItsPlace() async throws {
        let sheet = Self.sheet.replacing("Monday morning", with: "on leave 2 to 4 Dec").replacing(
            "calls,30,,a", with: "calls,25,,a")
        try workspace.write(sheet, to: "sheet.csv")
        let text = try await run("import", "sheet.csv", "--out", "request.yaml")
        expectRefusal(
            text, status: 65, naming: "sheet.csv:2:", "on leave 2 to 4 Dec", "sheet.csv:3:", "lengthInMinutes", "25")
        #expect(text.errors.contains("request.yaml is written") && workspace.exists("request.yaml"))
        let json = try await run("import", "sheet.csv", "--out", "request.yaml", "--format", "json")
        try expectSameError(text, json, status: 65, name: "badData", command: "import")
        let columns = try json.document().list("columns")
        #expect(columns.first { $0.text("header") == "Not possible" }?.number("unread") == 1)
        #expect(columns.first { $0.text("header") == "Length" }?.number("unread") == 1)
        #expect(columns.reduce(0) { $0 + ($1.number("unread") ?? 0) } == 2)
    }

    @Test func dialectsAndEncodings() async throws {
        let german =
            "sep=;\r\nMitarbeiter;E-Mail;Coach;Dauer;Frühestens\r\nJörg Groß;joerg@acme.example;Ines;30;7.12.2026\r\n"
        let bytes = try #require(german.data(using: .windowsCP1252))
        try bytes.write(to: workspace.folder.appendingPathComponent("blatt.csv"))
        let told = try await run("import", "blatt.csv", "--out", "request.yaml")
        expectRefusal(told, status: 65, naming: "blatt.csv:3:", "7.12.2026", "locale: de-DE")
        expectSuccess(try await run("import", "blatt.csv", "--out", "request.yaml", "--locale", "de-DE"))
        #expect(
            try workspace.text(of: "request.yaml").contains("\nlocale: \"de-DE\"\n")
                || workspace.text(of: "request.yaml").contains("\nlocale: de-DE\n"))
        let stated = try await run(
            "import", "blatt.csv", "--out", "request.yaml", "--locale", "de-DE", "--encoding", "windows-1252")
        expectSuccess(stated)
        #expect(try workspace.text(of: "request.yaml").contains("\nencoding: "))
        expectRefusal(
            try await run("import", "blatt.csv", "--out", "request.yaml", "--encoding", "latin-1"), status: 65,
            naming: "--encoding", "latin-1")
    }

    @Test func requestsGoToStandardOutput() async throws {
        try workspace.write(Self.sheet, to: "sheet.csv")
        let outcome = try await run("import", "sheet.csv", "--out", "-")
        expectSuccess(outcome)
        #expect(outcome.output.hasPrefix("# Who is to be coached") && outcome.errors.contains("Taken for"))
        #expect(try workspace.names() == ["sheet.csv"])
        expectRefusal(try await run("import", "-", "--out", "-"), status: 64, naming: "a file beside it")
        expectRefusal(
            try await run("import", "sheet.csv", "--out", "-", "--format", "json"), status: 64, naming: "--out -")
        expectRefusal(try await run("init", "--out", "-"), status: 64, naming: "--out")
    }

    /// A request names its sheet: what comes through a pipe is kept beside it, byte for byte, and over nothing that is there.
    @Test(arguments: [["import", "-", "--out", "request.yaml"], ["init", "--from", "-"]])
    func aSheetFromAPipeIsKept(arguments: [String]) async throws {
        let outcome = try await workspace.program.run(arguments + Self.settings, input: Self.sheet)
        expectSuccess(outcome)
        #expect(try workspace.text(of: "request.csv") == Self.sheet)
        #expect(try workspace.text(of: "request.yaml").contains("\nsessionsFile: request.csv\n"))
        // Nobody has to see an id.
        #expect(try workspace.names() == ["request.csv", "request.schema.json", "request.yaml"])
        let again = try await workspace.program.run(
            ["import", "-", "--out", "request.yaml"] + Self.settings, input: "E-mail,Coach\n")
        expectRefusal(again, status: 73, naming: "request.csv", "is there already")
        #expect(try workspace.text(of: "request.csv") == Self.sheet)
    }

    @Test(arguments: ["sheet.csv", "./sheet.csv"]) func theSheetIsNotWrittenOver(out: String) async throws {
        try workspace.write(Self.sheet, to: "sheet.csv")
        expectRefusal(try await run("import", "sheet.csv", "--out", out), status: 73, naming: "--out")
        #expect(try workspace.text(of: "sheet.csv") == Self.sheet)
    }

    @Test func badSheets() async throws {
        try workspace.write("Wer,Wann\na,b\n", to: "foreign.csv")
        try workspace.write("E-mail,Coach\n", to: "empty.csv")
        try Data([0x50, 0x4B, 0x03, 0x04, 0x00]).write(to: workspace.folder.appendingPathComponent("book.xlsx"))
        try workspace.write("E-mail,Coach\n\"a,b\n", to: "open.csv")
        for (name, says) in [
            ("foreign.csv", "no column of the header is a field"), ("empty.csv", "there is no session in it"),
            ("book.xlsx", "is a workbook"), ("open.csv", "the quote is never closed"),
        ] {
            let outcome = try await run("import", name, "--out", "request.yaml")
            expectRefusal(outcome, status: 65, naming: name, says)
            #expect(!workspace.exists("request.yaml"))
        }
        expectRefusal(
            try await run("import", "nowhere.csv", "--out", "request.yaml"), status: 66, naming: "nowhere.csv")
        try workspace.write(Self.sheet, to: "sheet.csv")
        let zone = try await workspace.program.run(
            "import", "sheet.csv", "--out", "request.yaml", "--time-zone", "Europe/Berln")
        expectRefusal(zone, status: 65, naming: "Europe/Berlin")
    }

    @Test func aFirstRequestPlansAtOnce() async throws {
        expectSuccess(try await workspace.program.run("init"))
        #expect(try workspace.names() == ["request.schema.json", "request.yaml", "roster.csv"])
        let check = try await workspace.program.run("check", "request.yaml")
        expectSuccess(check)
        #expect(check.output.contains("12 sessions"))
        let sandbox = try await Sandbox(in: workspace)
        let plan = try await workspace.client.run(
            ["plan", "request.yaml", "--out", "plan.json", "--work-limit", "5"] + sandbox.connection)
        expectSuccess(plan)
        #expect(plan.output.contains("12 of 12 sessions have a place"))
        let again = try await workspace.program.run("init")
        expectRefusal(again, status: 73, naming: "request.yaml: is there already")
    }

    /// Every line of the policy in a first request is in its comment as a request may have it.
    @Test func commentsMayBeTakenIn() async throws {
        expectSuccess(try await workspace.program.run("init", "--out", "first.yaml"))
        let text = try workspace.text(of: "first.yaml")
        let policy = try #require(text.range(of: "# policy:"))
        let taken = text[policy.lowerBound...].replacing("# policy:", with: "policy:").replacing("\n#   ", with: "\n  ")
        try workspace.write(String(text[..<policy.lowerBound]) + String(taken), to: "taken.yaml")
        let usual = try await workspace.program.run("check", "first.yaml", "--format", "json").document()
        let outcome = try await workspace.program.run("check", "taken.yaml", "--format", "json")
        expectSuccess(outcome)
        #expect(try outcome.document()["sessions"] as? Int == usual["sessions"] as? Int)
        #expect(taken.count { $0 == "\n" } > 12)
    }
}
