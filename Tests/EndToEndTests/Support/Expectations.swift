import Testing

/// Expects an orderly refusal: the exit status, an error that names the place, no crash, no trace of Swift.
func expectRefusal(
    _ outcome: Program.Outcome, status: Int32, naming places: String...,
    sourceLocation: SourceLocation = #_sourceLocation
) {
    #expect(!outcome.wasKilled, "ended by signal \(outcome.status): \(outcome.errors)", sourceLocation: sourceLocation)
    #expect(outcome.status == status, "\(outcome.errors)", sourceLocation: sourceLocation)
    for place in places {
        #expect(outcome.errors.contains(place), sourceLocation: sourceLocation)
    }
    for trace in ["Fatal error", "Stack dump", "Thread 0 crashed", "Swift.", "Optional("] {
        #expect(!outcome.errors.contains(trace), sourceLocation: sourceLocation)
    }
}

/// Expects success, and shows what the program said otherwise.
func expectSuccess(_ outcome: Program.Outcome, sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(!outcome.wasKilled && outcome.status == 0, "\(outcome.errors)", sourceLocation: sourceLocation)
}
