import Foundation

/// A program that is started in a group of its own, with the usual meaning of all signals, whatever this one does with them.
package struct ChildProcess: Sendable {
    package let id: Int32

    /// How it ended.
    package enum End: Sendable, Equatable {
        case exited(Int32)
        case killed(Int32)
    }

    /// Starts it. It reads nothing.
    ///
    /// - Parameters:
    ///   - program: a path, or a name that is looked for as a shell would.
    ///   - environment: all of it.
    ///   - output: an open descriptor for what it prints; nothing is kept without.
    ///   - errors: the same for its errors.
    /// - Throws: ``NotStarted``.
    package init(
        _ program: String, _ arguments: [String], environment: [String: String], output: Int32? = nil,
        errors: Int32? = nil
    ) throws(NotStarted) {
        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t?
            var attributes: posix_spawnattr_t?
        #else
            var actions = posix_spawn_file_actions_t()
            var attributes = posix_spawnattr_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&actions)
            posix_spawnattr_destroy(&attributes)
        }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        for (wanted, given) in [(Int32(1), output), (2, errors)] {
            if let given {
                posix_spawn_file_actions_adddup2(&actions, given, wanted)
            } else {
                posix_spawn_file_actions_addopen(&actions, wanted, "/dev/null", O_WRONLY, 0)
            }
        }
        var all = sigset_t()
        sigfillset(&all)
        posix_spawnattr_setsigdefault(&attributes, &all)
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setpgroup(&attributes, 0)
        posix_spawnattr_setflags(
            &attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP))
        var words: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) } + [nil]
        var variables: [UnsafeMutablePointer<CChar>?] = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
        defer { for text in words + variables { free(text) } }
        var id: pid_t = 0
        let error = posix_spawnp(&id, program, &actions, &attributes, &words, &variables)
        guard error == 0 else { throw NotStarted(program: program, number: error) }
        self.id = id
    }

    /// Why a program could not be started.
    package struct NotStarted: Error, Sendable, Equatable {
        package var program: String
        /// As errno has it.
        package var number: Int32

        package init(program: String, number: Int32) {
            self.program = program
            self.number = number
        }

        package var isMissing: Bool { number == ENOENT }
        package var reason: String { String(cString: strerror(number)) }
    }

    /// Waits for the end on a thread of its own. To be called once.
    package func end() async -> End {
        await withCheckedContinuation { waiting in
            let thread = Thread { waiting.resume(returning: waitForEnd()) }
            thread.stackSize = 1 << 16
            thread.start()
        }
    }

    private func waitForEnd() -> End {
        var status: Int32 = 0
        while waitpid(id, &status, 0) < 0 {
            // Whoever else has taken the status leaves nothing to be told.
            guard errno == EINTR else { return .exited(0) }
        }
        let signal = status & 0x7f
        return signal == 0 ? .exited((status >> 8) & 0xff) : .killed(signal)
    }

    /// Sends a signal to it and to all that it has started.
    package func signal(_ number: Int32) { kill(-id, number) }
}
