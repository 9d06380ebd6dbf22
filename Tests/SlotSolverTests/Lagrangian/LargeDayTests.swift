import Testing

@testable import SlotSolver

/// Days of one facilitator with very many candidates.
@Suite struct LargeDayTests {
    private static let facilitator = SlotProblem.Facilitator(person: 0, maxSessionsPerDay: 20, maxTicksPerDay: 24)

    private struct Choice {
        var profit: Int64
        var start: Int32
        var session: Int32
    }

    /// Two thousand sessions of one tick that may start at any of 36 ticks.
    private static func choices() -> [Choice] {
        var choices: [Choice] = []
        for start in 0..<36 {
            for session in 0..<2_000 {
                let profit: Int = 1 + (session * 37 + start * 11) % 500
                choices.append(Choice(profit: Int64(profit), start: Int32(start), session: Int32(session)))
            }
        }
        return choices
    }

    private static let block = FacilitatorDays.Block(
        facilitator: 0, day: 0, tickCap: 24, sessionCap: 20, buffer: 0, firstTick: 0, endTick: 36, items: 0..<72_000)

    @Test func whatCannotMatterIsLeftOutOfTheTable() {
        var search = PricingProblem()
        for (position, choice) in Self.choices().enumerated() {
            let item = PricingProblem.Item(
                profit: choice.profit, start: choice.start, length: 1, session: choice.session,
                position: Int32(position))
            search.items.append(item)
        }
        let profit = search.run(Self.block)
        // Four sessions earn the most in each tick, so nothing need be repeated.
        #expect(profit == 20 * 500)
        #expect(search.items.count <= 36 * (SearchParameters.Pricing().criticalSessions + 1))
        #expect(Set(search.pattern.map { search.items[$0].session }).count == search.pattern.count)
    }

    @Test func theCheckLeavesOutTheSame() {
        let items = Self.choices().map { choice in
            CertificateSearch.Item(
                profit: Int128(choice.profit), start: choice.start, length: 1, session: choice.session)
        }
        let table = CertificateTable(leading: items, Self.facilitator, unrepeatable: [3, 4])
        #expect(table.mostProfit == 20 * 500)
        #expect(table.items.count <= 36 * 3)
        #expect(CertificateTable(all: items, Self.facilitator, unrepeatable: [3, 4]) == nil)
        #expect(
            CertificateSearch.mostProfit(items, Self.facilitator, unrepeatable: [], cutDuals: [5]) == 20 * 500,
            "cuts are left out where there are too many")
    }

    /// A day of which a third may be led, with cuts over most sessions: looked at without regard to what is left of the
    /// limit, there are more columns than a check has patience for.
    @Test func theCheckOfCutsMindsWhatIsLeft() {
        var items: [CertificateSearch.Item] = []
        for start in 0..<36 {
            for session in 0..<30 {
                let profit: Int = 1_000 + 10 * ((session * 7 + start * 113) % 1_009)
                items.append(
                    CertificateSearch.Item(
                        profit: Int128(profit), start: Int32(start), length: 3, session: Int32(session),
                        oddCuts: session < 29 ? [0] : []))
            }
        }
        let facilitator = SlotProblem.Facilitator(person: 0, maxTicksPerDay: 12)
        let free = CertificateSearch.mostProfit(items, facilitator, unrepeatable: [])
        let charged = CertificateSearch.mostProfit(items, facilitator, unrepeatable: [], cutDuals: [8])
        // Of four sessions three or four are counted: one pair at least is charged.
        #expect(charged < free && charged >= free - 16)
    }
}
