import Foundation
import JSONTape
import Testing

@Suite struct CanonicalTests {
    private func canonical(_ text: String) throws -> String {
        var parser = try JSONParser()
        return String(decoding: try parser.parse(Array(text.utf8)).canonicalBytes(), as: UTF8.self)
    }

    @Test func sortsKeysAndDropsSpace() throws {
        #expect(
            try canonical(#" { "b" : [ 1 , 2.0, 2.5 ] , "a" : { "d" : null, "c" : true } } "#)
                == #"{"a":{"c":true,"d":null},"b":[1,2,2.5]}"#)
        #expect(try canonical(#"{"é": 1, "z": 2, "Z": 3, "": 4}"#) == #"{"":4,"Z":3,"z":2,"é":1}"#)
    }

    @Test func writesStringsInOneWay() throws {
        #expect(try canonical(#"["\u00e9\/\u0041", "\b\u001F\t\"\\"]"#) == #"["é/A","\u0008\u001f\t\"\\"]"#)
    }

    @Test func writesNumbersInOneWay() throws {
        #expect(
            try canonical("[1e2, -0.0, 1.50, 1e300, 18446744073709551615]") == "[100,0,1.5,1e+300,18446744073709551615]"
        )
    }

    @Test func readsBackAsTheSameDocument() throws {
        for seed in 0..<500 as Range<UInt64> {
            var random = RandomDocument(seed: seed)
            let text = random.make().text
            let once = try canonical(text)
            #expect(try canonical(once) == once, "seed \(seed)")
            var parser = try JSONParser()
            let compact = try parser.parse(Array(text.utf8)).compactBytes()
            let foundation = try JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)
            let reread = try JSONSerialization.jsonObject(with: Data(compact), options: .fragmentsAllowed)
            #expect(Tree(foundation: foundation).agrees(with: Tree(foundation: reread)), "seed \(seed)")
        }
    }
}
