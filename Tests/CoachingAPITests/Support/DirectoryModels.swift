@testable import CoachingModels

/// Every model of the directory that is here.
let directoryModels: [any Model.Type] = [
    UserEntityListing.self,
    User.self,
    UserAuthorization.self,
    Division.self,
    Contact.self,
    EmployerInfo.self,
    Team.self,
    WritableDivision.self,
    Group.self,
    UserSearchRequest.self,
    SearchSort.self,
    UserSearchCriteria.self,
    UsersSearchResponse.self,
    TeamEntityListing.self,
    TeamMemberEntityListing.self,
    UserReferenceWithName.self,
    GroupSearchRequest.self,
    GroupSearchCriteria.self,
    GroupsSearchResponse.self,
    BusinessUnitListing.self,
    BusinessUnitListItem.self,
    DivisionReference.self,
    ManagementUnitListing.self,
    ManagementUnit.self,
    BusinessUnitReference.self,
    WfmUserEntityListing.self,
    AgentManagementUnitReference.self,
    ManagementUnitReference.self,
    StaffingGroupListing.self,
    StaffingGroupResponse.self,
    PlanningGroupReference.self,
    WfmVersionedEntityMetadata.self,
    QueryUserStaffingGroupListRequest.self,
    UserStaffingGroupListing.self,
    UserStaffingGroupResponse.self,
    StaffingGroupReference.self,
    AuthzSubject.self,
    AuthzGrant.self,
    AuthzDivision.self,
    AuthzGrantRole.self,
    AuthzGrantPolicy.self,
    DivsPermittedEntityListing.self,
    QueueMemberEntityListing.self,
    QueueMember.self,
    Queue.self,
    QueueEntityListing.self,
]

extension UserEntityListing: Model {}
extension User: Model {}
extension UserAuthorization: Model {}
extension Division: Model {}
extension Contact: Model {}
extension EmployerInfo: Model {}
extension Team: Model {}
extension WritableDivision: Model {}
extension Group: Model {}
extension UserSearchRequest: Model {}
extension SearchSort: Model {}
extension UserSearchCriteria: Model {}
extension UsersSearchResponse: Model {}
extension TeamEntityListing: Model {}
extension TeamMemberEntityListing: Model {}
extension UserReferenceWithName: Model {}
extension GroupSearchRequest: Model {}
extension GroupSearchCriteria: Model {}
extension GroupsSearchResponse: Model {}
extension BusinessUnitListing: Model {}
extension BusinessUnitListItem: Model {}
extension DivisionReference: Model {}
extension ManagementUnitListing: Model {}
extension ManagementUnit: Model {}
extension BusinessUnitReference: Model {}
extension WfmUserEntityListing: Model {}
extension AgentManagementUnitReference: Model {}
extension ManagementUnitReference: Model {}
extension StaffingGroupListing: Model {}
extension StaffingGroupResponse: Model {}
extension PlanningGroupReference: Model {}
extension WfmVersionedEntityMetadata: Model {}
extension QueryUserStaffingGroupListRequest: Model {}
extension UserStaffingGroupListing: Model {}
extension UserStaffingGroupResponse: Model {}
extension StaffingGroupReference: Model {}
extension AuthzSubject: Model {}
extension AuthzGrant: Model {}
extension AuthzDivision: Model {}
extension AuthzGrantRole: Model {}
extension AuthzGrantPolicy: Model {}
extension DivsPermittedEntityListing: Model {}
extension QueueMemberEntityListing: Model {}
extension QueueMember: Model {}
extension Queue: Model {}
extension QueueEntityListing: Model {}
