import Testing

@testable import PlanModel

struct ExactDecimalTests {
    @Test(arguments: [
        ("0", "0"), ("-0", "0"), ("12", "12"), ("12.50", "12.5"), ("-0.25", "-0.25"), (".5", "0.5"), ("5.", "5"),
        ("1e3", "1000"), ("1.5E2", "150"), ("25e-2", "0.25"), ("+7", "7"), ("0.000001", "0.000001"),
        ("999999999999999999", "999999999999999999"),
    ])
    func reads(text: String, shown: String) { #expect(ExactDecimal(text)?.description == shown) }

    @Test(arguments: [
        "", "-", ".", "1.2.3", "1e", "e3", "0x10", "1_000", "١", "nan", "inf", "1e19", "9999999999999999999", "1e18e",
        "1e-9223372036854775808", "1e9223372036854775807", "0e-9223372036854775808", "1e-99999999999999999999",
        "-1e-9223372036854775808", "1e-19", "123e17",
    ])
    func refuses(text: String) { #expect(ExactDecimal(text) == nil) }

    @Test func scalesExactlyOrNotAtAll() {
        #expect(ExactDecimal("0.25")?.scaled(places: 2) == 25)
        #expect(ExactDecimal("0.25")?.scaled(places: 6) == 250_000)
        #expect(ExactDecimal("0.25")?.scaled(places: 1) == nil)
        #expect(ExactDecimal("999999999999999999")?.scaled(places: 2) == nil)
    }

    @Test func isTheNearestDouble() {
        for text in ["0.1", "0.25", "1000", "-3.000001", "123456.789"] {
            #expect(ExactDecimal(text)?.double == Double(text))
        }
    }
}
