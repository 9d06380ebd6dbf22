/// The content of the templates, under the names that they use.
///
/// A name that is missing from a part is looked up in its parent: no two parts use a name for different things.
struct PageContent {
    var title: String
    var subtitle: [String]
    var figures: [PageFigure]
    var sections: [PageSection]
    var plan: String
    var made: String
    var zone: String
    /// These three are inserted into the page unescaped: they are ours, or already made safe.
    var style: String
    var script: String
    var data: String
}

/// A number in the strip that stays in sight.
struct PageFigure {
    var name: String
    var value: String
    var isBad = false
}

/// A part of the page with a heading.
struct PageSection {
    var anchor: String
    var title: String
    var isCalendar = false
    var blocks: [PageBlock]
}

/// One piece of a part; only one of its members is set.
struct PageBlock {
    var heading: String?
    var paragraph: String?
    var list: PageList?
    var table: PageTable?
    var chart: PageChart?
}

/// Items under a paragraph; the first of them are in sight.
struct PageList {
    struct More {
        var words: String
        var rest: [String]
    }

    private static let mostInSight = 8
    private static let most = 1000

    let first: [String]
    let more: More?

    init(_ items: [String]) {
        let isShort = items.count <= Self.mostInSight + 2
        first = isShort ? items : Array(items.prefix(Self.mostInSight))
        let rest = items.dropFirst(first.count)
        let told = rest.count > Self.most ? ", the first \(Self.most) here: coachplan show --only-warnings has all" : ""
        more = rest.isEmpty ? nil : More(words: "and \(rest.count) more\(told)", rest: Array(rest.prefix(Self.most)))
    }
}

/// A table as shown to people.
struct PageTable {
    /// The page contains this many rows; whoever needs more has the plan.
    static let mostRows = 300

    struct Column {
        var title: String
        var isNumeric: Bool
    }

    struct Row { var cells: [Cell] }

    struct Cell {
        var text: String
        var isNumeric: Bool
        var isHeader: Bool
        var bar: PageBar?
    }

    var label: String
    var columns: [Column]
    var rows: [Row]
    /// A sentence on the rows that are not shown; nil if all are.
    var beyond: String?
    var number: Int
    var isLong: Bool
}

/// Minutes as a bar, in percent of the longest bar.
struct PageBar {
    var words: String
    /// Minutes that limits and free time allow.
    var room: Double
    var used: Double
    var target: Double?
    var isOver: Bool
}
