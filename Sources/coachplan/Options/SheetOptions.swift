import ArgumentParser
import CoachingModels
import Foundation
import PlanModel
import RequestFiles

/// Options for information that a sheet does not contain.
struct SheetOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("Encoding of the sheet, where it is not UTF-8 and cannot be found out.", valueName: "name"))
    var encoding: String?

    @Option(help: ArgumentHelp("Whose dates the sheet has, such as en-US or de-DE.", valueName: "locale"))
    var locale: String?

    @Option(help: ArgumentHelp("What the request is called (default: after its first day).", valueName: "text"))
    var name: String?

    @Option(help: ArgumentHelp("IANA time zone of local days (default: this machine's).", valueName: "zone"))
    var timeZone: String?

    @Option(
        help: ArgumentHelp(
            "Days to plan, the end exclusive (default: the two weeks from next Monday).", valueName: "first/end"))
    var horizon: String?

    func settings(schema: String?) -> SheetImport.Settings {
        var settings = SheetImport.Settings(timeZone: zone, horizon: horizon ?? Self.nextWeeks(zone))
        settings.name = name
        settings.encoding = encoding
        settings.locale = locale
        settings.schema = schema
        return settings
    }

    private var zone: String {
        if let timeZone { return timeZone }
        let own = TimeZone.current.identifier
        return ZoneClock(name: own) == nil ? "UTC" : own
    }

    private static func nextWeeks(_ zone: String) -> String {
        let today = (ZoneClock(name: zone) ?? .utc).day(of: Instant.ofThisMoment())
        let monday = today.daysSince1970 + 7 - today.weekday
        return "\(LocalDate(daysSince1970: monday))/\(LocalDate(daysSince1970: monday + 12))"
    }
}
