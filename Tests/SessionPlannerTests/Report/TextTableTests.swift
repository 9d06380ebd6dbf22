import Testing

@testable import SessionPlanner

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

    @Test func controlCharactersBecomeSpaces() {
        #expect(DisplayText.printable("a\u{1B}[31mb\n\u{202E}c") == "a [31mb  c")
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
