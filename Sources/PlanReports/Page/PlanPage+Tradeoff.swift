import CoachingModels
import PlanModel

extension PageSection {
    /// People coached against people short, as a picture and as a table.
    init?(tradeoff curve: TradeoffCurve, plan: String) {
        guard let chart = PageChart(curve, plan: plan) else { return nil }
        let titles = [
            ("Coached", true), ("%", true), ("For", false), ("Hours short", true), ("Short at once", true),
            ("Cost", true),
            ("At least", true), ("File", false),
        ]
        let rows = curve.plans.prefix(PageTable.mostRows).map { point in
            let cells = [
                "\(point.people)", Numbers.plain(point.share), point.shares.map { "\($0) %" }.joined(separator: ", "),
                Numbers.people(point.shortHours), Numbers.people(point.shortAtOnce), Numbers.plain(point.rest),
                Numbers.plain(point.restAtLeast), ForeignText.line(point.file),
            ]
            return PageTable.Row(
                cells: zip(titles, cells).enumerated().map { index, cell in
                    PageTable.Cell(text: cell.1, isNumeric: cell.0.1, isHeader: index == 0)
                })
        }
        let table = PageTable(
            label: "People coached against people short",
            columns: titles.map { PageTable.Column(title: $0.0, isNumeric: $0.1) }, rows: rows, count: curve.plans.count
        )
        let meaning =
            "Each point is a plan that can be applied. Cost: beside those left out; no plan that leaves out no more costs less than "
            + "what stands under At least."
        self.init(
            anchor: "tradeoff", title: "People coached against people short",
            blocks: [PageBlock(chart: chart), PageBlock(paragraph: meaning), PageBlock(table: table)])
    }
}

/// A curve as a picture, in its own units.
struct PageChart {
    struct Point {
        var x: Double
        var y: Double
        var words: String
        var isThis: Bool
    }

    struct Mark {
        var at: Double
        var text: String
    }

    static let (width, height) = (640.0, 300.0)
    private static let (left, right, top, bottom) = (52.0, 14.0, 14.0, 44.0)

    var words: String
    var path: String
    var points: [Point]
    /// Marks on the axis of people coached, and on that of hours.
    var across: [Mark]
    var up: [Mark]

    /// Nil if there are fewer than two plans: there is nothing to draw.
    init?(_ curve: TradeoffCurve, plan: String) {
        let plans = curve.plans.sorted { ($0.people, $0.shortHours) < ($1.people, $1.shortHours) }
        guard plans.count > 1, let first = plans.first, let last = plans.last, plans.allSatisfy(\.isFinite) else {
            return nil
        }
        let most = max(plans.map(\.shortHours).max() ?? 0, 0.25)
        let people = Double(max(1, last.people - first.people))
        func x(_ number: Int) -> Double {
            Self.tenth(Self.left + Double(number - first.people) / people * (Self.width - Self.left - Self.right))
        }
        func y(_ hours: Double) -> Double {
            Self.tenth(Self.height - Self.bottom - hours / most * (Self.height - Self.top - Self.bottom))
        }
        points = plans.map { one in
            Point(
                x: x(one.people), y: y(one.shortHours),
                words: "\(one.people) people coached (\(Numbers.plain(one.share)) %): "
                    + "\(Numbers.people(one.shortHours)) hours of one person short",
                isThis: one.plan == plan)
        }
        path = points.enumerated().map { "\($0.offset == 0 ? "M" : "L")\($0.element.x) \($0.element.y)" }.joined()
        across = Self.spread(plans.map(\.people)).map { Mark(at: x($0), text: "\($0)") }
        up = [0, most / 2, most].map { Mark(at: y($0), text: Numbers.people($0)) }
        words =
            "From \(first.people) people coached and \(Numbers.people(first.shortHours)) hours short to \(last.people) people "
            + "coached and \(Numbers.people(last.shortHours)) hours short, over \(plans.count) plans"
    }

    /// The two ends, and some values between them that are far enough apart to be read.
    private static func spread(_ people: [Int]) -> [Int] {
        guard let first = people.first, let last = people.last, last > first else { return people }
        var shown = [first]
        for one in people
        where one < last && one - (shown.last ?? 0) >= (last - first) / 8 + 1
            && last - one >= (last - first) / 8 + 1
        {
            shown.append(one)
        }
        return shown + [last]
    }

    private static func tenth(_ number: Double) -> Double { (number * 10).rounded() / 10 }
}

extension TradeoffCurve.Point {
    fileprivate var isFinite: Bool { shortHours.isFinite && shortHours >= 0 && people >= 0 && people < 1_000_000_000 }
}
