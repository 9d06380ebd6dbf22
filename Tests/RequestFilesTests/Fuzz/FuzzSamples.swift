import PlanTestSupport

@testable import PlanFiles

/// Good files that use everything the readers know.
enum FuzzSamples {
    static let aliases = """
        coachplan: 1
        name: &n "aliases \\u00e9"
        timeZone: Europe/Berlin
        horizon: 2026-12-07/2026-12-12
        facilitators: &all [&one {id: f}, {id: g}]
        attendees: [{id: a, staffingGroup: *n}, {id: b}]
        defaults: &d {name: *n, lengthInMinutes: 30, facilitators: &team [f, g]}
        sessions:
          - {key: s, attendees: [a], facilitators: *team, description: "* not *one & none"}
          - key: t
            attendees: &who [b]
            description: |
              * first
              * second
          - {key: u, attendees: *who, after: {session: t, minDays: 1}}
        """

    static let json = #"""
        {"coachplan": 1, "name": "all \ud83d\ude00", "timeZone": "America/New_York", "horizon": "2026-12-07/2026-12-19",
         "facilitators": [{"id": "f", "name": "F", "maxSessionsPerDay": 4, "maxMinutesPerDay": 180, "bufferMinutes": 15,
                           "targetMinutes": 600}, {"id": "g"}],
         "attendees": [{"id": "a", "staffingGroup": "x", "maxMinutesPerDay": 60}, {"id": "b"}],
         "defaults": {"lengthInMinutes": 30, "facilitators": ["f", "g"]},
         "sessions": [
          {"key": "s1", "name": "n", "attendees": ["a"], "location": "Room", "conversationIds": ["c"], "documentIds": []},
          {"key": "s2", "name": "n", "attendees": ["a", "b"], "window": "2026-12-07/2026-12-12T05:00:00Z", "priority": 9,
           "timeOfDay": "09:00-12:00", "after": {"session": "s1", "minDays": 1, "maxDays": 5},
           "pin": {"dateStart": "2026-12-08T15:00:00-05:00", "facilitatorId": "g"}, "externalLinks": ["https://x"],
           "shareInsightsData": true, "addToSchedule": false}],
         "policy": {"candidates": "available", "activities": ["Meeting"], "paidOnly": false, "ratings": ["Good", "Poor"],
                    "staffingFloor": -1.5, "locations": {"Room": 1}, "unscheduledCost": 1e3, "latenessCost": 0.25}}
        """#

    static let rosters = [
        "key,name,attendees,facilitators,after.session,after.minDays,description\r\n"
            + "s1,Coaching,a,f;g,,,\"one, \"\"two\"\"\nthree\"\r\n\r\ns2,Coaching,a; b,,s1,2,\r\n",
        "sep=;\nkey;name;attendees;addToSchedule;pin.dateStart;priority;location;;\n"
            + "s1;n;a,b;TRUE;2026-12-08T15:00Z;3;Room;;\ns2;n;b;;;;;;\n",
        "sep=;\r\nWho;E-mail;Coach;name;Length (min);Not possible;Preferred;From;Until;Sessions;Notes\r\n"
            + "A;a;f or g;{{attendee.name}}, {{extra.Notes}} {{window.month}};30 min;Monday morning\\; 2026-12-08;morning;"
            + "2026-12-08;2026-12-11;2;x\r\nB;b;g;{{session.number}};0:45;Tue, Thu 9:00-12:00;9:00–12:00;;;1;\r\n",
        "key\tname\tattendees\twindow\ttimeOfDay\tlengthInMinutes\ns1\tn\ta\t2026-12-07/2026-12-12\t09:00-12:00\t45\n",
    ]

    static let slots = [
        SmallCase.everybodyFree + "\n"
            + SlotLines.line(
                attendees: ["a"],
                slots: [.init(start: "2026-12-07T09:30:00Z", minutes: 30, difference: "1.5", rating: "Good")])
            + "\n",
        SlotLines.line(
            attendees: ["a", "b"], facilitators: ["f", "g"], minutes: 45,
            slots: [
                .init(start: "2026-12-07T09:30:00+00:00", minutes: 45, difference: "-2", rating: "Poor"),
                .init(start: "2026-12-07T10:00Z", minutes: 45, difference: nil, rating: nil),
            ],
            attendeeTimes: [
                "a": [
                    .init(
                        start: "2026-12-07T09:00:00.000Z", minutes: 120,
                        extra:
                            #","isPaid":true,"activityCategory":"OnQueueWork","wfmSchedule":{"id":"w","businessUnit":{"id":"bu"},"weekDate":"2026-12-06"}"#
                    )
                ]
            ], extra: #","more":[null,{}]"#) + "\n",
    ]

    static func plans() throws -> [[UInt8]] {
        var crowded = SmallCase()
        crowded.sessions = ["s", "t", "u"].map {
            "{key: \($0), name: n, attendees: [a, b], facilitators: [f, g], lengthInMinutes: 30}"
        }
        return [try PlanFile.encode(SmallCase().plan()), try PlanFile.encode(crowded.plan())]
    }
}
