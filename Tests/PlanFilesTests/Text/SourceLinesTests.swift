import PlanTestSupport
import RandomTestSupport
import Testing

@testable import PlanFiles

struct SourceLinesTests {
    @Test(arguments: [
        ("", 0, 1, 1), ("a", 0, 1, 1), ("a", 1, 1, 2), ("a\nb", 2, 2, 1), ("a\r\nb", 3, 2, 1), ("a\rb", 2, 2, 1),
        ("\n\r\n\r", 4, 4, 1), ("a\u{2028}b\u{85}c\u{B}d\u{C}e", 11, 1, 9), ("ü😀x", 6, 1, 3), ("a\n", 99, 2, 1),
    ])
    func placesAreThoseOfEditors(text: String, offset: Int, line: Int, column: Int) {
        let place = SourceLines(Array(text.utf8)).place(ofByte: offset)
        #expect(place.line == line && place.column == column)
    }

    @Test func anyOrderOfQuestionsGetsTheSameAnswers() {
        let text = Array("one ü\r\ntwo 😀 and\rmore\n\nlast".utf8)
        let lines = SourceLines(text)
        var random = SeededGenerator(seed: 7)
        for _ in 0..<500 {
            let offset = Int.random(in: 0...text.count, using: &random)
            let (place, other) = (lines.place(ofByte: offset), SourceLines(text).place(ofByte: offset))
            #expect(place.line == other.line && place.column == other.column)
        }
    }
}
