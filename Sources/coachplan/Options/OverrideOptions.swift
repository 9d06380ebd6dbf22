import ArgumentParser
import PlanModel
import RequestFiles

/// Adjustments that are kept in a file.
struct OverrideOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "A file of adjustments: pins, forbidden places, sessions to leave out, places to exchange.",
            discussion: "Each with who wants it, and when they said so; the plan keeps them.", valueName: "file"))
    var overrides: String?

    /// The adjustments in the file, none where none is named.
    ///
    /// - Parameter places: where sessions are; nil where no plan is at hand.
    func read(for request: PlanRequest, places: [String: SessionPlace]?) throws -> [PlanOverride] {
        try overrides.map { try OverridesReader.read(path: $0, for: request, places: places) } ?? []
    }
}
