/// A value of a request to be written, independent of the file's language.
indirect enum WrittenValue {
    typealias Field = (name: String, value: WrittenValue)

    case text(String)
    /// A number or a truth value, which no language puts in quotes.
    case bare(String)
    case list([WrittenValue])
    case fields([Field])

    static func number(_ number: Int) -> WrittenValue { .bare("\(number)") }

    static func texts(_ texts: [String]) -> WrittenValue { .list(texts.map(WrittenValue.text)) }
}
