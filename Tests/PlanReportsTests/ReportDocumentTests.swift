import Foundation
import PlanModel
import Testing

@testable import PlanReports

/// A document, and what each renderer makes of it.
struct ReportDocumentTests {
    private static let table = ReportTable(
        key: "people",
        fields: [
            ReportField("who", idKey: "whoId"), "from", "to", "before", "after", "count", "text",
        ],
        rows: [
            [
                .person(ReportPerson(id: "a-1", name: "Ana")), .instant(Instant(seconds: 0)),
                .instant(Instant(seconds: 1800)), .headcount(1.0 / 3), .headcount(-2), .count(3), .text("=1+1"),
            ],
            [
                .people([ReportPerson(id: "a-1", name: "Ana"), ReportPerson(id: "b-1", name: "Bo")]), .missing,
                .missing, .missing, .missing, .missing, .text("a;b"),
            ],
        ],
        columns: [
            ReportColumn("Who", .value("who")), ReportColumn("Day", .day("from"), room: .keeps),
            ReportColumn("Time", .span(from: "from", to: "to"), room: .keeps),
            ReportColumn("Change", .change(from: "before", to: "after"), isNumeric: true, missing: "?"),
            ReportColumn("Count", .value("count"), isNumeric: true, prefix: "× ", missing: "–"),
        ])

    private static let document = ReportDocument(
        facts: [
            ReportFact("first", .flag(true)), ReportFact("left out", .missing),
            ReportFact("list", .list([.texts(["x"]), .missing])), ReportFact("inner", .record([])),
        ],
        sections: [
            ReportSection(title: "Title", [.paragraph("One  two."), .note("Note."), .table(table)]),
            ReportSection([.fact(ReportFact("last", .amount(1.0 / 3)))]),
            ReportSection([.line(String(repeating: "long ", count: 20) + "line")]),
        ])

    @Test func textIsForPeople() {
        let line = String(repeating: "long ", count: 20) + "line"
        #expect(
            Self.document.text(width: 60) == """
                Title
                One two.
                  Note.
                  Who      Day             Time            Change  Count
                  Ana      Thu 1970-01-01  00:00-00:30  0.33 → -2    × 3
                  Ana, Bo                                       ?      –

                \(line)

                """)
    }

    @Test func jsonHasWhatHasANameAndAValue() throws {
        #expect(
            try Self.document.json() == """
                {"first":true,"list":[["x"],null],"inner":{},"people":[\
                {"who":{"id":"a-1","name":"Ana"},"from":"1970-01-01T00:00:00+00:00","to":"1970-01-01T00:30:00+00:00",\
                "before":0.3333333333333333,"after":-2.0,"count":3,"text":"=1+1"},\
                {"who":[{"id":"a-1","name":"Ana"},{"id":"b-1","name":"Bo"}],"text":"a;b"}],"last":0.3333333333333333}

                """)
    }

    @Test func csvHasPeopleTwiceAndNoFormulas() {
        let lines = Self.table.csv(.utc).components(separatedBy: "\r\n")
        #expect(
            lines == [
                "\u{FEFF}whoId,who,from,to,before,after,count,text",
                "a-1,Ana,1970-01-01T00:00:00+00:00,1970-01-01T00:30:00+00:00,0.33,-2,3,'=1+1",
                "\"a-1;b-1\",\"Ana;Bo\",,,,,,\"a;b\"", "",
            ])
    }

    @Test func aSectionWithNothingForPeopleIsNotSeen() throws {
        let empty = ReportTable(key: "none", fields: ["a"], rows: [], columns: [ReportColumn("A", .value("a"))])
        let document = ReportDocument(sections: [ReportSection([.table(empty)]), ReportSection(title: "Seen", [])])
        #expect(document.text(width: 80) == "Seen\n")
        #expect(try document.json() == "{\"none\":[]}\n")
    }
}
