/// The words that planners use for the columns of their sheets.
enum RosterAliases {
    /// For each field the words that mean it, in lower case and without signs, the clearest first.
    static let words: [(field: String, words: [String])] = [
        (
            "attendees",
            [
                "email", "emailaddress", "agentemail", "agentsemail", "attendeeemail", "useremail", "mail",
                "emailadresse",
                "courriel", "agent", "agents", "agentname", "attendee", "employee", "teammember", "mitarbeiter",
                "mitarbeiterin", "teilnehmer", "teilnehmerin", "collaborateur", "conseiller", "participant",
            ]
        ),
        (
            "facilitators",
            [
                "coachemail", "coachesemail", "facilitatoremail", "coach", "coaches", "coachname", "facilitator",
                "trainer",
                "trainerin", "formateur", "animateur", "teamlead", "teamleader", "teamleiter", "teamleiterin",
                "führungskraft", "vorgesetzter", "vorgesetzte", "supervisor", "manager", "responsable",
            ]
        ),
        (
            "lengthInMinutes",
            [
                "length", "lengthmin", "lengthmins", "lengthminutes", "minutes", "duration", "durationmin",
                "durationminutes", "dauer", "dauermin", "dauerinminuten", "durée", "duréemin", "duréeenminutes",
                "duración",
                "durata", "duur", "länge", "laenge", "längemin", "längeinminuten",
            ]
        ),
        ("priority", ["prio", "priorität", "priorité", "prioridad", "priorità", "prioriteit"]),
        ("timeOfDay", ["preferred", "preferredtime", "preference", "wunschzeit", "wunsch", "préférence"]),
        (
            "closed",
            [
                "notpossible", "notavailable", "unavailable", "blocked", "nichtmöglich", "gehtnicht", "indisponible",
                "pasdisponible",
            ]
        ),
        ("hours", ["possible", "available", "onlypossible", "möglich", "disponible"]),
        ("location", ["room", "raum", "salle", "sala"]),
        ("window.first", ["from", "earliest", "notbefore", "von", "ab", "frühestens", "àpartirdu", "dès"]),
        ("window.last", ["until", "latest", "notafter", "due", "bis", "spätestens", "jusquau", "auplustard"]),
        (
            "repeat.times",
            ["sessions", "numberofsessions", "anzahltermine", "termine", "nombredeséances", "séances", "anzahl"]
        ),
        ("repeat.minDays", ["daysbetween", "mindaysbetween", "abstandintagen"]),
        ("name", ["title", "subject", "titel", "betreff", "titre", "objet"]),
        ("description", ["beschreibung"]),
    ]

    private static let fields: [String: (field: String, rank: Int)] = {
        var fields: [String: (field: String, rank: Int)] = [:]
        for (field, words) in words {
            for (rank, word) in words.enumerated() { fields[word] = (field, rank) }
        }
        return fields
    }()

    /// The field that a header probably means, and how clearly: 0 for the clearest word.
    static func field(of header: String) -> (field: String, rank: Int)? { fields[plain(header)] }

    /// Letters and digits only, in lower case.
    static func plain(_ header: String) -> String {
        String(
            String.UnicodeScalarView(
                header.lowercased().unicodeScalars.filter {
                    $0.properties.isAlphabetic || $0.properties.numericType != nil
                }))
    }
}
