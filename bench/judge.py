"""What contradicts what: a bound and a valid timetable with less, whoever found either.

A claim has `values`, those of a timetable that the checker accepts, tier by tier; `tiers`, of which
each has a `value` and a `bound`; and `outcome`. A tier's bound says: no timetable whose earlier
tiers are all at most this one's values has less. Of known.csv, of the hidden timetable of the
generator and of earlier runs there are claims too.
"""
import json
from decimal import Decimal

from known import known_tiers


class Claim:
    """What is said of an instance: values of a valid timetable, bounds under these values."""

    def __init__(self, values, bounds=(), outcome="feasible"):
        self.values, self.outcome = list(values), outcome
        self.tiers = [{"value": value, "bound": bound} for value, bound in zip(values, bounds)]


def known_claim(name):
    """known.csv as a claim. Its rows stand under each other's values, of which some may be
    missing."""
    tiers = known_tiers(name)
    values = [tier["value"] for tier in tiers]
    claim = Claim(values[:values.index(None)] if None in values else values, outcome="known")
    claim.tiers = tiers
    return claim


def remembered(folder, digest):
    """The valid timetables that earlier runs found for the partnership with this hash."""
    claims = {}
    for path in sorted(folder.glob("*.jsonl")):
        for number, text in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if digest not in text:
                continue
            line = json.loads(text, parse_float=Decimal, parse_int=Decimal)
            values = values_of(line)
            if values:
                claims["%s (line %d of %s)" % (line.get("solver", "bench/run"), number,
                                               path.name)] = Claim(values)
    return claims


def values_of(line):
    """The values of a line of bench/run or bench/peers; nothing where they may be wrong."""
    if line.get("mistake") or line.get("mistakes") or line.get("valid") is False:
        return []
    if "values" in line:
        return line["values"]
    return [value for value, _ in (line["end"] or {"tiers": []})["tiers"]]


def gather(programs, name, path, hidden, digest):
    """What is known of an instance without a new run: the name, the paths of the partnership and of
    the generator's hidden timetable (or None), the partnership's hash."""
    claims = {"known.csv": known_claim(name)}
    if hidden is not None:
        is_valid, values = programs.check(path, hidden)
        if is_valid:
            claims["the hidden timetable"] = Claim(values)
        else:
            programs.note("WRONG %s: its hidden timetable is not valid" % name)
    if digest:
        claims.update(remembered(programs.folder, digest))
    return claims


def find_contradiction(claim, values):
    """The first tier of a claim whose bound a valid timetable beats while it keeps the tiers
    before; None if there is none."""
    for number, tier in enumerate(claim.tiers[:len(values)]):
        if tier["bound"] is not None and values[number] < tier["bound"]:
            return number
        if tier["value"] is None or values[number] > tier["value"]:
            return None
    return None


def contradictions(claims, name):
    """What the claim of this name says against the other claims, a sentence each."""
    claim, found = claims[name], []
    for other_name, other in claims.items():
        if other_name == name:
            continue
        number = find_contradiction(claim, other.values)
        if number is not None:
            found.append("its bound %s of tier %d is beaten by %s with %s" % (
                claim.tiers[number]["bound"], number + 1, other_name, other.values[number]))
        number = find_contradiction(other, claim.values)
        if number is not None:
            found.append("its value %s of tier %d is below the bound %s of %s" % (
                claim.values[number], number + 1, other.tiers[number]["bound"], other_name))
        if claim.outcome == "infeasible" and other.values:
            found.append("it says infeasible, and %s has a timetable" % other_name)
    return found
