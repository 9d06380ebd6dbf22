import Foundation
import Hashing
import PlanFiles
public import PlanModel
public import SessionPlanner

/// Divides a request and its slots into parts that can be planned apart, each in a folder of its own.
///
/// Components first: sessions that share nothing with others, so that nothing is lost by planning them apart. Components that are too
/// large are cut (`ComponentCut`). What is known at one time is the request, whom each question of the slots is about, and the answers
/// of the component that is being cut; never all answers.
public struct RequestDivision {
    /// Makes a plan of sessions that hang together in short time, by which what is shared is allotted when they are cut.
    public typealias Drafting = (PlanRequest, SlotsFile) async throws -> PlanningOutcome

    private let ties: RequestTies
    private let slotsPath: String
    private let options: DivisionOptions
    private let threads: Int

    /// Looks through the slots. Throws as `SlotsReader.read(path:)` does.
    ///
    /// - Parameter threads: how many lines may be understood at a time; what is written does not depend on it.
    public init(_ request: PlanRequest, slotsAt path: String, options: DivisionOptions, threads: Int = 2) throws {
        ties = RequestTies(request, try SlotsSurvey(path: path, threads: threads))
        slotsPath = path
        self.options = options
        self.threads = threads
    }

    /// Writes the parts into a folder that holds nothing, or is not there yet. Where that fails nothing of it is left.
    ///
    /// - Parameters:
    ///   - requestPath: where the request was read, for the index.
    ///   - folder: where everything goes; made if it is not there.
    ///   - draft: asked for each component that is cut.
    /// - Throws: `FileFailure`, also where the folder has something in it; `InputProblems` where the slots change meanwhile; what `draft`
    ///   throws.
    public func write(
        requestPath: String, to folder: PartsFolder, draft: Drafting
    ) async throws -> PartsIndex {
        let manager = FileManager.default
        let isNew = !manager.fileExists(atPath: folder.path)
        try Self.checkThatItIsEmpty(folder)
        do {
            try NewFolder.make(folder.path + "/parts", shownAs: folder.path)
            let parts = try await writeParts(to: folder, draft)
            let index = PartsIndex(
                id: id, request: source(requestPath, ties.request.sha256, folder),
                slots: source(slotsPath, ties.survey.sha256, folder), parts: parts)
            try PartsIndexFile.write(index, to: folder)
            return index
        } catch {
            try? manager.removeItem(atPath: isNew ? folder.path : folder.path + "/parts")
            throw error
        }
    }

    /// Refuses a folder that something is in: parts of two divisions must not mix. Throws `FileFailure`.
    public static func checkThatItIsEmpty(_ folder: PartsFolder) throws {
        let manager = FileManager.default
        var isFolder: ObjCBool = false
        guard manager.fileExists(atPath: folder.path, isDirectory: &isFolder) else { return }
        guard isFolder.boolValue else {
            throw FileFailure(path: folder.path, operation: .write, reason: "it is a file: name a folder")
        }
        guard let content = try? manager.contentsOfDirectory(atPath: folder.path), content.isEmpty else {
            let what =
                manager.fileExists(atPath: folder.index)
                ? "it has parts in it already: coachplan run plans them, coachplan join puts their plans together; for a new division "
                    + "name another folder, or remove it"
                : "there is something in it: name another folder, or empty it"
            throw FileFailure(path: folder.path, operation: .write, reason: what)
        }
    }

    private func writeParts(to folder: PartsFolder, _ draft: Drafting) async throws -> [PartsIndex.Part] {
        let names = PartNames(ties)
        let requests = PartRequests(ties)
        let packing = ComponentPacking(options: options, sessions: ties.request.sessions.count)
        let (kept, cut) = packing.divide(ties.components()) { names.unit(of: $0) }
        var targets: [PartToWrite] = []
        for (index, plan) in kept.enumerated() {
            try NewFolder.make(folder.part(index + 1))
            targets.append(
                PartToWrite(
                    request: folder.request(ofPart: index + 1), slots: folder.slots(ofPart: index + 1),
                    sessions: plan.sessions, content: requests.request(plan.sessions)))
        }
        // What is to be cut is a part at first.
        let scratch = cut.indices.map { folder.path + "/parts/cut-\($0 + 1)" }
        for (path, component) in zip(scratch, cut) {
            try NewFolder.make(path)
            targets.append(
                PartToWrite(
                    request: path + "/request.json", slots: path + "/slots.ndjson", sessions: component.sessions,
                    content: requests.request(component.sessions)))
        }
        let written = try PartsWriter(ties: ties).write(targets, slotsAt: slotsPath)
        var parts = kept.enumerated().map { index, plan in
            let name = plan.unit.flatMap { $0.isEmpty ? nil : $0 } ?? names.name(of: plan.sessions)
            return PartsIndex.Part(
                number: index + 1, name: name, component: index + 1, targets[index], written[index])
        }
        for (index, component) in cut.enumerated() {
            let (target, result) = (targets[kept.count + index], written[kept.count + index])
            var content = target.content
            content.sha256 = result.requestSHA256
            let cutting = try ComponentCut(
                content, slotsAt: target.slots, first: parts.count + 1, component: kept.count + index + 1,
                mostSessions: options.mostSessions, threads: threads)
            parts += try await cutting.write(
                into: component.pieces, byUnit: options.byBusinessUnit, of: folder, draft: draft)
            try? FileManager.default.removeItem(atPath: scratch[index])
        }
        return parts
    }

    /// The same for the same division of the same files: who divides twice gets the same bytes.
    private var id: String {
        let what = [
            ties.request.sha256, ties.survey.sha256, "\(options.parts ?? 0)", "\(options.byBusinessUnit)",
            "\(options.mostSessions)",
        ]
        return String(SHA256.hexadecimal(of: Array(what.joined(separator: " ").utf8)).prefix(32))
    }

    private func source(_ path: String, _ sha256: String, _ folder: PartsFolder) -> PartsIndex.Source {
        PartsIndex.Source(file: RelativePath.of(path, besideFile: folder.index) ?? path, sha256: sha256)
    }
}

/// Folders that were not there before.
enum NewFolder {
    /// Throws `FileFailure`.
    static func make(_ path: String, shownAs shown: String? = nil) throws {
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            let error = error as NSError
            let cause = (error.userInfo[NSUnderlyingErrorKey] as? NSError)?.localizedDescription
            throw FileFailure(path: shown ?? path, operation: .write, reason: cause ?? error.localizedDescription)
        }
    }
}

extension PartsIndex.Part {
    init(number: Int, name: String, component: Int, _ target: PartToWrite, _ written: WrittenPart) {
        self.init(
            number: number, name: name, component: component, sessions: target.sessions.count,
            facilitators: written.facilitators, slotsBytes: written.slotsBytes,
            requestSHA256: written.requestSHA256, slotsSHA256: written.slotsSHA256)
    }
}
