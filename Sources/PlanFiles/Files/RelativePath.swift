/// Paths from one file's folder to another file, so that both may be moved together.
package enum RelativePath {
    /// The path of a file relative to the folder of another one; nil for something that does not stay there as a file,
    /// such as a pipe.
    package static func of(_ path: String, besideFile other: String) -> String? {
        guard path != "-", let file = try? FilePlace(path, for: .read), let base = try? FilePlace(other, for: .write),
            file.kind == .file, base.kind != .stream
        else { return nil }
        let (from, to) = (parts(base.folder), parts(file.resolved))
        let common = zip(from, to).prefix { $0 == $1 }.count
        return (from.dropFirst(common).map { _ in ".." } + to.dropFirst(common)).joined(separator: "/")
    }

    /// The path of a file that has this path relative to the folder of another one.
    package static func path(of name: String, besideFile other: String) -> String {
        guard !name.hasPrefix("/"), let slash = other.lastIndex(of: "/") else { return name }
        return String(other[...slash]) + name
    }

    private static func parts(_ path: String) -> [Substring] { path.split(separator: "/") }
}
