extension CoachingAPIError {
    /// The text for a person: what went wrong, what to do and, last and in brackets, the id by which the service's
    /// support finds the call.
    ///
    /// The advice expresses the service's code in words; the operation's name, which is for programs, is left out.
    public var words: String {
        let answer = [status.map { "HTTP \($0)" }, code].compactMap(\.self).joined(separator: " ")
        let facts = [answer.isEmpty ? nil : answer, correlationId.map { "correlation id \($0)" }].compactMap(\.self)
        let said = [message, advice].map { text in text.hasSuffix(".") ? String(text.dropLast()) : text }
        let text = said.filter { !$0.isEmpty }.joined(separator: ". ")
        return facts.isEmpty ? "\(text)." : "\(text) [\(facts.joined(separator: ", "))]"
    }
}
