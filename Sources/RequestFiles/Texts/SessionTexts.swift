import CoachingModels
import PlanFiles
import PlanModel

/// Fills names of values into the texts of sessions.
struct SessionTexts {
    /// The name of the request, for all sessions. Nil if the request has it wrong, which is reported elsewhere.
    let requestName: String?
    let clock: ZoneClock?
    let horizon: Interval?
    /// The language of months.
    let locale: SheetLocale?
    /// The names of attendees by id.
    let names: IdentifierTable<String>

    /// The sessions for which a session of the file stands, in their order, with their texts filled in. A session whose
    /// texts cannot be filled in is reported and left without a value.
    func filled(_ drafts: [SessionDraft], _ fields: FieldMap, defaults: FieldMap?) -> [SessionDraft] {
        let name = Slot(fields["name"])
        let description = Slot(fields["description"])
        let own = fields.own("extra")
        // The cells of a row are texts, whatever they contain.
        guard name.hasNames || description.hasNames || own.map({ !$0.node.isRow }) ?? false else { return drafts }
        let extra = Extra(own, defaults: defaults?.own("extra"))
        return drafts.enumerated().map { index, draft in
            guard var session = draft.session else { return draft }
            var draft = draft
            let values = TextValues(texts: self, session: session, number: index + 1, extra: extra)
            let texts = (
                name: name.filled(values, or: session.name, maxBytes: RequestLimits.textBytes),
                description: description.filled(
                    values, or: session.description, maxBytes: RequestLimits.descriptionBytes, mayBeEmpty: true)
            )
            draft.session = nil
            if let name = texts.name, let description = texts.description {
                session.name = name
                session.description = description
                draft.session = session
            }
            return draft
        }
    }

    /// A text in a session's fields, parsed once for all the sessions that it is for.
    private struct Slot {
        let value: FieldValue?
        let template: TextTemplate?

        var hasNames: Bool { template != nil || value?.node.scalar.map { TextTemplate.hasNames($0.text) } ?? false }

        init(_ value: FieldValue?) {
            self.value = value
            guard let value, let text = value.node.scalar?.text, TextTemplate.hasNames(text) else {
                template = nil
                return
            }
            do throws(TextTemplate.Fault) {
                template = try TextTemplate(text)
            } catch {
                value.fail(error)
                template = nil
            }
        }

        /// Nil, and reported, if a name is not known or the resulting text is not valid for the field.
        func filled(_ values: TextValues, or text: String, maxBytes: Int, mayBeEmpty: Bool = false) -> String? {
            guard let value, hasNames else { return text }
            guard let template else { return nil }
            var filled = ""
            for part in template.parts {
                switch part {
                case .text(let text): filled += text
                case .name(let name, let written):
                    switch values.value(of: name, written) {
                    case .success(let text): filled += text
                    case .failure(let fault):
                        value.fail(fault)
                        return nil
                    }
                }
            }
            if mayBeEmpty && filled.isEmpty { return filled }
            guard let fault = RequestRules.text(filled, maxBytes: maxBytes) else { return filled }
            return value.failed(
                "\(fault.message) when its names are filled in for \(values.session.key)", expected: fault.expected)
        }
    }
}

/// The other columns of a session's row, and the values that a request gives by their names.
struct Extra {
    private var texts: [String: String] = [:]

    /// Reports values that are not text.
    init(_ own: FieldValue?, defaults: FieldValue?) {
        for value in [defaults, own].compactMap(\.self) {
            guard let entries = value.node.entries else {
                value.fail("is not a map of texts", expected: "names and their texts, such as {Topic: refunds}")
                continue
            }
            for (name, _, text) in value.named(entries) {
                guard let scalar = text.node.scalar else {
                    text.fail("is not text", expected: "text")
                    continue
                }
                texts[name] = text.isNull ? "" : scalar.text
            }
        }
    }

    var names: [String] { texts.keys.sorted() }

    subscript(name: String) -> String? { texts[name] }
}

/// The values of the names in one session.
struct TextValues {
    let texts: SessionTexts
    let session: SessionRequest
    /// The number in a series, from 1; 1 for a single session.
    let number: Int
    let extra: Extra

    func value(of name: String, _ written: String) -> Result<String, TextTemplate.Fault> {
        switch name {
        case "attendee.name":
            .success(session.attendees.map { texts.names[$0] ?? $0 }.joined(separator: ", "))
        case "session.number": .success("\(number)")
        case "session.key": .success(session.key)
        case "window.month": .success(month)
        case "window.first": .success(day(window?.start))
        case "window.last": .success(day(window?.end.advanced(bySeconds: -1)))
        case "request.name": .success(texts.requestName ?? "")
        case "braces": .success("{{")
        default: column(name, written)
        }
    }

    private var window: Interval? { session.window ?? texts.horizon }

    private func day(_ instant: Instant?) -> String {
        guard let instant, let clock = texts.clock else { return "" }
        return "\(clock.day(of: instant))"
    }

    private var month: String {
        guard let instant = window?.start, let clock = texts.clock,
            let names = (texts.locale ?? SheetLocale.english)?.monthNames
        else { return "" }
        return names[clock.day(of: instant).components.month - 1]
    }

    private func column(_ name: String, _ written: String) -> Result<String, TextTemplate.Fault> {
        if name.hasPrefix("extra."), let text = extra[String(name.dropFirst(6))] { return .success(text) }
        let known = TextNames.known + extra.names.map { "extra.\($0)" }
        return .failure(
            TextTemplate.Fault(
                written: written,
                message: "\(name) is not the name of a value" + DidYouMean.hint(name, known)
                    + (name.hasPrefix("facilitator") ? "; who leads a session is not known before it is planned" : ""),
                expected: "one of \(known.joined(separator: ", "))"))
    }
}

extension FieldValue {
    /// Reports braces at their place in the text.
    func fail(_ fault: TextTemplate.Fault) {
        let place = node.place(of: fault.written, in: source)
        log.report(
            Problem(
                file: source.file, line: place.line, column: place.column, field: path.isEmpty ? nil : path,
                value: fault.written, expected: fault.expected, message: fault.message))
    }
}

extension SourceNode {
    fileprivate var isRow: Bool { if case .row = self { true } else { false } }

    /// The place of a piece of the node's text; the node's own place if the text is not written literally, as with
    /// escapes.
    func place(of piece: String, in source: SourceText) -> SourcePlace {
        let start = place(in: source)
        guard let line = start.line, let column = start.column,
            let offset = source.lines.offset(line: line, column: column),
            let range = source.content[offset...].firstRange(of: Array(piece.utf8))
        else { return start }
        return SourcePlace(ofByte: range.lowerBound, in: source)
    }
}
