import Testing

@testable import RequestFiles

struct SpreadsheetDateTests {
    @Test(arguments: [
        "01-Dec", "1-Dec-26", "Dec-26", "12/1/2026", "01.12.26", "01-Dez", "1-déc", "1-Sept", "2026-12-01",
    ])
    func isRecognised(text: String) { #expect(SpreadsheetDate.looksLikeOne(text)) }

    @Test(arguments: ["ana-0", "dec-1", "s-1", "1-ana", "1.2", "a.b.c", "-", "", "01-December-2026", "mar-26"])
    func isAKeyLikeAnother(text: String) { #expect(!SpreadsheetDate.looksLikeOne(text)) }
}
