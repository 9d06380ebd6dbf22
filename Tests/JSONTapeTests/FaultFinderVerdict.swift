@testable import JSONTape

/// Asks the explaining reader alone.
enum FaultFinderVerdict {
    static func accepts(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBytes { buffer in
            var finder = FaultFinder(bytes: buffer, maximumDepth: JSONParser.defaultMaximumDepth)
            return finder.firstFault() == nil
        }
    }
}
