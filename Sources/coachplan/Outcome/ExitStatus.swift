/// The exit status of the program, for scripts. The numbers follow the BSD convention (`sysexits.h`).
enum ExitStatus: Int32, CaseIterable {
    case success = 0
    case usage = 64
    case badData = 65
    case noInput = 66
    case unavailable = 69
    case internalError = 70
    case outOfResources = 71
    case cannotCreate = 73
    case inputOutput = 74
    case temporary = 75
    case noPermission = 77

    /// The meaning of the status, as in `--help` and the README.
    var meaning: String {
        switch self {
        case .success: "done"
        case .usage: "wrong usage: an unknown option, a missing argument"
        case .badData: "bad input: a request, slots or plan that cannot be used, or is refused"
        case .noInput: "an input file that is not there or cannot be read"
        case .unavailable: "the service cannot be reached or does not answer"
        case .internalError: "an error inside coachplan"
        case .outOfResources: "the system gives the program too little memory"
        case .cannotCreate: "an output file that cannot be created"
        case .inputOutput: "reading or writing failed, for example on a full disk"
        case .temporary: "stopped before the end: run the same command again to go on"
        case .noPermission: "credentials or a permission are missing, or the service refused them"
        }
    }

    /// Its name in the JSON form of an error.
    var name: String {
        switch self {
        case .success: "success"
        case .usage: "usage"
        case .badData: "badData"
        case .noInput: "noInput"
        case .unavailable: "unavailable"
        case .internalError: "internalError"
        case .outOfResources: "outOfResources"
        case .cannotCreate: "cannotCreate"
        case .inputOutput: "inputOutput"
        case .temporary: "temporary"
        case .noPermission: "noPermission"
        }
    }

    /// One line per status.
    static var table: String {
        allCases.map { "  \($0.rawValue < 10 ? " " : "")\($0.rawValue)  \($0.meaning)" }.joined(separator: "\n")
    }
}
