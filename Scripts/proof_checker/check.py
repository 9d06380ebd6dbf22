"""Judges a proof: whether it belongs to request and slots, and whether it proves what it claims."""
import hashlib
import time
from fractions import Fraction

from .bound import Bound
from .clock import instant
from .contract import Contract
from .document import Document
from .reading import Refused, RequestFile, SlotsFile, parsed, read


def previous_places(path, document):
    """Session key -> (facilitator, start) of the plan that a re-plan began from."""
    if path is None and document.previous is None:
        return {}
    if path is None:
        raise Refused(f"{document.path}: is the proof of a re-plan: the plan that it began from is needed")
    data = read(path)
    if document.previous is None:
        raise Refused(f"{document.path}: is no proof of a re-plan: {path} does not belong to it")
    if hashlib.sha256(data).hexdigest() != document.previous:
        raise Refused(f"{path}: is not the plan that the re-plan began from (previous.sha256)")
    return {
        one["session"]: (one["body"].get("facilitatorId"), instant(one["body"]["dateStart"]))
        for one in parsed(data, path)["appointments"]}


def strangers(document, request, slots):
    """What the proof, or its plan, was made for and what is given instead."""
    stated = [("request", document.request, request.sha256), ("slots", document.slots, slots.sha256)]
    if document.plan:
        stated += [
            (f"the plan's {name}", (document.plan.get(name) or {}).get("sha256"), sha256)
            for name, _, sha256 in stated[:2]]
    return [
        f"{document.path}: {name}: it is of another file ({name}.sha256 is {told}, of the one given {right})"
        for name, told, right in stated if told != right]


def overclaims(document, bound):
    """Where more is claimed than was proven."""
    reasons = []
    if document.bound > bound:
        reasons.append(f"{document.path}: bound: it claims {shown(document.bound)}, and proves {shown(bound)}")
    if document.plan:
        told = (document.plan.get("solution") or {}).get("bound")
        if not isinstance(told, (int, Fraction)) or isinstance(told, bool):
            reasons.append(f"{document.path}: solution.bound: the plan states none")
        elif told > bound and float(told) > float(bound):
            reasons.append(f"{document.path}: solution.bound: the plan states {shown(told)}, the proof proves {shown(bound)}")
    return reasons


def shown(amount):
    """A decimal number in plain digits."""
    whole, rest = divmod(Fraction(amount), 1)
    digits = f"{whole}"
    if rest:
        digits += f"{float(rest):.9f}".rstrip("0")[1:]
    return digits


class Judge:
    """Judges proofs for one request and its slots."""

    def __init__(self, request_path, slots_path, previous_path=None):
        self.request, self.slots = RequestFile(request_path), SlotsFile(slots_path)
        self.previous_path, self.contracts = previous_path, {}

    def contract(self, document):
        if document.per_one not in self.contracts:
            previous = previous_places(self.previous_path, document)
            self.contracts[document.per_one] = Contract(self.request, self.slots, previous, document.per_one)
        return self.contracts[document.per_one]

    def judge(self, document):
        """The bound that a proof proves, what was looked at and what the proof says. Raises with every reason against it."""
        reasons = strangers(document, self.request, self.slots)
        if reasons:
            raise Refused(*reasons)
        contract = self.contract(document)
        content = document.content(contract)
        recomputed = Bound(contract, content)
        bound = Fraction(recomputed.of_plans(), contract.per_one)
        reasons = overclaims(document, bound)
        if reasons:
            raise Refused(*reasons)
        return bound, recomputed.report, content


def summary(request_path, slots_path, proof_path, previous_path=None):
    """What was recomputed, for people. Raises with every reason against the proof."""
    began = time.perf_counter()
    document = Document.read(proof_path)
    judge = Judge(request_path, slots_path, previous_path)
    bound, report, content = judge.judge(document)
    contract = content.contract
    places = sum(len(places) for session in contract.sessions for _, places in session.places)
    return (
        f"{document.path}: no plan costs less than {shown(bound)}; claimed is {shown(document.bound)}\n"
        f"recomputed from {len(contract.sessions)} sessions with {places} places: "
        f"{len(content.sessions)} session and {len(content.rows)} row multipliers, {len(content.cuts)} cuts, "
        f"{counted(report.parts, 'part')}, {counted(report.floors, 'floor')}, "
        f"{counted(report.days, 'facilitator-day')}, in {time.perf_counter() - began:.1f} s")


def counted(number, name):
    return f"{number} {name}{'' if number == 1 else 's'}"
