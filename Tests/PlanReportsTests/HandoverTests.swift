import CoachingModels
import Foundation
import PlanModel
import PlanTestSupport
import Testing

@testable import PlanReports

/// Files for those whom a plan concerns. That calendars are read as they are meant is tested with an independent library
/// (`Tests/Conformance/calendars.py`).
@Suite struct HandoverTests {
    private func plan(_ edit: (inout Plan) -> Void = { _ in }) throws -> Plan {
        var small = SmallCase()
        small.people = (
            "{id: f, name: 'Priya <b>=1+1</b>, \"Raman\"'}, {id: g, name: G}",
            "{id: a, staffingGroup: team, name: Ana}, {id: b, staffingGroup: team}"
        )
        small.sessions = [
            #"{key: s, name: "=cmd|x; né", attendees: [a], facilitators: [f], lengthInMinutes: 30}"#,
            #"{key: t, name: m, attendees: [b], facilitators: [f], lengthInMinutes: 30}"#,
        ]
        var plan = try small.plan()
        try #require(plan.appointments.count == 2)
        edit(&plan)
        return plan
    }

    private func file(_ suffix: String, of plan: Plan, previous: Plan? = nil) throws -> String {
        try #require(
            Handover(plan, previous: previous).files.first {
                $0.path.hasPrefix("facilitators/") && $0.path.hasSuffix(suffix)
            }
        ).text
    }

    @Test func eachReaderHasFourFilesUnderASafeName() throws {
        let files = Handover(try plan()).files
        #expect(files.count == 8 && Set(files.map(\.path)).count == 8)
        #expect(files[0].path == "facilitators/Priya-b-1-1-b-Raman.ics")
        #expect(files[4].path == "groups/team.ics")
    }

    @Test func namesThatLookTheSameInAFileSystemHaveFilesOfTheirOwn() throws {
        let plan = try plan { plan in
            plan.appointments[1].body.facilitatorId = "g"
            plan.people = plan.people?.map { person in
                var person = person
                if person.id == "f" { person.name = "Kim" }
                if person.id == "g" { person.name = "KIM" }
                return person
            }
        }
        let paths = Handover(plan).files.map(\.path).filter { $0.hasSuffix(".txt") }
        #expect(paths == ["facilitators/Kim.txt", "facilitators/KIM-2.txt", "groups/team.txt"])
    }

    @Test func aSpreadsheetTakesNothingForAFormula() throws {
        let csv = try file(".csv", of: plan())
        #expect(csv.hasPrefix("\u{FEFF}session,name,date,start,end,minutes,"))
        let session = try #require(csv.split(separator: "\r\n").first { $0.hasPrefix("s,") })
        #expect(session.hasPrefix(#"s,"'=cmd|x; né",2026-12-07,"#))
    }

    @Test func aPageHoldsNamesAsText() throws {
        let html = try file(".html", of: plan())
        #expect(html.contains("Priya &lt;b&gt;=1+1&lt;/b&gt;, &quot;Raman&quot;") && !html.contains("<b>"))
        // A quote or a bracket with an accent on it is one to a browser.
        let accented = try plan { plan in
            plan.people = plan.people?.map { person in
                var person = person
                if person.id == "f" { person.name = "<\u{301}i \"\u{301}" }
                return person
            }
        }
        #expect(try file(".html", of: accented).contains("&lt;\u{301}i &quot;\u{301}"))
        #expect(!html.contains("http") && html.hasPrefix("<!DOCTYPE html>"))
    }

    @Test func textsSayWhatChanges() throws {
        let before = try plan()
        let after = try plan { plan in
            plan.id = "plan-2"
            plan.createdAt = plan.createdAt.advanced(byMinutes: 60)
            plan.appointments[0].body.dateStart = plan.appointments[0].body.dateStart.adding(minutes: 15)
            let lost = plan.appointments.removeLast().session
            plan.unscheduled = [UnscheduledSession(session: lost, reason: .noCapacity, message: "no room")]
        }
        let text = try file(".txt", of: after, previous: before)
        #expect(text.contains("What changes:") && text.contains(", is now ") && text.contains("is cancelled: it was "))
        #expect(text.contains("(no room)"))
        let calendar = try file(".ics", of: after, previous: before)
        #expect(calendar.components(separatedBy: "STATUS:CANCELLED").count == 2)
        let uids = { (text: String) in Set(text.split(separator: "\r\n").filter { $0.hasPrefix("UID:") }) }
        #expect(uids(calendar) == uids(try file(".ics", of: before)))
    }

    @Test func linesAreFoldedBetweenCharacters() {
        let line = "SUMMARY:" + String(repeating: "né", count: 60)
        let folded = CalendarFile.folded(line)
        let lines = folded.components(separatedBy: "\r\n")
        #expect(lines.count > 2 && lines.allSatisfy { $0.utf8.count <= 75 })
        #expect(lines[0] + lines.dropFirst().map { String($0.dropFirst()) }.joined() == line)
        #expect(CalendarFile.escaped("a;b,c\\d\ne\u{7}") == #"a\;b\,c\\d\ne"#)
    }
}
