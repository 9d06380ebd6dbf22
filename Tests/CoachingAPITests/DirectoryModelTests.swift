import CoachingModels
import Fixtures
import Foundation
import Testing

/// The directory's operations, models and enumerations against the facts of the service.
struct DirectoryModelTests {
    @Test func operationsAreAsTheServiceHasThem() throws {
        let facts = try DirectoryFacts.load()
        #expect(Set(CoachingOperation.directory.map(\.name)).count == CoachingOperation.directory.count)
        for operation in CoachingOperation.directory {
            let fact = try #require(facts.operation(operation.name), "\(operation.name)")
            #expect(operation.method.rawValue == fact.method && operation.path == fact.path, "\(operation.name)")
            #expect(Set(operation.successStatuses) == Set(fact.success.map(\.status)), "\(operation.name)")
            #expect(operation.effect == .read)
        }
    }

    /// Bodies and answers of the operations are there, with all that they hold.
    @Test func everyModelThatIsNeededIsHere() throws {
        let facts = try DirectoryFacts.load()
        var wanted: Set<String> = []
        func want(_ name: String) {
            guard let model = facts.models[name], wanted.insert(name).inserted else { return }
            for field in model.fields { want(field.items ?? field.type) }
        }
        for operation in CoachingOperation.directory where operation != .getTokensMe {
            let fact = try #require(facts.operation(operation.name))
            for name in [fact.requestModel] + fact.success.map(\.model) { name.map(want) }
        }
        // Both are models of coaching, too.
        wanted.subtract(["UserReference"])
        #expect(Set(directoryModels.map { "\($0)" }) == wanted)
    }

    @Test(arguments: directoryModels.indices)
    func fieldsAreThoseOfTheServiceInItsOrder(index: Int) throws {
        let model = directoryModels[index]
        let declared = try #require(try DirectoryFacts.load().models["\(model)"]).fields.map(\.name)
        let bytes = try CoachingJSON.encode(RandomValues(seed: 7, filled: 1).value(model))
        #expect(TopLevelKeys.of(bytes) == declared)
    }

    /// What is sent must be whole; of what comes, every field may be missing, as the facts ask of a reader.
    @Test(arguments: directoryModels.indices)
    func onlyFieldsOfBodiesAreRequired(index: Int) throws {
        let facts = try DirectoryFacts.load()
        let model = directoryModels[index]
        let isSent = ["Request", "Criteria", "SearchSort"].contains { "\(model)".hasSuffix($0) }
        let bytes = try CoachingJSON.encode(RandomValues(seed: 11, filled: 1).value(model))
        let whole = try #require(JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
        for field in try #require(facts.models["\(model)"]).fields {
            let part = try JSONSerialization.data(withJSONObject: whole.filter { $0.key != field.name })
            #expect(canDecode(model, Array(part)) == !(isSent && field.required), "\(model).\(field.name)")
        }
    }

    @Test(arguments: directoryModels.indices)
    func survivesEncodeDecodeEncode(index: Int) throws {
        for seed in 0..<50 as Range<UInt64> { try checkRoundTrip(directoryModels[index], seed: seed) }
    }

    @Test(arguments: [
        ("User", "state", UserState.known.map(\.rawValue)),
        ("UserSearchCriteria", "type", SearchType.known.map(\.rawValue)),
        ("UserSearchCriteria", "operator", SearchOperator.known.map(\.rawValue)),
        ("UserSearchRequest", "sortOrder", SearchSortOrder.known.map(\.rawValue)),
    ])
    func knownValuesAreTheServices(model: String, field: String, known: [String]) throws {
        let fields = try #require(try DirectoryFacts.load().models[model]).fields
        #expect(known == fields.first { $0.name == field }?.enum)
    }

    @Test func expansionsAreTheServices() throws {
        #expect(UserExpansion.known.map(\.rawValue) == (try DirectoryFacts.load().enums.userExpand))
    }

    private func checkRoundTrip<M: Model>(_ model: M.Type, seed: UInt64) throws {
        let value = try RandomValues(seed: seed, filled: Double(seed % 5) / 4).value(model)
        let first = try CoachingJSON.encode(value)
        let decoded = try CoachingJSON.decode(model, from: first)
        #expect(decoded == value, "\(model), seed \(seed)")
        #expect(try CoachingJSON.encode(decoded) == first, "\(model), seed \(seed)")
    }

    private func canDecode<M: Model>(_ model: M.Type, _ bytes: [UInt8]) -> Bool {
        (try? CoachingJSON.decode(model, from: bytes)) != nil
    }
}
