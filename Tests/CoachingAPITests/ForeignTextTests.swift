import Testing

@testable import CoachingModels

/// Text from outside: what commands a terminal is spelled out, what a script needs stays.
struct ForeignTextTests {
    @Test(arguments: [
        ("Ana\u{1B}[31m", "Ana<U+001B>[31m"), ("a\u{9B}2K", "a<U+009B>2K"), ("\u{202E}b\u{202C}", "<U+202E>b<U+202C>"),
        ("\u{2066}x\u{2069}", "<U+2066>x<U+2069>"), ("a\u{7F}", "a<U+007F>"), ("a\u{200E}na", "a<U+200E>na"),
        ("a\u{200B}na", "a<U+200B>na"), ("\u{FEFF}ana", "<U+FEFF>ana"), ("a\u{200D}na", "a<U+200D>na"),
        ("one\ntwo\tthree\r\n\u{2028}", "one two three   "), ("\u{61C}a", "<U+061C>a"), ("a\u{AD}b", "a<U+00AD>b"),
        ("a\u{E0041}", "a<U+E0041>"),
    ])
    func whatCommandsATerminalIsSpelledOut(text: String, shown: String) {
        #expect(ForeignText.shown(text) == shown)
    }

    @Test(arguments: ["Łukasz Żółć", "山田 太郎", "👩‍👩‍👧", "❤️", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "क्‍ष", "e\u{301}", "ﷺ", "می‌خواهم", "Zoë’s “team”"])
    func whatAScriptNeedsStays(text: String) {
        #expect(ForeignText.line(text) == text)
    }

    @Test func aScriptThatRunsFromRightToLeftIsKeptApart() {
        #expect(ForeignText.shown("שרה") == "\u{200E}שרה\u{200E}")
        #expect(ForeignText.shown(ForeignText.shown("محمد 3")) == "\u{200E}محمد 3\u{200E}")
        #expect(ForeignText.shown("Sarah") == "Sarah")
        #expect(ForeignText.isolated("\u{200E}room") == "room")
    }

    @Test func composedTextKeepsItsLinesAndWhatIsKeptApart() {
        let text = "found: \(ForeignText.shown("שרה"))\nand \u{1B}[2J"
        #expect(ForeignText.lines(text) == "found: \u{200E}שרה\u{200E}\nand <U+001B>[2J")
        #expect(ForeignText.lines("no\u{200E}thing") == "no<U+200E>thing")
    }

    /// A document shown in a terminal cannot command it either, and means the same.
    @Test func documentsEscapeWhatCommandsATerminal() throws {
        let text = "a\u{1B}\u{9B}\u{7F}\u{202E}\u{2066}\u{2028}\u{200D}é"
        let bytes = try CoachingJSON.encode([text])
        #expect(
            String(decoding: bytes, as: UTF8.self)
                == #"["a\u001b\u009b\u007f\u202e\u2066\u2028"# + "\u{200D}é\"]")
        #expect(try CoachingJSON.decode([String].self, from: bytes) == [text])
    }
}
