import Foundation
import GLPK
import Testing

@Suite struct FileTests {
    private func temporaryPath(_ name: String) -> String {
        FileManager.default.temporaryDirectory.appendingPathComponent("glpk-\(UUID().uuidString)-\(name)").path
    }

    @Test(arguments: [ProgramFormat.freeMPS, .fixedMPS, .cplexLP])
    func comesBackAsItWas(format: ProgramFormat) throws {
        let path = temporaryPath("round-trip")
        defer { try? FileManager.default.removeItem(atPath: path) }
        var program = Programs.twoColumns()
        program.objectiveConstant = format == .cplexLP ? 0 : 12.5  // the format has no place for it
        program.columnIsInteger[0] = true
        program.columnLower[1] = -4.25
        program.rowLower[0] = 1
        program.entryValue[3] = 1.0 / 3
        program.addColumn(cost: 0.001, lower: -.infinity, upper: .infinity, name: "free")
        program.addEntry(row: 0, column: 2, value: -1)
        program.addRow(lower: 2, upper: 2, name: "fixed")
        program.addEntry(row: 2, column: 1, value: 1)
        try GLPKProblem(program).write(format, to: path)

        let back = try GLPKProblem(reading: format, from: path)
        let result = try back.branchAndCut().objective
        #expect(abs(try #require(result) - (try #require(try GLPKProblem(program).branchAndCut().objective))) < 1e-6)
        if format == .freeMPS {
            let read = try back.program()
            #expect(read.columnNames == program.columnNames && read.rowNames == program.rowNames)
            #expect(read.columnCost == program.columnCost)
            #expect(read.columnLower == program.columnLower && read.columnUpper == program.columnUpper)
            #expect(read.rowLower == program.rowLower && read.rowUpper == program.rowUpper)
            #expect(read.columnIsInteger == program.columnIsInteger)
        }
    }

    @Test func givesTheLoadedProgramBack() throws {
        var program = Programs.twoColumns()
        program.objectiveConstant = -3
        #expect(try sortedByColumn(GLPKProblem(program).program()) == sortedByColumn(program))
    }

    private func sortedByColumn(_ program: LinearProgram) -> LinearProgram {
        var out = program
        let order = program.entryRow.indices.sorted {
            (program.entryColumn[$0], program.entryRow[$0]) < (program.entryColumn[$1], program.entryRow[$1])
        }
        out.entryRow = order.map { program.entryRow[$0] }
        out.entryColumn = order.map { program.entryColumn[$0] }
        out.entryValue = order.map { program.entryValue[$0] }
        return out
    }

    @Test func readsMaximisation() throws {
        let path = temporaryPath("max.lp")
        defer { try? FileManager.default.removeItem(atPath: path) }
        try "Maximize\n obj: 3 x + 2 y\nSubject To\n c: x + y <= 4\nEnd\n".write(
            toFile: path, atomically: true, encoding: .utf8)
        #expect(try GLPKProblem(reading: .cplexLP, from: path).solve().objective == -12)
    }

    @Test func tellsWhatIsWrongWithAFile() throws {
        let path = temporaryPath("bad.mps")
        defer { try? FileManager.default.removeItem(atPath: path) }
        try "NAME bad\nROWS\n N cost\nCOLUMNS\n x nowhere 1\nENDATA\n".write(
            toFile: path, atomically: true, encoding: .utf8)
        do {
            _ = try GLPKProblem(reading: .freeMPS, from: path)
            Issue.record("nothing was thrown")
        } catch GLPKError.file(let file, let message) {
            #expect(file == path && message.contains("nowhere"))
        }
        #expect(throws: GLPKError.self) { try GLPKProblem(reading: .freeMPS, from: path + ".missing") }
        #expect(throws: GLPKError.self) { try GLPKProblem(Programs.twoColumns()).write(.freeMPS, to: "/nowhere/x.mps") }
        // A failed read or write is no abort: the thread's problems live on.
        #expect(try GLPKProblem(Programs.twoColumns()).solve().stop == .optimal)
    }
}
