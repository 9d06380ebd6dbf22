// swift-tools-version: 6.1
import PackageDescription

/// Benchmarks of the parts of solver and client, apart from the package itself: whoever uses the library does not fetch them.
let package = Package(
    name: "coachplan-benchmarks",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(name: "coachplan", path: ".."),
        // No traits: jemalloc would have to be installed first.
        .package(url: "https://github.com/ordo-one/benchmark", .upToNextMinor(from: "1.38.1"), traits: []),
    ],
    targets: [
        .target(
            name: "Problems", dependencies: [.product(name: "SlotSolver", package: "coachplan")],
            path: "Benchmarks/Problems"),
        .executableTarget(
            name: "Solver",
            dependencies: [
                "Problems",
                .product(name: "Benchmark", package: "benchmark"),
                .product(name: "GLPK", package: "coachplan"),
                .product(name: "SlotSolver", package: "coachplan"),
            ],
            path: "Benchmarks/Solver",
            plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
        // Fixed work for valgrind, without the harness: one piece for each run.
        .executableTarget(
            name: "Instructions",
            dependencies: [
                "Problems",
                .product(name: "GLPK", package: "coachplan"),
                .product(name: "SlotSolver", package: "coachplan"),
            ],
            path: "Benchmarks/Instructions"),
        .executableTarget(
            name: "Service",
            dependencies: [
                .product(name: "Benchmark", package: "benchmark"),
                .product(name: "CoachingAPI", package: "coachplan"),
                .product(name: "CoachingModels", package: "coachplan"),
            ],
            path: "Benchmarks/Service",
            plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
    ],
    swiftLanguageModes: [.v6]
)
