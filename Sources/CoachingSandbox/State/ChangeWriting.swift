import GRDB

extension Change {
    /// Writes the change; call it inside a transaction.
    package func write(to database: Database) throws {
        switch self {
        case .putAppointment(let record):
            // An upsert: replacing the row would delete its statuses and annotations with it.
            try database.run(
                "INSERT INTO appointment VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET body = excluded.body",
                arguments: [record.id, SandboxDatabase.text(record)])
        case .removeAppointment(let id):
            try database.run("DELETE FROM appointment WHERE id = ?", arguments: [id])
        case .addStatus(let record):
            try database.run(
                "INSERT INTO status VALUES (?, ?, ?)",
                arguments: [record.appointmentID, record.position, SandboxDatabase.text(record)])
        case .putAnnotation(let record):
            try database.run(
                "INSERT INTO annotation VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET body = excluded.body",
                arguments: [record.id, record.appointmentID, record.number, SandboxDatabase.text(record)])
        case .putNotification(let record):
            try database.run(
                "INSERT OR REPLACE INTO notification VALUES (?, ?, ?)",
                arguments: [record.id, record.number, SandboxDatabase.text(record)])
        case .putSlotJob(let record):
            try database.run(
                "INSERT OR REPLACE INTO slotJob VALUES (?, ?)",
                arguments: [record.id, SandboxDatabase.text(record)])
        case .removeSlotJob(let id):
            try database.run("DELETE FROM slotJob WHERE id = ?", arguments: [id])
        case .enqueue(let call):
            try database.run(
                "INSERT INTO queuedCall VALUES (?, ?)", arguments: [call.number, SandboxDatabase.text(call)])
        case .dequeue(let number):
            try database.run("DELETE FROM queuedCall WHERE number = ?", arguments: [number])
        case .editSchedule(let edit):
            try database.run(
                "INSERT INTO scheduleEdit VALUES (?, ?)", arguments: [edit.number, SandboxDatabase.text(edit)])
        case .setPermissions(let userID, let granted):
            let names = granted.map(\.rawValue).sorted()
            try database.run(
                "INSERT OR REPLACE INTO permission VALUES (?, ?)",
                arguments: [userID, SandboxDatabase.text(names)])
        case .setNextNumber(let number):
            try database.run(
                "INSERT OR REPLACE INTO setting VALUES ('nextNumber', ?)", arguments: [String(number)])
        case .reset:
            for table in Self.tables { try database.execute(sql: "DELETE FROM \(table)") }
            try database.execute(sql: "DELETE FROM setting WHERE name = 'nextNumber'")
        }
    }

    /// The tables that hold state; the rows that belong to an appointment are deleted with it.
    private static let tables = [
        "appointment", "notification", "slotJob", "queuedCall", "scheduleEdit", "permission",
    ]
}

extension Database {
    /// Runs a statement that is compiled once.
    fileprivate func run(_ sql: String, arguments: StatementArguments) throws {
        try cachedStatement(sql: sql).execute(arguments: arguments)
    }
}
