import CoachingAPI
import CoachingModels
import Foundation
import HTTPTypes
import Testing

@testable import CoachingSandbox

/// Lists of staffing groups that come as a file.
@Suite struct DownloadTests {
    @Test func largeListsComeAsFiles() async throws {
        try await withSandbox({ $0.assumptions.downloadThreshold = 1 }) { sandbox in
            let path = "/api/v2/workforcemanagement/businessunits/\(sandbox.world.businessUnits[0].id)/staffinggroups"
            let reply = try await sandbox.call(.get, path)
            let listing = try reply.decode(StaffingGroupListing.self)
            #expect(listing.entities == nil)
            let address = try #require(listing.downloadUrl)
            let file = String(address[try #require(address.range(of: "/sandbox/files/")).lowerBound...])
            // Whoever has the address may read it; nobody else.
            let groups = try await sandbox.call(.get, file, as: nil).decode(StaffingGroupListing.self).entities
            #expect((groups?.count ?? 0) >= 1)
            #expect(try await sandbox.call(.get, "/sandbox/files/other", as: nil).status == 404)
        }
        try await withSandbox { sandbox in
            let path = "/api/v2/workforcemanagement/businessunits/\(sandbox.world.businessUnits[0].id)/staffinggroups"
            #expect(try await sandbox.call(.get, path).decode(StaffingGroupListing.self).entities != nil)
            let forced = try await sandbox.call(.get, "\(path)?forceDownloadService=true")
            #expect(try forced.decode(StaffingGroupListing.self).downloadUrl != nil)
        }
    }

    /// Our own client reads the file as if it were the answer.
    @Test func theClientFollowsThem() async throws {
        var configuration = SandboxConfiguration()
        configuration.assumptions.downloadThreshold = 1
        try await withRunningSandbox(configuration) { url, world in
            let settings = try ConnectionSettings.resolve(
                flags: ConnectionFlags(apiURL: url.absoluteString),
                environment: [
                    "GENESYSCLOUD_OAUTHCLIENT_ID": "sandbox", "GENESYSCLOUD_OAUTHCLIENT_SECRET": "sandbox",
                ], file: nil)
            try await CoachingClient.with(settings) { client in
                let unit = world.businessUnits[0].id
                let groups = try await client.directory.getWorkforcemanagementBusinessunitStaffinggroups(
                    businessUnitId: unit)
                #expect((groups.entities?.count ?? 0) >= 2)
                let people = world.attendees.prefix(3).map(\.id)
                let dates = try await client.directory.postWorkforcemanagementBusinessunitStaffinggroupsQuery(
                    businessUnitId: unit, QueryUserStaffingGroupListRequest(userIds: people))
                #expect(dates.entities?.count == 3)
            }
        }
    }
}
