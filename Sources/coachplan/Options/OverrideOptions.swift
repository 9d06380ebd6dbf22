import ArgumentParser
import PlanModel
import RequestFiles

/// Options for adjustments that are kept in a file.
struct OverrideOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "A file of adjustments: pins, forbidden places, sessions to leave out, places to exchange.",
            discussion: "Each with who wants it, and when they said so; the plan keeps them.", valueName: "file"))
    var overrides: String?

    /// The adjustments in the file; empty if no file is named.
    ///
    /// - Parameter places: the places of sessions; nil if no plan is at hand.
    func read(for request: PlanRequest, places: [String: SessionPlace]?) throws -> [PlanOverride] {
        try overrides.map { try OverridesReader.read(path: $0, for: request, places: places) } ?? []
    }
}
