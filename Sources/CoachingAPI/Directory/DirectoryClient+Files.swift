import CoachingModels
internal import Foundation

/// A list that a service with very many elements gives as a file elsewhere.
protocol ListOrFile: Decodable {
    associatedtype Element
    var entities: [Element]? { get }
    var downloadUrl: String? { get }
}

extension StaffingGroupListing: ListOrFile {}
extension UserStaffingGroupListing: ListOrFile {}

extension DirectoryClient {
    /// The list itself, or what is in the file that it names: a plain request without the token, as the address alone lets in.
    ///
    /// - Throws: `CoachingAPIError` of kind `unreadableAnswer` for a file that cannot be had, or that is no such list.
    func whole<List: ListOrFile>(_ list: List, of operation: CoachingOperation) async throws -> List {
        guard list.entities == nil, let address = list.downloadUrl, !address.isEmpty else { return list }
        guard let host = Self.host(of: address) else {
            throw Self.unreadable(operation, "it is a file at an address that is not https")
        }
        let answer: TransportAnswer
        do {
            answer = try await client.runner.run(OperationCall(operation, fileAt: address))
        } catch let error as CoachingAPIError {
            // What the service says of permissions is about its calls, not about this file.
            let status = error.status.map { " (HTTP \($0))" } ?? ""
            throw Self.unreadable(operation, "it is a file at \(host), which could not be had\(status)", error.status)
        }
        let file: List = try client.decode(answer, of: operation)
        guard file.entities != nil else { throw Self.unreadable(operation, "it is a file that has no elements") }
        return file
    }

    /// The host of an address that may be asked: of one that is not encrypted, this machine only. The rest of it is a secret.
    private static func host(of address: String) -> String? {
        guard let parts = URLComponents(string: address), let host = parts.host, !host.isEmpty, parts.user == nil,
            parts.scheme == "https" || parts.scheme == "http" && ServiceAddress.isLoopback(host)
        else { return nil }
        return host
    }

    private static func unreadable(
        _ operation: CoachingOperation, _ reason: String, _ status: Int? = nil
    ) -> CoachingAPIError {
        CoachingAPIError(
            operation: operation.name, kind: .unreadableAnswer, status: status,
            message: "the answer is too large to come by itself: \(reason)",
            advice: "Name the staffing groups in the request (staffingGroup), or try again later.")
    }
}
