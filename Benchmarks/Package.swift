// swift-tools-version: 6.1
import PackageDescription

/// Benchmarks of the parts of solver and client, apart from the package itself: whoever uses the library does not fetch them.
let package = Package(
    name: "coachplan-benchmarks",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(name: "coachplan", path: ".."),
        // No traits: jemalloc would have to be installed first.
        .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.0", traits: []),
    ],
    targets: [
        .executableTarget(
            name: "Solver",
            dependencies: [
                .product(name: "Benchmark", package: "benchmark"),
                .product(name: "GLPK", package: "coachplan"),
                .product(name: "SlotSolver", package: "coachplan"),
            ],
            path: "Benchmarks/Solver",
            plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
        .executableTarget(
            name: "Service",
            dependencies: [
                .product(name: "Benchmark", package: "benchmark"),
                .product(name: "CoachingAPI", package: "coachplan"),
            ],
            path: "Benchmarks/Service",
            plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
    ],
    swiftLanguageModes: [.v6]
)
