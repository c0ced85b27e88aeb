"""The first program: one course, one student. Run it with the library in TIMETABLE_LIBRARY."""
import timetable

with timetable.Partnership(name="One lesson of Latin") as town:
    block = town.add_block("A")
    north = town.add_site("north", "North School")
    latin = town.add_course("latin", "Latin", level=3)
    town.add_offer(latin, north)
    town.add_student("s1", north, choices=[latin])
    plan = timetable.solve(town, work_limit=1000)

print(f"unmet {plan.tiers[0].value} (cannot be less than {plan.tiers[0].bound})")
for section in plan.sections:
    print(section)
