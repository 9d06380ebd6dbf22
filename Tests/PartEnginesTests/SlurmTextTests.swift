import Foundation
import PartEngines
import Testing

/// What Slurm 22.05 printed on a cluster of two nodes without accounting, and what is read from it.
@Suite struct SlurmTextTests {
    private let listing = """
        14|3|FAILED|coachplan-230e8782-1|NonZeroExitCode
        14|2|TIMEOUT|coachplan-230e8782-1|TimeLimit
        14|1|PENDING|coachplan-230e8782-1|BeginTime
        8|3|COMPLETING|coachplan-230e8782-2|None
        8|5-7,9|PENDING|coachplan-230e8782-2|JobHeldUser
        8|4|CANCELLED|coachplan-230e8782-2|None

        """

    @Test func aListingIsReadTaskByTask() {
        let tasks = SlurmText.tasks(listing)
        #expect(tasks.count == 9)
        #expect(
            tasks[1]
                == SlurmText.Task(
                    job: "14", name: "coachplan-230e8782-1", index: 2, state: .timedOut, reason: "TimeLimit"))
        #expect(tasks[3].state == .running)
        #expect(tasks[4...7].map(\.index) == [5, 6, 7, 9] && tasks[4].reason == "JobHeldUser")
        #expect(SlurmText.tasks("").isEmpty)
        #expect(SlurmText.tasks("slurm_load_jobs error: Unable to contact slurm controller\n").isEmpty)
    }

    /// scontrol says more of a task that failed: the status, or the signal behind the colon.
    @Test func scontrolTellsHowATaskEnded() {
        let text = """
            JobId=9 ArrayJobId=8 ArrayTaskId=1 JobName=t.sh UserId=root(0) GroupId=root(0) MCS_label=N/A Priority=4294901757 \
            Nice=0 Account=(null) QOS=(null) JobState=FAILED Reason=JobLaunchFailure Dependency=(null) Requeue=1 Restarts=0 \
            BatchFlag=1 Reboot=0 ExitCode=0:9 RunTime=00:00:00 TimeLimit=00:01:00

            """
        #expect(SlurmText.field("JobState", in: text) == "FAILED" && SlurmText.field("ExitCode", in: text) == "0:9")
        #expect(SlurmText.field("Comment", in: text) == nil)
        #expect(SlurmText.end(state: .failed, exitCode: "0:9") == .killed(SIGKILL))
        #expect(SlurmText.end(state: .failed, exitCode: "137:0") == .killed(SIGKILL))
        #expect(SlurmText.end(state: .failed, exitCode: "74:0") == .exited(74))
        #expect(SlurmText.end(state: .failed, exitCode: "127:0") == .exited(127))
        #expect(SlurmText.end(state: .timedOut, exitCode: "0:15") == .timedOut)
        #expect(SlurmText.end(state: .running, exitCode: "0:0") == nil)
    }

    @Test func theConfigurationIsRead() {
        let text =
            "Configuration data as of 2026-11-29T20:44:28\nMaxArraySize            = 1001\nMaxJobCount             = 10000\n"
        #expect(SlurmText.field("MaxArraySize", in: text) == "1001")
    }

    @Test func accountingTellsOfTasksThatTheControllerHasForgotten() {
        let text = """
            8_1|FAILED|0:9
            8_1.batch|FAILED|0:9
            8_2|CANCELLED by 1000|0:15
            8_3|COMPLETED|0:0
            8_4|OUT_OF_MEMORY|0:125
            8_5|NODE_FAIL|0:0
            8_6|RUNNING|0:0
            8_[7-40%8]|PENDING|0:0

            """
        #expect(
            SlurmText.accounted(text) == [
                1: .killed(SIGKILL), 2: .cancelled, 3: .nothingWritten, 4: .outOfMemory, 5: .nodeLost,
            ])
    }

    @Test(
        arguments: [
            ("123\n", "123"), ("123;north\n", "123"), ("sbatch: warning: can't honor it\n77\n", "77"), ("", nil),
            ("sbatch: error\n", nil),
        ] as [(String, String?)])
    func theNumberOfAJobIsRead(said: String, job: String?) { #expect(SlurmText.submitted(said) == job) }

    @Test func numbersAreToldInRanges() {
        #expect(SlurmText.ranges([7, 1, 2, 3, 10, 11]) == "1-3,7,10-11" && SlurmText.ranges([]) == "")
        #expect(SlurmText.indices("1-3,7,10-11%4") == [1, 2, 3, 7, 10, 11])
        #expect(SlurmText.indices("[4-5]") == [4, 5] && SlurmText.indices("N/A").isEmpty)
    }

    @Test(arguments: [
        ("CANCELLED by 1000", SlurmState.cancelled), ("CANCELLED+", .cancelled), ("COMPLETING", .running),
        ("CONFIGURING", .running), ("PREEMPTED", .nodeLost), ("NODE_FAIL", .nodeLost), ("SUSPENDED", .waiting),
        ("REQUEUE_HOLD", .waiting), ("SOMETHING_NEW", .unknown("SOMETHING_NEW")),
    ])
    func statesAreKnownByTheirNames(text: String, state: SlurmState) { #expect(SlurmState(text) == state) }
}

/// Why Slurm does not do what it is asked for, by what it said on that cluster.
@Suite struct SlurmRefusalTests {
    @Test(arguments: [
        (
            "sbatch: error: Batch job submission failed: Unable to contact slurm controller (connect failure)",
            SlurmRefusal.Kind.unreachable
        ),
        ("slurm_load_jobs error: Unable to contact slurm controller (connect failure)", .unreachable),
        (
            "sbatch: error: s_p_parse_file: cannot stat file /nonexist: No such file or directory, retrying in 1sec up to 60sec\n"
                + "sbatch: error: ClusterName needs to be specified\nsbatch: fatal: Unable to process configuration file",
            .unreachable
        ),
        ("sbatch: error: Batch job submission failed: User's group not permitted to use this partition", .notPermitted),
        ("scancel: error: Kill job error on job id 8_5: Access/permission denied", .notPermitted),
        (
            "sbatch: error: Batch job submission failed: Invalid account or account/partition combination specified",
            .notPermitted
        ),
        (
            "sbatch: error: Memory specification can not be satisfied\n"
                + "sbatch: error: Batch job submission failed: Requested node configuration is not available",
            .impossible
        ),
        (
            "sbatch: error: invalid partition specified: nope\nsbatch: error: Batch job submission failed: Invalid partition name specified",
            .impossible
        ),
        ("sbatch: error: Batch job submission failed: Invalid job array specification", .impossible),
        ("slurm_load_jobs error: Invalid job id specified", .unknownJob), ("Job 8_9 not found", .unknownJob),
        ("sbatch: error: something else", .other),
    ])
    func itsWordsTellWhatItIs(errors: String, kind: SlurmRefusal.Kind) {
        let refusal = SlurmRefusal(tool: "sbatch", errors: errors)
        #expect(refusal.kind == kind, "\(refusal)")
        #expect(!refusal.words.contains("sbatch: error") && !refusal.advice.isEmpty)
        #expect(!refusal.isUncertain)
    }

    /// A lost answer is no refusal: the job may be there.
    @Test func aLostAnswerIsNoRefusal() {
        let errors = "sbatch: error: Batch job submission failed: Socket timed out on send/recv operation"
        let refusal = SlurmRefusal(tool: "sbatch", errors: errors)
        #expect(refusal.kind == .unreachable && refusal.isUncertain)
    }
}
