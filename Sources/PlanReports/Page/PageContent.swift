/// What the templates show, under the names by which they ask for it.
///
/// A name that a part lacks is looked for in what it is a part of: no two parts share a name for different things.
struct PageContent {
    var title: String
    var subtitle: [String]
    var figures: [PageFigure]
    var sections: [PageSection]
    var plan: String
    var made: String
    var zone: String
    /// These three are parts of the page as they are: ours, or made safe already.
    var style: String
    var script: String
    var data: String
}

/// A number of the strip that stays.
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

/// One piece of a part: only one of its members is there.
struct PageBlock {
    var heading: String?
    var paragraph: String?
    var list: PageList?
    var table: PageTable?
    var chart: PageChart?
}

/// Things under a paragraph: those that come first are in sight.
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

/// A table as people see it.
struct PageTable {
    /// So many rows are in the page; who needs more has the plan.
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
    /// What is not shown; nil where all is.
    var beyond: String?
    var number: Int
    var isLong: Bool
}

/// Minutes as a bar, all in percent of the longest.
struct PageBar {
    var words: String
    /// What limits and free time allow.
    var room: Double
    var used: Double
    var target: Double?
    var isOver: Bool
}
