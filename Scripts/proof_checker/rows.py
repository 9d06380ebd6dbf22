"""What the rows of a proof are in a contract: right-hand sides, prices of exceeding them, days that they are about."""
import math


class Rows:
    """Facts about linking rows, whatever their multipliers are."""

    def __init__(self, contract):
        self.contract = contract

    def penalty(self, row):
        """What exceeding a row by one costs in units, None where no plan may."""
        if row.kind == "staffing":
            return self.contract.step(*row.key)
        if row.kind == "target":
            return self.contract.cost["overloadCost"]
        return None

    def limit(self, row):
        """The right-hand side of a row."""
        contract, kind, who = self.contract, row.kind, row.key[0]
        if kind == "staffing":
            return row.key[2]
        if kind == "location":
            return contract.locations[who]
        if kind == "attendeeDay":
            return contract.minutes_attended(who, row.key[1]) // 15
        if kind == "target":
            return contract.target(who) // 15
        if kind == "facilitatorWeekSessions":
            return contract.sessions_of_week(who, row.key[1])
        if kind == "facilitatorWeekTicks":
            return contract.minutes_of_week(who, row.key[1]) // 15 // row.key[2]
        if kind == "groupAway":
            return contract.max_away(who)
        return {"person": 1, "attendeeSpacing": 1, "after": 0}[kind]

    def spans(self, row):
        """Whose sessions a row over days counts on which, and how often."""
        if row.kind == "attendeeSpacing":
            apart = self.contract.attendee_limit(row.key[0], "minDaysBetween")
            return [(("attendee", row.key[0]), row.key[1], row.key[1] + apart - 1, 1)]
        number, first, last = row.key
        key, least, most = self.contract.sessions[number].after
        begin = -math.inf if most is None else first - most
        return [(("session", number), first, last, 1), (("session", self.contract.index[key]), begin, last - least, -1)]
