import Foundation
import Mustache

/// The templates, the style and the script, which are embedded in the program.
enum PageTemplates {
    static let style = text(PackageResources.page_css)
    static let script = text(PackageResources.page_js)

    /// A complete page.
    static func page(_ content: PageContent) throws -> String {
        try library.get().render(content, withTemplate: "page") ?? ""
    }

    /// Read once.
    private static let library = Result<MustacheLibrary, any Error> {
        MustacheContentTypes.register(PageText(), named: "PAGE")
        var library = MustacheLibrary()
        for (name, bytes) in [
            ("page", PackageResources.page_mustache), ("block", PackageResources.block_mustache),
            ("bar", PackageResources.bar_mustache), ("chart", PackageResources.chart_mustache),
            ("calendar", PackageResources.calendar_mustache),
        ] {
            try library.register(text(bytes), named: name)
        }
        return library
    }

    private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}

/// Escapes foreign text between tags and in attributes.
///
/// Mustache's own escape works on characters: it overlooks a quote with a combining accent, which a browser takes for a
/// quote. This one works on bytes.
struct PageText: MustacheContentType {
    func escapeText(_ text: String) -> String { Self.escaped(text) }

    static func escaped(_ text: String) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count + 16)
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "<"): bytes += Array("&lt;".utf8)
            case UInt8(ascii: ">"): bytes += Array("&gt;".utf8)
            case UInt8(ascii: "&"): bytes += Array("&amp;".utf8)
            case UInt8(ascii: "\""): bytes += Array("&quot;".utf8)
            case UInt8(ascii: "'"): bytes += Array("&#39;".utf8)
            // A browser drops these, or takes them for the end of the text.
            case 0x00..<0x09, 0x0B, 0x0C, 0x0E..<0x20, 0x7F: bytes += Array("\u{FFFD}".utf8)
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// JSON that may be placed in a script element: neither the element's end nor a comment can begin in it.
    static func inScript(json: String) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(json.utf8.count + 64)
        for byte in json.utf8 {
            if byte == UInt8(ascii: "<") { bytes += Array("\\u003c".utf8) } else { bytes.append(byte) }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
