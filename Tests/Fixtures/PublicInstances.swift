package import Foundation

/// The public instances: a folder each, with `request.json` and `slots.ndjson`. `instances/README.md` lists them with
/// what is proven of each.
package enum PublicInstances {
    /// Those that lie in the repository.
    package static let small = [
        "tiny-1", "tiny-2", "tiny-3", "tiny-4", "tiny-5", "tiny-6", "rules-40", "every-40", "loose-50", "tight-50",
        "small-tight-4", "small-tight-5", "small-tight-6", "small-tight-7",
    ]

    /// Those that `Scripts/large-instances` makes where a check or a benchmark wants them: 18 MB each.
    package static let large = ["loose-500", "tight-500"]

    package static func folder(_ name: String) throws -> URL {
        large.contains(name) ? try largeFolder.get().appending(path: name) : Fixtures.resource("instances/\(name)")
    }

    /// Made once and kept beside what is built. The script finds out by itself what is there already.
    private static let largeFolder = Result {
        let folder = Fixtures.repository.appending(path: ".build/instances")
        let maker = Process()
        maker.executableURL = Fixtures.repository.appending(path: "Scripts/large-instances")
        maker.arguments = [folder.path]
        try maker.run()
        maker.waitUntilExit()
        guard maker.terminationStatus == 0 else { throw CocoaError(.fileReadUnknown) }
        return folder
    }
}
