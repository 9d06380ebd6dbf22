import CoachingModels

/// The one table that maps the service's error codes to what can be done.
///
/// It has a row for every code that the service documents for any operation, and for those of its token endpoint; a
/// test checks this.
enum AdviceByCode {
    static let table: [String: String] = callsAsWritten.merging(callers) { first, _ in first }
        .merging(people) { first, _ in first }.merging(appointments) { first, _ in first }
        .merging(service) { first, _ in first }.merging(directory) { first, _ in first }

    /// The call has to be written in another way.
    private static let callsAsWritten = [
        "bad.request": "Correct the call: the service cannot read it.",
        "client.failed.request": "The call did not arrive whole. Check the network and the proxy, then try again.",
        "constraint.validation": "Correct the value that the message names.",
        "invalid.date": "Write dates as yyyy-MM-ddTHH:mm:ss.SSSZ.",
        "invalid.property": "Leave out the field that the message names, or correct its name.",
        "invalid.query.param.value": "Give the parameter one of the values that the message allows.",
        "invalid.value": "Give the field one of the values that the message allows.",
        "unsupported.media.type": "Send the body as application/json.",
        "request.entity.too.large": "Send less in one call: fewer people, or a shorter time.",
        "response.entity.too.large": "Ask for smaller pages, fewer people, or a shorter time.",
        "pagination.bad.request": "Give a page number from 1 and a smaller page size.",
        "interval.query.param": "Give an interval whose start is not after its end.",
        "users.query.param": "Name 1 to 100 users in a call.",
        "aggregate.too.many.users": "Name fewer users in a query.",
        "aggregate.query.filter.missing.or.invalid": "Give the query a filter with a clause and a predicate.",
        "validation.error": "Correct what the message and its details name, then send the appointment again.",
        "validation.failure": "Correct what the message and its details name, then send it again.",
        "not.found": "Check the id and the address: there is nothing of that name here.",
    ]

    /// The caller is not known, or may not do this.
    private static let callers = [
        "authentication.required": "Give credentials: the call had none.",
        "bad.credentials":
            "The token is not, or no longer, good in this region: check the credentials and the region, or get a new "
            + "token.",
        "invalid_client": "Check the client's id and secret, and that it belongs to this region.",
        "unauthorized_client":
            "Give the OAuth client the grant type \"Client Credentials\"; another kind of client cannot be used here.",
        "unsupported_grant_type":
            "Give the OAuth client the grant type \"Client Credentials\"; another kind of client cannot be used here.",
        "invalid_request": "Check that the address is that of the service's login.",
        "ip.not.authorized":
            "Call from an address that the organisation allows, or add this one to its list of allowed addresses.",
        "app.not.authorized.for.scope": "Give the OAuth client the scope that the message names, such as coaching.",
        "authz.policy.denied":
            "A security policy of the organisation forbids this: ask its administrator about the policy that the "
            + "message names.",
        "missing.permissions": "Give a role of the OAuth client the permissions that the message names.",
        "missing.any.permissions": "Give a role of the OAuth client one of the permissions that the message names.",
        "missing.division.permission":
            "Give the OAuth client the permission that the message names in the divisions of these people.",
        "missing.any.division.permissions":
            "Give the OAuth client one of the permissions that the message names, in one of these divisions.",
        "not.authorized": "Give a role of the OAuth client the permissions of this operation.",
        "no.appointment.view.permission": "Give a role of the OAuth client the permission coaching:appointment:view.",
        "forbidden":
            "Give a role of the OAuth client the permission that the message names, or call as somebody who takes part.",
        "missing.permissions.not.appointment.participant":
            "Give a role of the OAuth client the permission for other people's appointments, or call as somebody who "
            + "takes part.",
        "agent.cannot.change.status": "Let the facilitator, or somebody with the permission, change the status.",
    ]

    /// The people named in the call do not fit.
    private static let people = [
        "no.permission.for.requested.users":
            "Give the OAuth client's role the divisions of these people, or leave out who belongs to another division. "
            + "An id that the service does not know is refused in the same way.",
        "participate.permission.missing":
            "Give all participants the permission coaching:appointment:participate.",
        "attendee.not.in.business.unit":
            "Ask for people who belong to a business unit: this attendee is in none, so that there is no schedule.",
        "users.in.different.business.units": "Ask for people of one business unit at a time.",
    ]

    /// The appointment is not in the state that the call expects.
    private static let appointments = [
        "appointment.not.found": "Check the id: the appointment does not exist here, or was deleted.",
        "annotation.not.found": "Check the id: the annotation does not exist here, or was deleted.",
        "annotation.deleted": "Leave it: the annotation was deleted.",
        "notification.not.found": "Check the id: the notification does not exist here, or is somebody else's.",
        "appointment.conflict":
            "Somebody has another appointment then. Look whether it is this very one, made earlier; if not, query the "
            + "slots again and choose another.",
        "appointment.state.conflict": "Read the appointment: its present status does not allow the change.",
        "not.wfm.appointment": "Leave the schedule out: the appointment was created without one.",
        "request.conflict": "Read it again: it was changed meanwhile, and its present state does not allow this.",
    ]

    /// People, teams and units that are being looked for.
    private static let directory = [
        "general.resource.not.found": "Check the id: nobody and nothing has it here.",
        "resource.not.found": "Check the id: nobody and nothing has it here.",
        "max.user.ids": "Ask for 100 users at a time.",
        "invalid.id": "Check the id: it is not of the form that the service gives.",
        "invalid.page.number": "Give a page number from 1.",
        "search.criteria.values.exceed.limit": "Name at most 50 values in a condition.",
        "too.many.requested.results": "Ask for 100 results a page, and narrow the search down.",
        "too.many.search.criteria": "Search by fewer conditions at a time.",
        "missing.permission.param": "Name the permission that is asked about.",
        "wfm.business.unit.not.found": "Check the business unit: it does not exist here.",
        "wfm.management.unit.not.found": "Check the management unit: it does not exist here.",
        "wfm.validation.management.unit.not.found": "Check the management unit: it does not exist here.",
        "wfm.entity.not.found": "Check the ids: the person is in no management unit, or the unit does not exist.",
        "wfm.validation.failure": "Correct what the message and its details name, then ask again.",
        "wfm.permission.failure":
            "Give the OAuth client's role the permission wfm:staffingGroup:view in the division of the business unit.",
        "wfm.server.error": "Try again later; if it stays so, give the correlation id to the service's support.",
        "external.server.error": "A service behind the search is in trouble. Try again later.",
        "external.service.error": "A service behind the queues is in trouble. Try again later.",
        "division.authorization.timeout": "The service could not check the divisions in time. Try again later.",
    ]

    /// The service is busy or in trouble.
    private static let service = [
        "too.many.requests": "Wait a few minutes, and look for other programs that use the same OAuth client.",
        "too.many.requests.retry.after":
            "Wait as long as the message says, and look for other programs that use the same OAuth client.",
        "client.timeout": "The call arrived too slowly. Check the network, or send less in one call, then try again.",
        "internal.server.error": "Try again later; if it stays so, give the correlation id to the service's support.",
        "service.unavailable": "The service is overloaded or being maintained. Try again later.",
        "authentication.request.timeout": "The service could not check the credentials in time. Try again later.",
        "request.timeout": "The service took too long. Try again later, or ask for less in one call.",
    ]
}
