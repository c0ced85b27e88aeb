"""known.csv: the best value and bound known of each instance and tier, and where they come from.

A row's tier stands under the values of the instance's earlier rows.
"""
import csv
import pathlib
import re
from decimal import Decimal

PATH = pathlib.Path(__file__).resolve().parent / "known.csv"
HEAD = ["instance", "tier", "value", "bound", "source"]


def read(path=PATH):
    """The rows of the file, by instance and in their order."""
    rows = {}
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            rows.setdefault(row["instance"], []).append(row)
    return rows


def number_of(text):
    """A field as a number, None if it is empty."""
    return Decimal(text) if text else None


def known_tiers(name, path=PATH):
    """The tiers of an instance with value and bound, either of which may be None."""
    return [{"value": number_of(row["value"]), "bound": number_of(row["bound"])}
            for row in read(path).get(name, [])]


def text_of(number):
    """A number without needless digits, nothing for None."""
    return "" if number is None else format(Decimal(number).normalize(), "f")


def holds_under(claim, number, values):
    """Say whether the bound of a tier, by its number, was found under earlier tiers no better than
    these values, so that it holds for them too."""
    return all(tier["value"] is not None and value <= tier["value"]
               for value, tier in zip(values[:number], claim.tiers))


def join_sources(sources):
    """Who found the value, and who the bound where that is somebody else."""
    return "; bound ".join(dict.fromkeys(sources))


def best_tiers(claims):
    """Of claims by their names: the best values, tier before tier, the best bounds under them, and
    whose each is. Rows as the file has them, without the instance."""
    found = {name: tuple(claim.values) for name, claim in claims.items() if claim.values}
    if not found:
        return []
    winner = min(found, key=found.get)
    rows = []
    for number, value in enumerate(found[winner]):
        bounds = {name: claim.tiers[number]["bound"] for name, claim in claims.items()
                  if number < len(claim.tiers) and claim.tiers[number]["bound"] is not None
                  and holds_under(claim, number, found[winner])}
        bounder = max(bounds, key=bounds.get, default=None)
        sources = [re.split(r" \(|, seed ", name)[0] for name in (winner, bounder) if name]
        rows.append({"tier": str(number), "value": text_of(value),
                     "bound": text_of(bounds.get(bounder)),
                     "source": join_sources(sources)})
    return rows


def update(name, rows, path=PATH):
    """Put better rows of an instance in the place of its old ones; say whether anything is better.
    What is as good keeps its source."""
    all_rows = read(path)
    old = all_rows.get(name, [])
    for row, before in zip(rows, old):
        is_same = (row["value"], row["bound"]) == (before["value"], before["bound"])
        named = row["source"].replace("known.csv", before["source"])
        row["source"] = before["source"] if is_same else join_sources(named.split("; bound "))
    rows = [dict(row, instance=name) for row in rows]
    if rows == old:
        return False
    all_rows[name] = rows
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, HEAD, lineterminator="\n")
        writer.writeheader()
        for instance_rows in all_rows.values():
            writer.writerows(instance_rows)
    return True
