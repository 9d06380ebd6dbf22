"""A share of the sessions: the contract and the proof as if there were no others."""
import copy

from .document import Division, Part, Row


class ShareContract:
    """Makes the contract that has only some sessions: their people, groups and locations; everybody's time."""

    @staticmethod
    def of(contract, numbers):
        share = copy.copy(contract)
        share.sessions = [contract.sessions[number] for number in numbers]
        share.index = {session.key: number for number, session in enumerate(share.sessions)}
        share.predecessors_first = share.ordered()
        leaders = {leader for session in share.sessions for leader, places in session.places if places}
        share.facilitators = {who: one for who, one in contract.facilitators.items() if who in leaders}
        return share


class ShareContent:
    """What a proof says of a share, by the share's numbers of sessions and cuts. What counts none of its candidates is left
    out."""

    def __init__(self, content, numbers, first_part):
        self.shares_of_sum = None
        self.whole, self.known_days = content, content.known_days
        self.contract = ShareContract.of(content.contract, numbers)
        self.number = {number: own for own, number in enumerate(numbers)}
        sessions = self.contract.sessions
        self.attendees = {person for session in sessions for person in session.attendees}
        self.people = self.attendees | set(self.contract.facilitators)
        self.groups = {group for session in sessions for group in session.groups}
        self.locations = {session.location for session in sessions}
        self.parts, self.rows, self.cuts, self.number_of_cut = {}, {}, [], {}
        self.add(first_part)

    def add(self, number):
        """The part and those that it refers to."""
        open_parts = [number]
        while open_parts:
            number = open_parts.pop()
            part = self.whole.parts[number]
            if number in self.parts:
                continue
            if isinstance(part, Division):
                self.parts[number] = Division(self.number[part.session], part.day, part.there, part.elsewhere)
                open_parts += [part.there, part.elsewhere]
                continue
            open_parts += [] if part.floor is None else [part.floor[1]]
            self.parts[number] = Part(
                part.scale_bits, [(self.number[session], multiplier) for session, multiplier in part.sessions],
                [pair for pair in part.rows if self.knows_row(pair[0])],
                {day: [self.number[session] for session in kept] for day, kept in part.once.items()},
                [(self.number_of_cut[cut], price) for cut, price in part.cuts if self.knows_cut(cut)], part.floor)

    def row(self, row):
        """By the share's numbers; None where it counts none of its candidates."""
        known = {
            "staffing": self.groups, "groupAway": self.groups, "person": self.people, "attendeeDay": self.attendees,
            "attendeeSpacing": self.attendees, "location": self.locations, "after": self.number}
        if row.key[0] not in known.get(row.kind, self.contract.facilitators):
            return None
        return Row(row.kind, self.number[row.key[0]], *row.key[1:]) if row.kind == "after" else row

    def knows_row(self, place):
        if place not in self.rows:
            self.rows[place] = self.row(self.whole.rows[place])
        return self.rows[place] is not None

    def knows_cut(self, place):
        """Whether all that a cut adds up can count the share's candidates."""
        if place not in self.number_of_cut:
            sessions, days, rows = self.whole.cuts[place]
            rows = [self.row(row) for row in rows]
            self.number_of_cut[place] = None
            if None not in rows and all(leader in self.contract.facilitators for leader, _ in days):
                self.number_of_cut[place] = len(self.cuts)
                self.cuts.append(([self.number[session] for session in sessions], days, rows))
        return self.number_of_cut[place] is not None
