import CoachingModels
import HTTPTypes
import Hummingbird

/// One operation of the directory as the sandbox serves it; a test compares the table with the facts of the service.
struct ServedDirectoryOperation: Sendable {
    let operation: CoachingOperation
    /// Any one of these is enough; empty if everybody may call it. The service has more of them than the sandbox
    /// grants.
    let permissions: [Permission]
    /// Any one of these is enough for a token that has scopes.
    let scopes: [String]
    let carryOut: @Sendable (DirectoryOperations) -> (Call) throws -> Answer

    var method: HTTPRequest.Method { HTTPRequest.Method(rawValue: operation.method.rawValue) ?? .get }

    /// The path in the router's notation, from the root.
    var route: RouterPath { RouterPath(String(operation.path.dropFirst())) }

    func demandScope(of caller: Caller) throws(ServiceError) {
        guard let given = caller.scopes, given.isDisjoint(with: scopes) else { return }
        throw ServiceError.scope(scopes.joined(separator: ", "))
    }

    static let all: [Self] = people + units + callers

    /// Every scope that any of the operations accepts.
    static let scopes = Set(all.flatMap(\.scopes))

    private static let people: [Self] = [
        Self(.getUsers, of: "users") { $0.getUsers },
        Self(.postUsersSearch, of: "users", [.userView]) { $0.postUsersSearch },
        Self(.getUserDirectreports, of: "users") { $0.getUserDirectreports },
        Self(.getTeams, of: "groups", [.teamView]) { $0.getTeams },
        Self(.getTeamMembers, of: "groups", [.teamView]) { $0.getTeamMembers },
        Self(operation: .postGroupsSearch, permissions: [], scopes: ["groups"]) { $0.postGroupsSearch },
        Self(.getGroupMembers, of: "groups") { $0.getGroupMembers },
        Self(.getRoutingQueues, of: "routing", [.queueView]) { $0.getRoutingQueues },
        Self(.getRoutingQueueMembers, of: "routing", [.queueView]) { $0.getRoutingQueueMembers },
    ]

    private static let units: [Self] = [
        Self(.getWorkforcemanagementBusinessunits, of: wfm) { $0.getBusinessunits },
        Self(.getWorkforcemanagementBusinessunitManagementunits, of: wfm) { $0.getManagementunits },
        Self(.getWorkforcemanagementManagementunitUsers, of: wfm, [.agentView, .staffingGroupView]) {
            $0.getManagementunitUsers
        },
        Self(
            operation: .getWorkforcemanagementAgentManagementunit,
            permissions: [.agentView, .appointmentAdd, .appointmentEdit],
            scopes: ["coaching", "learning", wfm, "\(wfm):readonly"]
        ) { $0.getAgentManagementunit },
        Self(.getWorkforcemanagementBusinessunitStaffinggroups, of: wfm, [.staffingGroupView]) {
            $0.getStaffinggroups
        },
        Self(.postWorkforcemanagementBusinessunitStaffinggroupsQuery, of: wfm, [.staffingGroupView]) {
            $0.postStaffinggroupsQuery
        },
    ]

    private static let callers: [Self] = [
        Self(.getAuthorizationSubjectsMe, of: "authorization") { $0.getSubjectsMe },
        Self(.getAuthorizationDivisionspermittedPagedMe, of: "authorization") { $0.getDivisionspermittedMe },
    ]

    private static let wfm = "workforce-management"

    /// An operation that is permitted by a scope and by its read-only form.
    private init(
        _ operation: CoachingOperation, of scope: String, _ permissions: [Permission] = [],
        _ carryOut: @escaping @Sendable (DirectoryOperations) -> (Call) throws -> Answer
    ) {
        self.init(
            operation: operation, permissions: permissions, scopes: [scope, "\(scope):readonly"], carryOut: carryOut)
    }

    private init(
        operation: CoachingOperation, permissions: [Permission], scopes: [String],
        carryOut: @escaping @Sendable (DirectoryOperations) -> (Call) throws -> Answer
    ) {
        self.operation = operation
        self.permissions = permissions
        self.scopes = scopes
        self.carryOut = carryOut
    }
}
