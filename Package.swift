// swift-tools-version: 6.2
import PackageDescription

/// Every module of ours is built the same way: no warning survives, existentials are spelled out,
/// imports say what they bring and stay inside the file's module.
let house: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

let package = Package(
    name: "coachplan",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "coachplan", targets: ["coachplan"]),
        .library(name: "GLPK", targets: ["GLPK"]),
        .library(name: "SlotSolver", targets: ["SlotSolver"]),
        .library(name: "CoachingAPI", targets: ["CoachingAPI"]),
        .library(name: "SessionPlanner", targets: ["SessionPlanner"]),
        .library(name: "CoachingSandbox", targets: ["CoachingSandbox"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-crypto", "3.12.0"..<"5.0.0"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
        .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
        .package(url: "https://github.com/onevcat/Rainbow", from: "4.2.0"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
        .package(url: "https://github.com/swiftcsv/SwiftCSV", from: "0.10.0"),
    ],
    targets: [
        .systemLibrary(
            name: "CGLPK", providers: [.apt(["libglpk-dev"]), .brew(["glpk"])]),
        .target(name: "GLPKShim", dependencies: ["CGLPK"]),
        .target(name: "GLPK", dependencies: ["GLPKShim"], swiftSettings: house),
        .target(name: "SlotSolver", dependencies: ["GLPK"], swiftSettings: house),

        .target(
            name: "SimdJSONShim", linkerSettings: [.linkedLibrary("simdjson")]),
        // A cursor into the parser's buffers must not outlive them: the compiler checks it.
        .target(
            name: "JSONTape", dependencies: ["SimdJSONShim"],
            swiftSettings: house + [.enableExperimentalFeature("Lifetimes")]),

        .target(
            name: "CoachingAPI",
            dependencies: [
                "JSONTape",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Metrics", package: "swift-metrics"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "TOMLKit", package: "TOMLKit"),
            ],
            swiftSettings: house),
        .target(
            name: "SessionPlanner",
            dependencies: [
                "CoachingAPI", "JSONTape", "SlotSolver",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "OrderedCollections", package: "swift-collections"),
                .product(name: "SwiftCSV", package: "SwiftCSV"),
                .product(name: "Yams", package: "Yams"),
            ],
            swiftSettings: house),
        .target(
            name: "CoachingSandbox",
            dependencies: [
                "CoachingAPI", "JSONTape",
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
        .target(name: "MemoryShim"),
        .executableTarget(
            name: "coachplan",
            dependencies: [
                "CoachingAPI", "CoachingSandbox", "MemoryShim", "SessionPlanner",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "Rainbow", package: "Rainbow"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ],
            swiftSettings: house),

        .executableTarget(
            name: "PlaceSessions", dependencies: ["SlotSolver"], path: "Examples/PlaceSessions", swiftSettings: house),

        .testTarget(name: "GLPKTests", dependencies: ["GLPK"], swiftSettings: house),
        .testTarget(name: "SlotSolverTests", dependencies: ["SlotSolver", "GLPK"], swiftSettings: house),
        .testTarget(name: "JSONTapeTests", dependencies: ["JSONTape"], swiftSettings: house),
        .testTarget(
            name: "CoachingAPITests",
            dependencies: [
                "CoachingAPI", "JSONTape",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Metrics", package: "swift-metrics"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
            ],
            swiftSettings: house),
        .testTarget(
            name: "SessionPlannerTests",
            dependencies: [
                "SessionPlanner", "SlotSolver", "CoachingAPI",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: house),
        .testTarget(
            name: "CoachingSandboxTests",
            dependencies: [
                "CoachingSandbox", "CoachingAPI",
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdTesting", package: "hummingbird"),
                .product(name: "NIOCore", package: "swift-nio"),
            ],
            swiftSettings: house),
        .testTarget(
            name: "EndToEndTests",
            dependencies: [
                "coachplan", "PlaceSessions",
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
