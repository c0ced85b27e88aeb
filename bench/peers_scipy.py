#!/usr/bin/python3
"""Solve an MPS file with the HiGHS in Debian's scipy: peers_scipy.py PROGRAM SECONDS ANSWER

The answer is JSON as that of peers_highs.js. It reads the MPS that `timetable ilp` writes: every
column whole and bounded, no ranges.
"""
import json
import math
import sys

import numpy
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_matrix

STATUS = {0: "Optimal", 1: "Time limit reached", 2: "Infeasible"}


def read_mps(path):
    """Rows, columns, costs, sides, bounds and entries of the program."""
    rows, columns, section = {}, {}, ""
    made = {"sense": [], "side": [], "cost": [], "lower": [], "upper": [], "entries": []}
    with open(path, encoding="ascii") as file:
        for line in file:
            words = line.split()
            if not words or line.startswith("*"):
                continue
            if not line.startswith(" "):
                section = words[0]
            elif section == "ROWS" and words[0] != "N":
                rows[words[1]] = len(rows)
                made["sense"].append(words[0])
                made["side"].append(0)
            elif section == "COLUMNS" and words[1] != "'MARKER'":
                add_entry(made, rows, columns, words)
            elif section == "RHS":
                made["side"][rows[words[1]]] = int(words[2])
            elif section == "BOUNDS":
                column, bound = columns[words[2]], int(words[3])
                if words[0] != "UP":
                    made["lower"][column] = bound
                if words[0] != "LO":
                    made["upper"][column] = bound
    return list(columns), made


def add_entry(made, rows, columns, words):
    """A line of the section COLUMNS."""
    name, row, amount = words[0], words[1], int(words[2])
    if name not in columns:
        columns[name] = len(columns)
        made["cost"].append(0)
        made["lower"].append(0)
        made["upper"].append(0)
    if row == "cost":
        made["cost"][columns[name]] = amount
    else:
        made["entries"].append((rows[row], columns[name], amount))


def main():
    """Read, solve, write."""
    path, seconds, answer = sys.argv[1:]
    names, made = read_mps(path)
    sides = list(zip(made["sense"], made["side"]))
    lower = [-math.inf if sense == "L" else side for sense, side in sides]
    upper = [math.inf if sense == "G" else side for sense, side in sides]
    at_rows, at_columns, amounts = zip(*made["entries"])
    matrix = csr_matrix((amounts, (at_rows, at_columns)), shape=(len(lower), len(names)))
    solved = milp(numpy.array(made["cost"], float), integrality=numpy.ones(len(names)),
                  bounds=Bounds(made["lower"], made["upper"]),
                  constraints=LinearConstraint(matrix, lower, upper),
                  options={"time_limit": float(seconds), "mip_rel_gap": 0})
    has_point = solved.x is not None
    bound = solved.mip_dual_bound
    with open(answer, "w", encoding="ascii") as file:
        json.dump({"status": STATUS.get(solved.status, "Failed"),
                   "objective": solved.fun if has_point else None,
                   "bound": bound if bound is not None and math.isfinite(bound) else None,
                   "columns": {name: round(value) for name, value in zip(names, solved.x)
                               if round(value)} if has_point else {}}, file)


if __name__ == "__main__":
    main()
