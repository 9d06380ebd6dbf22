import Testing

@testable import SlotSolver

/// Days of one facilitator with very many candidates.
@Suite struct LargeDayTests {
    private static let facilitator = SlotProblem.Facilitator(person: 0, maxSessionsPerDay: 20, maxTicksPerDay: 24)

    /// Two thousand sessions of one tick that may start at any of 36 ticks.
    private static func items() -> [(profit: Int64, start: Int32, session: Int32)] {
        var items: [(profit: Int64, start: Int32, session: Int32)] = []
        for start in 0..<36 {
            for session in 0..<2_000 {
                let profit = 1 + (session * 37 + start * 11) % 500
                items.append((Int64(profit), Int32(start), Int32(session)))
            }
        }
        return items
    }

    private static let block = FacilitatorDays.Block(
        facilitator: 0, day: 0, tickCap: 24, sessionCap: 20, buffer: 0, firstTick: 0, endTick: 36, items: 0..<72_000)

    @Test func whatCannotMatterIsLeftOutOfTheTable() {
        var search = PatternSearch()
        search.items = Self.items().enumerated().map { position, item in
            .init(
                profit: item.profit, start: item.start, length: 1, session: item.session, position: Int32(position))
        }
        let profit = search.run(Self.block)
        // Four sessions earn the most in each tick, so nothing need be repeated.
        #expect(profit == 20 * 500)
        #expect(search.items.count <= 36 * (PatternSearch.mostUnrepeatable + 1))
        #expect(Set(search.pattern.map { search.items[$0].session }).count == search.pattern.count)
    }

    @Test func theCheckLeavesOutTheSame() {
        let items = Self.items().map {
            CertificateSearch.Item(profit: Int128($0.profit), start: $0.start, length: 1, session: $0.session)
        }
        let table = CertificateTable(leading: items, Self.facilitator, unrepeatable: [3, 4])
        #expect(table.mostProfit == 20 * 500)
        #expect(table.items.count <= 36 * 3)
        #expect(CertificateTable(all: items, Self.facilitator, unrepeatable: [3, 4]) == nil)
        #expect(
            CertificateSearch.mostProfit(items, Self.facilitator, unrepeatable: [], cutPrices: [5]) == 20 * 500,
            "cuts are left out where there are too many")
    }

    /// A day of which a third may be led, with cuts over most sessions: looked at without regard to what is left of the
    /// limit, there are more patterns than a check has patience for.
    @Test func theCheckOfCutsMindsWhatIsLeft() {
        var items: [CertificateSearch.Item] = []
        for start in 0..<36 {
            for session in 0..<30 {
                items.append(
                    .init(
                        profit: Int128(1_000 + 10 * ((session * 7 + start * 113) % 1_009)), start: Int32(start),
                        length: 3,
                        session: Int32(session), oddCuts: session < 29 ? [0] : []))
            }
        }
        let facilitator = SlotProblem.Facilitator(person: 0, maxTicksPerDay: 12)
        let free = CertificateSearch.mostProfit(items, facilitator, unrepeatable: [])
        let charged = CertificateSearch.mostProfit(items, facilitator, unrepeatable: [], cutPrices: [8])
        // Of four sessions three or four are counted: one pair at least is charged.
        #expect(charged < free && charged >= free - 16)
    }
}
