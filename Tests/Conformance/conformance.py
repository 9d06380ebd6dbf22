"""The official Python SDK against running sandboxes: every coaching operation, and those of the directory that coachplan
uses, their results as the SDK's objects.

    conformance.py http://127.0.0.1:PORT http://127.0.0.1:PORT

The second sandbox answers every create, update and delete with 202, and allows 20 calls a minute.
"""

import json
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from datetime import datetime, timedelta, timezone

import PureCloudPlatformClientV2 as sdk
from PureCloudPlatformClientV2 import models
from PureCloudPlatformClientV2.rest import ApiException

OPERATIONS = {
    name
    for name in dir(sdk.CoachingApi)
    if name.split("_")[0] in {"get", "post", "patch", "delete"} and not name.endswith("_with_http_info")
}


DIRECTORY = {
    sdk.UsersApi: ["get_users", "post_users_search", "get_user_directreports"],
    sdk.TeamsApi: ["get_teams", "get_team_members"],
    sdk.GroupsApi: ["post_groups_search", "get_group_members"],
    sdk.WorkforceManagementApi: [
        "get_workforcemanagement_businessunits", "get_workforcemanagement_businessunit_managementunits",
        "get_workforcemanagement_managementunit_users", "get_workforcemanagement_agent_managementunit",
        "get_workforcemanagement_businessunit_staffinggroups",
        "post_workforcemanagement_businessunit_staffinggroups_query",
    ],
    sdk.AuthorizationApi: ["get_authorization_subjects_me", "get_authorization_divisionspermitted_paged_me"],
    sdk.TokensApi: ["get_tokens_me"],
    sdk.RoutingApi: ["get_routing_queues", "get_routing_queue_members"],
}


class World:
    """The people of the sandbox, from its control endpoint, and one SDK client for each."""

    def __init__(self, url):
        self.url = url
        described = json.load(urllib.request.urlopen(f"{url}/sandbox/control/world"))
        self.attendees = [p["id"] for p in described["people"] if p["job"] == "agent"]
        self.coaches = [p["id"] for p in described["people"] if p["job"] == "coach"]
        first = datetime.fromisoformat(described["shape"]["firstDay"]).replace(tzinfo=timezone.utc)
        self.start, self.end = first, first + timedelta(days=5)
        self.interval = f"{first:%Y-%m-%dT%H:%M:%SZ}/{self.end:%Y-%m-%dT%H:%M:%SZ}"
        self.clients = {}
        self.used = set()
        self.asked = set()

    def api(self, user="sandbox"):
        """The coaching API as the sandbox's own client, or as a user."""
        if user not in self.clients:
            client = sdk.api_client.ApiClient(host=self.url).get_client_credentials_token(user, "sandbox")
            self.clients[user] = Recorder(sdk.CoachingApi(client), self.used)
        return self.clients[user]

    def directory(self, api, user="sandbox"):
        """One of the SDK's classes for the directory."""
        self.api(user)
        return Recorder(api(self.clients[user].api_client), self.asked, set(DIRECTORY[api]))

    def status(self, user="sandbox"):
        """The status of the last answer to a user's client: the SDK's objects do not have it."""
        return self.clients[user].api_client.last_response.status

    def slot(self, attendee, coach, after=0):
        found = self.api().post_coaching_scheduleslots_query(self.query([attendee], [coach]))
        return found.suggested_slots[after]

    def query(self, attendees, coaches=None, length=30):
        request = models.CoachingSlotsRequest()
        request.interval = self.interval
        request.length_in_minutes = length
        request.attendee_ids = attendees
        request.facilitator_ids = coaches
        return request

    def create(self, attendee=0, coach=0, after=0, user="sandbox"):
        attendee, coach = self.attendees[attendee], self.coaches[coach]
        slot = self.slot(attendee, coach, after)
        request = models.CreateCoachingAppointmentRequest()
        request.name = "Quality coaching"
        request.description = "Conformance"
        request.date_start = slot.date_start
        request.length_in_minutes = slot.length_in_minutes
        request.attendee_ids = [attendee]
        request.facilitator_id = coach
        request.wfm_schedule = slot.wfm_schedule
        request.add_to_schedule = True
        return self.api(user).post_coaching_appointments(request)


class Recorder:
    """Notes which operations were called."""

    def __init__(self, api, used, noted=OPERATIONS):
        self._api, self._used, self._noted = api, used, noted

    def __getattr__(self, name):
        if name in self._noted:
            self._used.add(name)
        return getattr(self._api, name)


def refused(status, code, call, *arguments, **named):
    """The call must be refused with this status and code; gives the error body."""
    try:
        call(*arguments, **named)
    except ApiException as error:
        body = json.loads(error.body)
        assert error.status == status, f"status {error.status}, expected {status}: {error.body}"
        assert body["code"] == code, f"code {body['code']}, expected {code}"
        assert body["status"] == status and body["message"] and body["contextId"]
        return body
    raise AssertionError(f"not refused with {status} {code}")


def slots_are_suggested(world):
    found = world.api().post_coaching_scheduleslots_query(world.query(world.attendees[:1], world.coaches[:2]))
    assert isinstance(found, models.CoachingSlotsResponse)
    assert found.suggested_slots, "no slots"
    for slot in found.suggested_slots:
        assert isinstance(slot.date_start, datetime) and slot.date_start.minute % 15 == 0
        assert slot.length_in_minutes == 30 and isinstance(slot.staffing_difference, float)
        assert slot.difference_rating in ("Good", "Neutral", "Poor")
        assert slot.wfm_schedule.business_unit.id and slot.wfm_schedule.week_date.weekday() == 0
    assert [s.user.id for s in found.attendee_schedules] == world.attendees[:1]
    assert [s.user.id for s in found.facilitator_schedules] == world.coaches[:2]
    assert found.attendee_schedules[0].available_times[0].activity_category == "OnQueueWork"
    assert found.attendee_schedules[0].available_times[0].is_paid is True
    assert found.wfm_schedule_activities[0].activities[0].activity_code_id
    assert {len(s.available_times) > 0 for s in found.facilitator_schedules} == {True}


def slots_refuse_bad_lengths(world):
    query = world.query(world.attendees[:1], length=20)
    refused(400, "constraint.validation", world.api().post_coaching_scheduleslots_query, query)


def slot_jobs_finish(world):
    request = models.CoachingScheduleSlotsJobRequest()
    request.attendee_ids = world.attendees[:1]
    request.facilitator_ids = world.coaches[:1]
    request.length_in_minutes = 30
    request.activity_code_id = "8"
    request.intervals = [world.interval]
    request.slots_type = "BestTime"
    job = world.api().post_coaching_scheduleslots_jobs(request)
    assert isinstance(job, models.CoachingScheduleSlotsJobResponse) and job.id
    assert job.results[0].status == "InProgress"
    for _ in range(50):
        job = world.api().get_coaching_scheduleslots_job(job.id)
        if job.results[0].status != "InProgress":
            break
        time.sleep(0.1)
    assert job.results[0].status == "Complete" and job.results[0].has_conflict is False
    assert isinstance(job.results[0].slot.date_start, datetime) and job.results[0].slot.schedule.week_count == 1


def appointments_are_created(world):
    made = world.create()
    assert isinstance(made, models.CoachingAppointmentResponse)
    assert made.status == "Scheduled" and made.is_overdue is False and made.length_in_minutes == 30
    assert made.attendees[0].id == world.attendees[0] and made.facilitator.id == world.coaches[0]
    assert isinstance(made.date_created, datetime) and made.wfm_schedule.id
    read = world.api().get_coaching_appointment(made.id)
    assert read.to_dict() == made.to_dict()
    world.api().delete_coaching_appointment(made.id)


def clashes_are_conflicts(world):
    made = world.create()
    request = models.CreateCoachingAppointmentRequest()
    request.name, request.description = "Second", ""
    request.date_start, request.length_in_minutes = made.date_start, 15
    request.attendee_ids = [world.attendees[0]]
    refused(409, "appointment.conflict", world.api().post_coaching_appointments, request)
    world.api().delete_coaching_appointment(made.id)
    refused(404, "appointment.not.found", world.api().get_coaching_appointment, made.id)


def appointments_change_the_next_slots(world):
    made = world.create()
    found = world.api().post_coaching_scheduleslots_query(world.query(world.attendees[:1]))
    assert made.date_start not in [slot.date_start for slot in found.suggested_slots]
    query = world.query(world.attendees[:1])
    query.interruptible_appointment_ids = [made.id]
    found = world.api().post_coaching_scheduleslots_query(query)
    assert made.date_start in [slot.date_start for slot in found.suggested_slots]
    world.api().delete_coaching_appointment(made.id)


def lists_page_and_filter(world):
    made = [world.create(attendee=number, after=number * 4) for number in range(3)]
    users = world.attendees[:3]
    seen, number = [], 1
    while True:
        page = world.api().get_coaching_appointments(
            user_ids=users, interval=world.interval, page_size=2, page_number=number, statuses=["Scheduled"],
            sort_order="Asc", relationships=["Attendee", "Creator"], overdue="False", interval_condition="Overlaps")
        assert isinstance(page, models.CoachingAppointmentResponseList) and page.total == 3 and page.page_count == 2
        seen += page.entities
        if page.next_uri is None:
            break
        number += 1
    assert {a.id for a in seen} == {a.id for a in made}
    assert [a.date_start for a in seen] == sorted(a.date_start for a in seen)
    led = world.api().get_coaching_appointments(user_ids=users, facilitator_ids=[world.coaches[1]])
    assert led.total == 0
    refused(400, "users.query.param", world.api().get_coaching_appointments, user_ids=[f"u{n}" for n in range(101)])
    mine = world.api(users[0]).get_coaching_appointments_me(interval=world.interval, statuses=["Scheduled"])
    assert [a.id for a in mine.entities] == [made[0].id]
    for appointment in made:
        world.api().delete_coaching_appointment(appointment.id)


def appointments_are_updated(world):
    made = world.create()
    change = models.UpdateCoachingAppointmentRequest()
    change.name, change.location, change.external_links = "Changed", "Room 1", ["https://example.com/a?b=c"]
    changed = world.api().patch_coaching_appointment(made.id, change)
    assert isinstance(changed, models.CoachingAppointmentResponse)
    assert (changed.name, changed.location, changed.description) == ("Changed", "Room 1", "Conformance")
    assert changed.external_links == ["https://example.com/a?b=c"] and isinstance(changed.date_modified, datetime)
    added = world.api().post_coaching_appointment_conversations(made.id, conversation("c-1"))
    assert isinstance(added, models.AddConversationResponse)
    assert added.conversation.id == "c-1" and added.appointment.id == made.id
    assert [c.id for c in world.api().get_coaching_appointment(made.id).conversations] == ["c-1"]
    world.api().delete_coaching_appointment(made.id)


def conversation(identifier):
    request = models.AddConversationRequest()
    request.conversation_id = identifier
    return request


def statuses_have_a_history(world):
    made = world.create()
    request = models.CoachingAppointmentStatusRequest()
    for status in ("InProgress", "Completed"):
        request.status = status
        answer = world.api(world.coaches[0]).patch_coaching_appointment_status(made.id, request)
        assert isinstance(answer, models.CoachingAppointmentStatusResponse)
        assert answer.status == status and answer.created_by.id == world.coaches[0]
    history = world.api().get_coaching_appointment_statuses(made.id, page_size=10)
    assert [entry.status for entry in history.entities] == ["Scheduled", "InProgress", "Completed"]
    assert history.total == 3 and isinstance(history.entities[0].date_created, datetime)
    request.status = "Scheduled"
    refused(409, "appointment.state.conflict", world.api().patch_coaching_appointment_status, made.id, request)
    refused(403, "agent.cannot.change.status",
            world.api(world.attendees[0]).patch_coaching_appointment_status, made.id, request)
    done = world.api().get_coaching_appointment(made.id)
    assert isinstance(done.date_completed, datetime)
    world.api().delete_coaching_appointment(made.id)


def annotations_are_kept_apart(world):
    made = world.create()
    coach, agent = world.api(world.coaches[0]), world.api(world.attendees[0])
    notes = {}
    for access in ("Public", "Private"):
        request = models.CoachingAnnotationCreateRequest()
        request.text, request.access_type = f"{access} note", access
        notes[access] = coach.post_coaching_appointment_annotations(made.id, request)
        assert isinstance(notes[access], models.CoachingAnnotation) and notes[access].is_deleted is False
    assert [n.access_type for n in coach.get_coaching_appointment_annotations(made.id).entities] == ["Public", "Private"]
    assert [n.access_type for n in agent.get_coaching_appointment_annotations(made.id).entities] == ["Public"]
    refused(403, "forbidden", agent.get_coaching_appointment_annotation, made.id, notes["Private"].id)
    note = coach.get_coaching_appointment_annotation(made.id, notes["Private"].id)
    note.text = "changed"
    changed = coach.patch_coaching_appointment_annotation(made.id, note.id, note)
    assert changed.text == "changed" and changed.modified_by.id == world.coaches[0]
    coach.delete_coaching_appointment_annotation(made.id, note.id)
    refused(404, "annotation.deleted", coach.get_coaching_appointment_annotation, made.id, note.id)
    world.api().delete_coaching_appointment(made.id)


def notifications_reach_their_users(world):
    made = world.create(attendee=5)
    agent = world.api(world.attendees[5])
    listed = agent.get_coaching_notifications(page_size=5, expand=["appointment"])
    assert isinstance(listed, models.CoachingNotificationList)
    first = listed.entities[0]
    assert (first.action_type, first.relationship, first.marked_as_read) == ("Create", "Attendee", False)
    assert first.appointment.id == made.id and first.appointment.name == made.name
    change = models.CoachingNotification()
    change.marked_as_read = True
    assert agent.patch_coaching_notification(first.id, change).marked_as_read is True
    read = agent.get_coaching_notification(first.id)
    assert read.marked_as_read is True and read.user.id == world.attendees[5] and read.appointment.name is None
    refused(403, "forbidden", world.api(world.coaches[0]).patch_coaching_notification, first.id, change)
    world.api().delete_coaching_appointment(made.id)
    assert agent.get_coaching_notifications().entities[0].action_type == "Delete"


def aggregates_count(world):
    made = [world.create(attendee=8), world.create(attendee=8, after=9)]
    predicate = models.QueryRequestPredicate()
    predicate.dimension, predicate.value = "attendeeId", world.attendees[8]
    clause = models.QueryRequestClause()
    clause.type, clause.predicates = "And", [predicate]
    query_filter = models.QueryRequestFilter()
    query_filter.type, query_filter.clauses = "And", [clause]
    request = models.CoachingAppointmentAggregateRequest()
    request.interval, request.filter = world.interval, query_filter
    request.metrics, request.group_by = ["nActivities", "nCompleteActivities"], ["attendeeId"]
    answer = world.api().post_coaching_appointments_aggregates_query(request)
    assert isinstance(answer, models.CoachingAppointmentAggregateResponse)
    group = answer.results[0]
    assert group.group == {"attendeeId": world.attendees[8]}
    assert {m.metric: m.stats.count for m in group.data[0].metrics} == {"nActivities": 2, "nCompleteActivities": 0}
    for appointment in made:
        world.api().delete_coaching_appointment(appointment.id)


def permissions_are_asked_for(world):
    made = world.create()
    stranger = world.api(world.attendees[3])
    refused(403, "missing.permissions.not.appointment.participant", stranger.get_coaching_appointment, made.id)
    refused(403, "no.appointment.view.permission", stranger.get_coaching_appointments, user_ids=[world.attendees[0]])
    world.api().delete_coaching_appointment(made.id)


def bad_credentials_are_refused(world):
    try:
        sdk.api_client.ApiClient(host=world.url).get_client_credentials_token("sandbox", "wrong")
    except ApiException as error:
        assert error.status in (400, 401) and json.loads(error.body)["error"] == "invalid_client"
    else:
        raise AssertionError("a token for a wrong secret")
    client = sdk.api_client.ApiClient(host=world.url)
    client.access_token = "nope"
    refused(401, "bad.credentials", sdk.CoachingApi(client).get_coaching_notifications)


def expired_tokens_are_refused(world):
    """After a day of the sandbox's time a token is worth nothing, and a new one is given."""
    before = control(world.url, "clock")
    api = world.api()
    control(world.url, "clock", {"advanceSeconds": 86401})
    refused(401, "bad.credentials", api.get_coaching_appointment, "x")
    world.clients.clear()
    refused(404, "appointment.not.found", world.api().get_coaching_appointment, "x")
    assert control(world.url, "clock")["advancedSeconds"] == before["advancedSeconds"] + 86401


def writes_may_be_accepted_for_later(world):
    """202 with a reference to the appointment, for a create, an update and a delete."""
    later = world.queued
    reference = later.create()
    assert later.status() == 202 and reference.id and reference.name is None
    refused(404, "appointment.not.found", later.api().get_coaching_appointment, reference.id)
    control(later.url, "clock", {"advanceSeconds": 2})
    made = later.api().get_coaching_appointment(reference.id)
    assert made.name == "Quality coaching" and made.status == "Scheduled"
    change = models.UpdateCoachingAppointmentRequest()
    change.name = "Changed later"
    assert later.api().patch_coaching_appointment(made.id, change).name is None and later.status() == 202
    control(later.url, "clock", {"advanceSeconds": 2})
    assert later.api().get_coaching_appointment(made.id).name == "Changed later"
    assert later.api().delete_coaching_appointment(made.id).id == made.id and later.status() == 202
    control(later.url, "clock", {"advanceSeconds": 2})
    refused(404, "appointment.not.found", later.api().get_coaching_appointment, made.id)


def the_rate_is_limited(world):
    """More than twenty calls within a minute are 429 with Retry-After, and obeying it helps.

    The calls are made beside the SDK, whose connections wait for as long as Retry-After says before anybody hears of it.
    """
    later = world.queued
    control(later.url, "clock", {"advanceSeconds": 60})
    headers = {"Authorization": f"Bearer {later.api().api_client.access_token}"}
    # Minutes go by on a slow machine as well: the twenty-first call may be the first of the next one.
    for _ in range(200):
        try:
            urllib.request.urlopen(urllib.request.Request(f"{later.url}/api/v2/coaching/appointments/x", headers=headers))
        except urllib.error.HTTPError as error:
            if error.code == 404:
                continue
            body, seconds = json.loads(error.read()), int(error.headers["Retry-After"])
            assert error.code == 429 and body["code"] == "too.many.requests.retry.after"
            assert 0 < seconds <= 60 and f"[{seconds}]" in body["message"]
            break
    else:
        raise AssertionError("more calls than are allowed")
    control(later.url, "clock", {"advanceSeconds": seconds})
    refused(404, "appointment.not.found", later.api().get_coaching_appointment, "x")


def what_arrived_is_told(world):
    last = control(world.url, "requests")["requests"][-1]
    assert last["status"] == 404 and last["operation"] == "getCoachingAppointment" and last["clientId"] == "sandbox"


def control(url, path, body=None):
    """A call of the control endpoint."""
    request = urllib.request.Request(
        f"{url}/sandbox/control/{path}", data=None if body is None else json.dumps(body).encode(),
        headers={"Content-Type": "application/json"})
    return json.load(urllib.request.urlopen(request))


def people_are_found(world):
    users = world.directory(sdk.UsersApi)
    page = users.get_users(id=world.attendees[:3], expand=["team", "groups"], state="any", page_size=3)
    assert isinstance(page, models.UserEntityListing) and page.total == 3 and page.page_count == 1
    person = next(p for p in page.entities if p.id == world.attendees[0])
    assert person.email and person.state == "active" and person.division.name == "Home" and person.manager.id
    assert person.team.name and person.username
    assert person.id in [p.id for p in users.get_user_directreports(person.manager.id, expand=["team"])]
    search = models.UserSearchRequest()
    criteria = models.UserSearchCriteria()
    criteria.type, criteria.fields, criteria.values = "EXACT", ["email"], [p.email for p in page.entities]
    search.query, search.page_size, search.sort_order = [criteria], 2, "ASC"
    found = users.post_users_search(search)
    assert isinstance(found, models.UsersSearchResponse) and found.total == 3 and found.page_count == 2
    assert all(isinstance(p, models.User) for p in found.results) and len(found.results) == 2
    refused(400, "max.user.ids", users.get_users, id=[f"u{n}" for n in range(101)])
    refused(404, "general.resource.not.found", users.get_users, id=["nobody"])


def teams_and_groups_are_found(world):
    teams = world.directory(sdk.TeamsApi)
    first = teams.get_teams(page_size=1)
    assert isinstance(first, models.TeamEntityListing) and first.next_uri
    cursor = urllib.parse.parse_qs(urllib.parse.urlsplit(first.next_uri).query)["after"][0]
    second = teams.get_teams(page_size=1, after=cursor)
    assert second.entities[0].name > first.entities[0].name
    named = teams.get_teams(name=first.entities[0].name.lower())
    assert [t.id for t in named.entities] == [first.entities[0].id]
    members = teams.get_team_members(named.entities[0].id, page_size=100, expand="entities")
    assert members.entities[0].name and members.next_uri is None
    groups = world.directory(sdk.GroupsApi)
    search = models.GroupSearchRequest()
    criteria = models.GroupSearchCriteria()
    criteria.type, criteria.fields, criteria.value = "EXACT", ["name"], "Quality coaches"
    search.query = [criteria]
    group = groups.post_groups_search(search).results[0]
    assert isinstance(group, models.Group) and group.member_count == len(world.coaches)
    assert {p.id for p in groups.get_group_members(group.id).entities} == set(world.coaches)
    routing = world.directory(sdk.RoutingApi)
    queue = routing.get_routing_queues(name="Billing").entities[0]
    member = routing.get_routing_queue_members(queue.id, page_size=5).entities[0]
    assert member.id in world.attendees and member.joined is True


def units_and_staffing_groups_are_found(world):
    wfm = world.directory(sdk.WorkforceManagementApi)
    unit = wfm.get_workforcemanagement_businessunits(feature="Coaching").entities[0]
    assert isinstance(unit, models.BusinessUnitListItem) and unit.authorized is True
    managed = wfm.get_workforcemanagement_businessunit_managementunits(unit.id).entities
    assert managed[0].name and managed[0].business_unit.id == unit.id
    people = [p.id for m in managed for p in wfm.get_workforcemanagement_managementunit_users(m.id).entities]
    assert set(world.attendees + world.coaches) <= set(people)
    own = wfm.get_workforcemanagement_agent_managementunit(world.attendees[0])
    assert own.management_unit.id in [m.id for m in managed] and own.user.id == world.attendees[0]
    groups = wfm.get_workforcemanagement_businessunit_staffinggroups(unit.id).entities
    assert world.attendees[0] in [p.id for p in groups[0].users] and groups[0].planning_groups
    request = models.QueryUserStaffingGroupListRequest()
    request.user_ids = world.attendees
    entries = wfm.post_workforcemanagement_businessunit_staffinggroups_query(unit.id, request).entities
    assert {e.user.id for e in entries} == set(world.attendees)
    refused(404, "wfm.entity.not.found", wfm.get_workforcemanagement_agent_managementunit, "nobody")


def callers_learn_what_they_may(world):
    authorization = world.directory(sdk.AuthorizationApi)
    subject = authorization.get_authorization_subjects_me(include_full_roles=True)
    grant = subject.grants[0]
    allowed = {f"{p.domain}:{p.entity_name}:{a}" for p in grant.role.policies for a in p.actions}
    assert grant.division.name == "Home" and "coaching:appointment:add" in allowed
    divisions = authorization.get_authorization_divisionspermitted_paged_me("coaching:appointment:add")
    assert [d.name for d in divisions.entities] == ["Home"] and divisions.all_divs_permitted is False
    assert world.directory(sdk.TokensApi).get_tokens_me().organization.id


def every_operation_was_called(world):
    asked = {name for names in DIRECTORY.values() for name in names}
    assert world.asked == asked, f"not called: {sorted(asked - world.asked)}"
    assert len(OPERATIONS) == 21, f"the SDK has {len(OPERATIONS)} coaching operations"
    assert world.used == OPERATIONS, f"not called: {sorted(OPERATIONS - world.used)}"


CHECKS = [
    slots_are_suggested, slots_refuse_bad_lengths, slot_jobs_finish, appointments_are_created, clashes_are_conflicts,
    appointments_change_the_next_slots, lists_page_and_filter, appointments_are_updated, statuses_have_a_history,
    annotations_are_kept_apart, notifications_reach_their_users, aggregates_count, permissions_are_asked_for,
    people_are_found, teams_and_groups_are_found, units_and_staffing_groups_are_found, callers_learn_what_they_may,
    bad_credentials_are_refused, expired_tokens_are_refused, what_arrived_is_told, writes_may_be_accepted_for_later,
    the_rate_is_limited, every_operation_was_called,
]


def main():
    world = World(sys.argv[1].rstrip("/"))
    world.queued = World(sys.argv[2].rstrip("/"))
    failed = 0
    for check in CHECKS:
        name = check.__name__.replace("_", " ")
        try:
            check(world)
            print(f"ok      {name}")
        except Exception as error:  # a failed check must not hide the others
            failed += 1
            print(f"FAILED  {name}: {type(error).__name__}: {error}")
    print(f"{len(CHECKS) - failed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
