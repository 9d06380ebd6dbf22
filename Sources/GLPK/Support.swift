import CGLPK
import GLPKShim

/// Throws the error for a code of the shim or of GLPK; does nothing for 0.
func check(_ code: Int32, path: String? = nil) throws(GLPKError) {
    switch code {
    case Int32(GS_OK): return
    case Int32(GS_STALE): throw .stale
    case Int32(GS_BUSY): throw .busy
    case Int32(GS_MEMORY): throw .aborted(message: "out of memory")
    case Int32(GS_ABORTED): throw .aborted(message: lastMessage())
    case Int32(GS_FILE): throw .file(path: path ?? "", message: lastMessage())
    default: throw failure(code)
    }
}

/// GLPK's last message on this thread, without line ends.
private func lastMessage() -> String {
    String(cString: gs_message()).split(whereSeparator: \.isNewline).joined(separator: " ")
}

/// GLPK's own return codes, in words.
func failure(_ code: Int32) -> GLPKError {
    let meaning =
        switch code {
        case GLP_EBADB: "the basis does not have as many basic variables as there are rows"
        case GLP_ESING: "the basis matrix is singular"
        case GLP_ECOND: "the basis matrix is ill-conditioned"
        case GLP_EBOUND: "a lower bound exceeds its upper bound"
        case GLP_EFAIL: "the solver failed"
        case GLP_EROOT: "the relaxation has no optimal basis"
        case GLP_EINSTAB: "numerical instability"
        case GLP_EDATA: "invalid data"
        case GLP_ERANGE: "a result is out of range"
        default: "no solution, and no reason given"
        }
    return .failed(code: code, meaning: meaning)
}

func limit(_ value: Int?) -> Int32 { Int32(clamping: value ?? Int(Int32.max)) }

/// Seconds converted for GLPK; at least 1 ms, since 0 would mean "at once".
func milliseconds(_ seconds: Double?) -> Int32 {
    guard let seconds, seconds * 1000 < Double(Int32.max) else { return Int32.max }
    return seconds.isNaN ? Int32.max : max(1, Int32(max(0, seconds) * 1000))
}

func requireCount(_ count: Int, _ expected: Int, _ what: String) throws(GLPKError) {
    guard count == expected else { throw .shape(what: "\(count) \(what), expected \(expected)") }
}

func requireFinite(_ values: [Double], _ what: String) throws(GLPKError) {
    for (index, value) in values.enumerated() where !value.isFinite {
        throw .notFinite(what: "\(what) \(index) is \(value)")
    }
}

/// Bounds must come in pairs and be numbers; a lower one may be -∞ and an upper one ∞, but not the other way round.
func requireBounds(_ lower: [Double], _ upper: [Double], _ count: Int, _ what: String) throws(GLPKError) {
    try requireCount(lower.count, count, "lower bounds of \(what)s")
    try requireCount(upper.count, count, "upper bounds of \(what)s")
    for index in 0..<count where !(lower[index] < .infinity && upper[index] > -.infinity) {
        throw .notFinite(what: "bounds of \(what) \(index) are \(lower[index]) and \(upper[index])")
    }
}

extension [Bool] {
    var bytes: [UInt8] { map { $0 ? 1 : 0 } }
}
