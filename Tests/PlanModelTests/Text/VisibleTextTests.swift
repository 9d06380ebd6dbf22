import PlanTestSupport
import Testing

@testable import PlanModel

/// Characters that nobody sees are shown where they matter.
struct VisibleTextTests {
    @Test(arguments: [
        ("a-ana", "a-ana"), ("a\u{200B}na", "a<U+200B>na"), ("\u{FEFF}ana", "<U+FEFF>ana"),
        ("a\u{A0}na", "a<U+00A0>na"),
        ("a\tna", "a<U+0009>na"), ("Ánna Ж 名", "Ánna Ж 名"), ("a\u{202E}na", "a<U+202E>na"),
    ])
    func revealed(text: String, shown: String) { #expect(VisibleText.revealed(text) == shown) }

    @Test(arguments: [
        ("a-ana", "A-Ana", "in the case of letters"),
        ("a-ana", "a-ana\u{200B}", "in characters that cannot be seen"),
        ("a-ana", "A-\u{FEFF}Ana", "in the case of letters and in characters that cannot be seen"),
        ("caf\u{E9}", "cafe\u{301}", "in how its accents are put together"),
    ])
    func difference(one: String, other: String, says: String) {
        #expect(VisibleText.difference(one, other) == says)
        #expect(VisibleText.difference(other, one) == says)
    }

    @Test func namesThatLookDifferentAreNoTwins() {
        #expect(VisibleText.difference("ana", "anna") == nil)
        #expect(VisibleText.difference("ana", "ana") == nil)
    }

    /// Both the value that was found and the name that was meant can be told apart.
    @Test func theHintTellsTheDifference() throws {
        let line = "facilitators: [f-priya, f-tom]\n    window"
        let hidden = try Requests.problems(
            Requests.with((line, "facilitators: [\"f-priya\\u200B\", f-tom]\n    window")))
        #expect(hidden.first?.value == "f-priya<U+200B>")
        #expect(hidden.first?.message.contains("did you mean f-priya? It differs only in characters") == true)
        let letters = try Requests.problems(Requests.with((line, "facilitators: [f-Priya, f-tom]\n    window")))
        #expect(letters.first?.message.contains("did you mean f-priya? It differs only in the case of") == true)
    }
}
