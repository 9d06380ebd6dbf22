import PartEngines
import Testing

/// What is known of parts that are with a cluster, and what follows from it.
@Suite struct SlurmFollowingTests {
    private let submission = RunRecord.Submission(
        name: "coachplan-1-1", job: "8", parts: [11, 12, 13, 14, 15], offset: 10, attempt: 1, memory: 100, minutes: 5)

    private func task(_ index: Int, _ state: SlurmState, _ reason: String = "None", name: String? = nil)
        -> SlurmText.Task
    {
        SlurmText.Task(job: "8", name: name ?? submission.name, index: index, state: state, reason: reason)
    }

    @Test func eachPartIsSeenByTheIndexOfItsTask() {
        let tasks = [
            task(1, .waiting, "Resources"), task(2, .running), task(3, .failed), task(4, .timedOut),
            task(5, .running, name: "another"),
        ]
        let sights = SlurmFollowing.sights(of: submission, in: tasks, planned: [])
        #expect(
            sights == [
                11: .waiting(reason: "Resources"), 12: .running, 13: .ended(nil), 14: .ended(.timedOut),
                15: .ended(nil),
            ])
        #expect(!SlurmFollowing.isOver(submission, sights))
    }

    /// The plan that is there is what counts, whatever the cluster still says of the task.
    @Test func whatIsPlannedIsNotWaitedFor() {
        let tasks = [task(1, .running), task(2, .waiting), task(3, .failed)]
        let sights = SlurmFollowing.sights(of: submission, in: tasks, planned: [11, 12, 13, 14, 15])
        #expect(sights.isEmpty && SlurmFollowing.isOver(submission, sights))
    }

    @Test func aJobIsOverWhenNothingOfItIsToCome() {
        let sights = SlurmFollowing.sights(of: submission, in: [task(3, .completed)], planned: [])
        #expect(sights[13] == .ended(.nothingWritten) && sights[11] == .ended(nil))
        #expect(SlurmFollowing.isOver(submission, sights))
    }

    @Test func whatWaitsForAPersonIsTold() {
        #expect(SlurmFollowing.needsAPerson("JobHeldUser")?.contains("scontrol release") == true)
        #expect(SlurmFollowing.needsAPerson("Resources") == nil && SlurmFollowing.needsAPerson("BeginTime") == nil)
    }

    @Test func indicesStayBelowWhatTheClusterTakes() {
        let needs = Dictionary(uniqueKeysWithValues: (1...25).map { ($0, PartNeeds(megabytes: 100 + $0, minutes: 5)) })
        let arrays = SlurmSubmission.arrays(needs, largest: 11)
        #expect(arrays.map(\.offset) == [0, 10, 20] && arrays.flatMap(\.parts) == Array(1...25))
        for array in arrays { #expect(array.parts.allSatisfy { (1..<11).contains($0 - array.offset) }) }
        #expect(arrays.map(\.needs.megabytes) == [110, 120, 125])
        #expect(SlurmSubmission.arrays([7: PartNeeds(megabytes: 1, minutes: 1)], largest: 1001).map(\.offset) == [0])
    }

    @Test func sbatchIsToldAllThatATaskNeeds() {
        let engine = EngineChoice(kind: .slurm, workers: 8, slurmOptions: ["--partition=night"])
        let arguments = SlurmSubmission.arguments(
            submission, engine: engine, threads: 2, folder: "/data/50% done/it's", program: "/opt/coach plan")
        for argument in [
            "--array=1-5%8", "--requeue", "--mem=100M", "--time=5", "--cpus-per-task=2", "--job-name=coachplan-1-1",
            "--partition=night", "--output=/data/50%% done/it's/slurm-%A_%a.log",
        ] { #expect(arguments.contains(argument), "\(argument)") }
        #expect(
            arguments.last
                == "--wrap=exec '/opt/coach plan' run '/data/50% done/it'\\''s' --part $((SLURM_ARRAY_TASK_ID + 10)) --quiet"
        )
    }

    @Test func needsGrowByWhatWasLacking() {
        let needs = PartNeeds(megabytes: 100, minutes: 5)
        #expect(needs.grown(.memory) == PartNeeds(megabytes: 200, minutes: 5))
        #expect(needs.grown(.time) == PartNeeds(megabytes: 100, minutes: 10) && needs.grown(.nothing) == needs)
    }
}
