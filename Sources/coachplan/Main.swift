import ArgumentParser

@main
struct Coachplan: AsyncParsableCommand {
    func run() async throws {}
}
