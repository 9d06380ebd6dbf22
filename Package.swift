// swift-tools-version: 6.2
import PackageDescription

/// Warnings are errors where `COACHPLAN_STRICT` is set, as CI and `make lint` do: a compiler that is newer than this
/// source may warn of more, and must build it all the same.
let isStrict = Context.environment["COACHPLAN_STRICT"] != nil

/// Every module of ours is built the same way: existentials are spelled out, imports say what they bring and stay
/// inside the file's module.
let house: [SwiftSetting] =
    [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("MemberImportVisibility"),
        .enableUpcomingFeature("InternalImportsByDefault"),
    ] + (isStrict ? [.treatAllWarnings(as: .error)] : [])

let package = Package(
    name: "coachplan",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "coachplan", targets: ["coachplan"]),
        .library(name: "GLPK", targets: ["GLPK"]),
        .library(name: "SlotSolver", targets: ["SlotSolver"]),
        .library(name: "CoachingModels", targets: ["CoachingModels"]),
        .library(name: "CoachingAPI", targets: ["CoachingAPI"]),
        .library(name: "PlanModel", targets: ["PlanModel"]),
        .library(name: "PlanFiles", targets: ["PlanFiles"]),
        .library(name: "RequestFiles", targets: ["RequestFiles"]),
        .library(name: "PlanVerifier", targets: ["PlanVerifier"]),
        .library(name: "SessionPlanner", targets: ["SessionPlanner"]),
        .library(name: "PlanParts", targets: ["PlanParts"]),
        .library(name: "PlanApplication", targets: ["PlanApplication"]),
        .library(name: "PlanReports", targets: ["PlanReports"]),
        .library(name: "Scenarios", targets: ["Scenarios"]),
        .library(name: "CoachingSandbox", targets: ["CoachingSandbox"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", .upToNextMinor(from: "1.8.2")),
        .package(url: "https://github.com/apple/swift-collections", .upToNextMinor(from: "1.6.0")),
        .package(url: "https://github.com/apple/swift-http-types", .upToNextMinor(from: "1.8.0")),
        .package(url: "https://github.com/apple/swift-log", .upToNextMinor(from: "1.16.2")),
        .package(url: "https://github.com/apple/swift-metrics", .upToNextMinor(from: "2.13.0")),
        .package(url: "https://github.com/apple/swift-nio", .upToNextMinor(from: "2.101.2")),
        .package(url: "https://github.com/apple/swift-nio-ssl", .upToNextMinor(from: "2.37.6")),
        .package(url: "https://github.com/apple/swift-system", .upToNextMinor(from: "1.8.1")),
        .package(url: "https://github.com/groue/GRDB.swift", .upToNextMinor(from: "7.10.0")),
        .package(url: "https://github.com/hummingbird-project/hummingbird", .upToNextMinor(from: "2.28.1")),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", .upToNextMinor(from: "2.1.1")),
        .package(url: "https://github.com/jpsim/Yams", .upToNextMinor(from: "6.2.2")),
        .package(url: "https://github.com/LebJe/TOMLKit", .upToNextMinor(from: "0.6.0")),
        .package(url: "https://github.com/onevcat/Rainbow", .upToNextMinor(from: "4.2.2")),
        .package(url: "https://github.com/swift-server/async-http-client", .upToNextMinor(from: "1.37.0")),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", .upToNextMinor(from: "2.13.0")),
    ],
    targets: [
        .systemLibrary(
            name: "CGLPK", providers: [.apt(["libglpk-dev"]), .brew(["glpk"])]),
        .target(name: "GLPKShim", dependencies: ["CGLPK"]),
        .target(name: "GLPK", dependencies: ["GLPKShim"], swiftSettings: house),
        .target(name: "SlotSolver", dependencies: ["GLPK", "Randomness"], swiftSettings: house),

        // SHA-256 of the system: one more copy of BoringSSL would take minutes to build.
        .systemLibrary(name: "COpenSSL", providers: [.apt(["libssl-dev"])]),
        .target(
            name: "Hashing",
            dependencies: [.target(name: "COpenSSL", condition: .when(platforms: [.linux]))],
            swiftSettings: house),

        .target(name: "Randomness", swiftSettings: house),
        .target(
            name: "SimdJSONShim", linkerSettings: [.linkedLibrary("simdjson")]),
        // A cursor into the parser's buffers must not outlive them: the compiler checks it.
        .target(
            name: "JSONTape", dependencies: ["SimdJSONShim"],
            swiftSettings: house + [.enableExperimentalFeature("Lifetimes")]),

        // The service: what it says, and how to talk to it.
        .target(name: "CoachingModels", dependencies: ["JSONTape"], swiftSettings: house),
        .target(
            name: "CoachingAPI",
            dependencies: [
                "CoachingModels",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Metrics", package: "swift-metrics"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "TOMLKit", package: "TOMLKit"),
            ],
            swiftSettings: house),

        // Requests, slots and plans: types, their files, and a second opinion on a plan.
        .target(name: "PlanModel", dependencies: ["CoachingModels"], swiftSettings: house),
        .target(
            name: "PlanFiles",
            dependencies: [
                "CoachingModels", "Hashing", "JSONTape", "PlanModel",
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            swiftSettings: house),
        // Apart from the other files: who applies or shows plans needs no YAML.
        .target(
            name: "RequestFiles",
            dependencies: [
                "CoachingModels", "Hashing", "JSONTape", "PlanFiles", "PlanModel",
                .product(name: "Yams", package: "Yams"),
            ],
            swiftSettings: house),
        .target(name: "PlanVerifier", dependencies: ["CoachingModels", "PlanModel"], swiftSettings: house),

        .target(
            name: "SessionPlanner", dependencies: ["CoachingModels", "PlanModel", "PlanVerifier", "SlotSolver"],
            swiftSettings: house),
        // A large request in parts that are planned by themselves, and one plan of theirs.
        .target(
            name: "PlanParts",
            dependencies: [
                "CoachingModels", "Hashing", "PlanFiles", "PlanModel", "PlanVerifier", "RequestFiles", "SessionPlanner",
            ],
            swiftSettings: house),
        // Workers of a folder of parts, and the engines that carry them: processes of this machine, jobs of Slurm, any command.
        .target(
            name: "PartEngines", dependencies: ["CoachingModels", "PlanFiles", "PlanModel", "PlanParts"],
            swiftSettings: house),
        .target(
            name: "PlanApplication",
            dependencies: [
                "CoachingAPI", "CoachingModels", "Hashing", "JSONTape", "PlanFiles", "PlanModel",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            swiftSettings: house),
        .target(
            name: "PlanReports",
            dependencies: [
                "CoachingModels", "PlanModel", .product(name: "Mustache", package: "swift-mustache"),
            ],
            // In the binary itself: a program that is moved alone still makes its page.
            resources: [
                "page.mustache", "block.mustache", "bar.mustache", "chart.mustache", "calendar.mustache", "page.css",
                "page.js",
            ].map { .embedInCode("Page/Files/\($0)") },
            swiftSettings: house),
        .target(
            name: "Scenarios",
            dependencies: ["CoachingModels", "PlanFiles", "PlanModel", "Randomness", "RequestFiles"],
            swiftSettings: house),

        .target(
            name: "CoachingSandbox",
            dependencies: [
                "CoachingModels", "JSONTape", "Randomness",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "OrderedCollections", package: "swift-collections"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            swiftSettings: house),
        // In the program itself, so that `init` can put the schema of requests beside one.
        .target(
            name: "Schemas", path: "Schemas",
            exclude: [
                "README.md", "lock.schema.json", "plan.schema.json", "programme.schema.json", "proof.schema.json",
                "slots-line.schema.json",
            ],
            resources: [.embedInCode("request.schema.json")], swiftSettings: house),
        .target(name: "MemoryShim"),
        .executableTarget(
            name: "coachplan",
            dependencies: [
                "CoachingAPI", "CoachingModels", "CoachingSandbox", "Hashing", "MemoryShim", "PartEngines",
                "PlanApplication",
                "PlanFiles", "PlanModel", "PlanParts",
                "PlanReports", "PlanVerifier", "RequestFiles", "Scenarios", "Schemas", "SessionPlanner",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "Rainbow", package: "Rainbow"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "SystemPackage", package: "swift-system"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ],
            swiftSettings: house),

        .executableTarget(
            name: "PlaceSessions", dependencies: ["SlotSolver"], path: "Examples/PlaceSessions", swiftSettings: house),

        // Random numbers of all tests.
        .target(name: "RandomTestSupport", path: "Tests/RandomTestSupport", swiftSettings: house),
        // What tests read besides their own sources: facts of the service, instances.
        .target(
            name: "Fixtures", path: "Tests/Fixtures",
            resources: [
                .copy("coaching-api.json"), .copy("directory-api.json"), .copy("floor"), .copy("instances"),
            ],
            swiftSettings: house),
        .testTarget(name: "HashingTests", dependencies: ["Hashing"], swiftSettings: house),
        .testTarget(name: "GLPKTests", dependencies: ["GLPK", "RandomTestSupport"], swiftSettings: house),
        .testTarget(
            name: "SlotSolverTests", dependencies: ["GLPK", "RandomTestSupport", "SlotSolver"], swiftSettings: house),
        .testTarget(
            name: "JSONTapeTests", dependencies: ["Fixtures", "JSONTape", "RandomTestSupport"], swiftSettings: house),
        .testTarget(
            name: "CoachingAPITests",
            dependencies: [
                "CoachingAPI", "CoachingModels", "Fixtures", "JSONTape", "RandomTestSupport",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Metrics", package: "swift-metrics"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
            ],
            swiftSettings: house),
        // Small requests, slots and plans, for the tests of several modules.
        .target(
            name: "PlanTestSupport",
            dependencies: [
                "CoachingModels", "Fixtures", "PlanFiles", "PlanModel", "RandomTestSupport", "RequestFiles",
                "SessionPlanner",
            ],
            path: "Tests/PlanTestSupport", swiftSettings: house),
        .testTarget(
            name: "PlanModelTests",
            dependencies: [
                "CoachingModels", "PlanModel", "PlanTestSupport",
            ],
            swiftSettings: house),
        .testTarget(
            name: "PlanFilesTests",
            dependencies: [
                "CoachingModels", "PlanFiles", "PlanModel", "PlanReports", "PlanTestSupport", "RandomTestSupport",
                "PlanVerifier",
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            swiftSettings: house),
        .testTarget(
            name: "RequestFilesTests",
            dependencies: [
                "CoachingModels", "Fixtures", "PlanFiles", "PlanModel", "PlanTestSupport", "RandomTestSupport",
                "RequestFiles",
                "SessionPlanner",
            ],
            swiftSettings: house),
        .testTarget(
            name: "PlanVerifierTests",
            dependencies: [
                "CoachingModels", "PlanFiles", "PlanModel", "PlanTestSupport", "RandomTestSupport", "PlanVerifier",
                "SessionPlanner",
                "SlotSolver",
            ],
            swiftSettings: house),
        .testTarget(
            name: "SessionPlannerTests",
            dependencies: [
                "CoachingModels", "Fixtures", "GLPK", "PlanApplication", "PlanFiles", "PlanModel", "PlanTestSupport",
                "PlanVerifier", "RequestFiles", "Scenarios", "SessionPlanner", "SlotSolver",
            ],
            swiftSettings: house),
        .testTarget(
            name: "PlanPartsTests",
            dependencies: [
                "CoachingModels", "PlanFiles", "PlanModel", "PlanParts", "PlanTestSupport", "PlanVerifier",
                "RandomTestSupport", "RequestFiles", "Scenarios", "SessionPlanner",
            ],
            swiftSettings: house),
        .testTarget(
            name: "PlanApplicationTests",
            dependencies: [
                "CoachingAPI", "CoachingModels", "PlanApplication", "PlanFiles", "PlanModel", "PlanTestSupport",
                "RandomTestSupport",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: house),
        .testTarget(
            name: "PartEnginesTests",
            dependencies: [
                "PartEngines", "PlanFiles", "PlanModel", "PlanParts", "PlanTestSupport", "RandomTestSupport",
            ],
            swiftSettings: house),
        .testTarget(
            name: "PlanReportsTests",
            dependencies: [
                "CoachingModels", "PlanModel", "PlanReports", "PlanTestSupport", "SessionPlanner",
            ],
            swiftSettings: house),
        .testTarget(
            name: "ScenariosTests",
            dependencies: [
                "CoachingModels", "Hashing", "PlanFiles", "PlanModel", "PlanTestSupport", "RequestFiles", "Scenarios",
                "SessionPlanner",
            ],
            swiftSettings: house),
        .testTarget(
            name: "CoachingSandboxTests",
            dependencies: [
                "CoachingAPI", "CoachingModels", "CoachingSandbox", "Fixtures",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdTesting", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            swiftSettings: house),
        .testTarget(
            name: "EndToEndTests",
            dependencies: [
                "coachplan", "CoachingModels", "Fixtures", "PlaceSessions", "PlanFiles", "PlanModel", "PlanParts",
                "RequestFiles", "SessionPlanner",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "NIOCore", package: "swift-nio"),
            ],
            swiftSettings: house),
    ],
    swiftLanguageModes: [.v6],
    cLanguageStandard: .c11,
    cxxLanguageStandard: .cxx17
)
