import Testing

@testable import PlanModel
@testable import PlanReports

struct TextTableTests {
    @Test func wideColumnsGiveWayAndWrap() {
        var table = TextTable([.init(title: "Key"), .init(title: "Why"), .init(title: "Cost", alignment: .right)])
        table.rows = [["a-1", "there is no room left for it", "12"], ["b", "no", "7"]]
        #expect(
            table.lines(width: 30) == [
                "  Key  Why                Cost",
                "  a-1  there is no room     12",
                "       left for it",
                "  b    no                    7",
            ])
    }

    @Test func longWordsBreakAndWideCharactersCountTwice() {
        #expect(DisplayText.wrapped("abcdefgh ij", width: 4) == ["abcd", "efgh", "ij"])
        #expect(DisplayText.width("日本") == 4)
        #expect(DisplayText.width("é") == 1)
        #expect(DisplayText.wrapped("日本語", width: 4) == ["日本", "語"])
        #expect(DisplayText.wrapped("", width: 4) == [""])
    }

    @Test(arguments: [
        ("👩‍👩‍👧", 2), ("🇫🇷", 2), ("❤️", 2), ("1️⃣", 2), ("e\u{301}", 1), ("\u{200E}", 0), ("ﾊﾝ", 2), ("한", 2),
        ("\u{1112}\u{1161}\u{11AB}", 2), ("Łukasz", 6), ("\u{5E9}\u{5B8}", 1), ("Ａ", 2),
    ])
    func charactersTakeTheColumnsOfATerminal(text: String, columns: Int) {
        #expect(DisplayText.width(text) == columns)
        #expect((text + "abc").prefix(columns: columns + 1) == text + "a")
    }

    /// A terminal that orders text by script must not see one run from a cell into the next.
    @Test func cellsOfRightToLeftScriptsAreKeptApart() {
        var table = TextTable([.init(title: "A"), .init(title: "B"), .init(title: "C")])
        table.rows = [["שרה כהן", "3", "محمد"]]
        #expect(table.lines(width: 40)[1] == "  \u{200E}שרה כהן\u{200E}  3  \u{200E}محمد\u{200E}")
        #expect(DisplayText.wrapped("שרה כהן", width: 4) == ["\u{200E}שרה\u{200E}", "\u{200E}כהן\u{200E}"])
    }

    /// Text wraps first, then the shorter form is taken, then columns leave in their order; what is whole stays whole.
    @Test func columnsGiveWayInAFixedOrder() {
        var table = TextTable([
            .init(title: "Day", wraps: false), .init(title: "Who"), .init(title: "Name", leavesAs: 0),
            .init(title: "Room", leavesAs: 1),
        ])
        table.rows = [["Mon 2026-12-07", "Maximiliane Mustermann", "Quality coaching", "Meeting room 1"]]
        table.shorter[0] = ("Day 2026", ["Mon 12-07"])
        func shown(_ width: Int) -> (String, [String]) {
            let (lines, leftOut) = table.fitted(width: width)
            #expect(lines.allSatisfy { DisplayText.width($0) <= width }, "\(width): \(lines)")
            return (lines[1], leftOut)
        }
        #expect(shown(90) == ("  Mon 2026-12-07  Maximiliane Mustermann  Quality coaching  Meeting room 1", []))
        #expect(shown(60) == ("  Mon 2026-12-07  Maximiliane   Quality        Meeting room", []))
        #expect(shown(48) == ("  Mon 12-07  Maximiliane  Quality     Meeting", []))
        #expect(shown(47) == ("  Mon 12-07  Maximiliane         Meeting room 1", ["Name"]))
        #expect(shown(30) == ("  Mon 12-07  Maximiliane", ["Name", "Room"]))
        #expect(shown(18) == ("  Mon 12-07  Maxim", ["Name", "Room"]))
    }

    @Test(arguments: [
        (0.0, 2, "0.00"), (1.04, 1, "1.0"), (-0.04, 1, "0.0"), (-2.5, 2, "-2.50"), (0.126, 2, "0.13"), (12.0, 0, "12"),
    ])
    func numbersAreRounded(number: Double, decimals: Int, text: String) {
        #expect(Numbers.fixed(number, decimals: decimals) == text)
    }

    @Test func numbersAndListsReadWell() {
        #expect(Numbers.plain(12) == "12")
        #expect(Numbers.plain(0.25) == "0.25")
        #expect(Numbers.plain(1e20) == "1e+20")
        #expect(Numbers.joined(["a", "b", "c"]) == "a, b and c")
        #expect(Numbers.joined([]) == "")
        #expect(Numbers.percent(0.0123) == "1.23 %")
    }
}
