import Foundation

/// Generates keys for the rows of a sheet that has no column for them, from the people whom a session is for, so that
/// the keys stay the same when rows are added or sorted.
struct RosterKeys {
    private var used: [String: Int] = [:]
    private static let longest = 48

    /// `ana.abbott` for `ana.abbott@example.com`, `ana-abbott` for `Ana Abbott`; `ana.abbott_2` for the second session
    /// of the same person, `ana.abbott_and_3` for a session of four.
    mutating func key(for attendees: [String]) -> String {
        var key = RosterKeys.plain(attendees.first ?? "")
        if attendees.count > 1 { key += "_and_\(attendees.count - 1)" }
        let number = (used[key] ?? 0) + 1
        used[key] = number
        return number == 1 ? key : "\(key)_\(number)"
    }

    private static func plain(_ person: String) -> String {
        // In `Ana Abbott <ana@example.com>` the e-mail counts, as it stays when somebody's name changes.
        let address = person.split(separator: "<").last.flatMap {
            $0.contains("@") ? $0.split(separator: "@").first : nil
        }
        let text = address.map(String.init) ?? person
        var key = ""
        for scalar in text.lowercased().decomposedScalars {
            switch scalar {
            case "a"..."z", "0"..."9", ".", "_", "-": key.unicodeScalars.append(scalar)
            case " ": key += "-"
            default: break
            }
        }
        // A text without any of these letters is distinguished from others by a number derived from its letters.
        let hash = text.utf8.reduce(UInt32(2_166_136_261)) { ($0 ^ UInt32($1)) &* 16_777_619 }
        return key.contains(where: \.isLetter) || key.contains(where: \.isNumber)
            ? String(key.prefix(longest)) : "person-\(String(hash, radix: 16))"
    }
}

extension String {
    /// The letters and their accents, one by one.
    fileprivate var decomposedScalars: [Unicode.Scalar] { Array(decomposedStringWithCanonicalMapping.unicodeScalars) }
}
