"""The Python binding, and with it the rules of the header: what it does from another language."""
import os
import signal
import tempfile
import threading
import unittest
from decimal import Decimal

import under_python  # noqa: F401 (it sets up what the next lines need)
import timetable
from header import Header, ROOT
from timetable import native

TOWN = os.path.join(ROOT, "examples/partnerships/first-town.json")
LONG = os.path.join(ROOT, "examples/partnerships/consortium.json")


def small_town():
    """Two schools ten minutes apart, a college without a way to it."""
    town = timetable.Partnership("Two schools")
    a = town.add_block("A", [("Mon", "09:00", "10:40"), ("Thu", "13:30", "15:10", 1)])
    b = town.add_block("B", [("Mon", "11:00", "12:40"), ("Thu", "09:00", "10:40", 1)])
    north = town.add_site("north", "North School")
    south = town.add_site("south", kind="special", closed=[b])
    town.set_site_location(north, 51.9, -0.2)
    town.add_bell(north, a, "Mon", "08:50", "10:30")
    town.add_bell(north, a, "Thu", "13:20", "15:00", 1)
    town.add_link(north, south, 10, both_ways=True)
    town.set_limits(minutes_a_day=60, courses_away=2)
    room = town.add_resource("lab", sites=[north], capacity={a: 1, b: 2}, week_capacity=3)
    teacher = town.add_resource("t1", "teacher", sites=[north, south])
    physics = town.add_course("physics", "Physics")
    latin = town.add_course("latin")
    town.add_offer(physics, north, sections=(0, 2), size=(1, 2), blocks=[a, b], uses=[room],
                   cost="1.5")
    town.add_offer(latin, south, uses=[teacher])
    town.add_student("s1", north, choices=[physics, (latin, 2)])
    town.add_student("s2", north, choices=[physics], reserves=[latin])
    town.add_student("s3", south, choices=[latin], courses_away=0)
    town.pin_section(latin, south, [a])
    town.forbid_section(physics, north, [a])
    town.pin_seat(0, latin, south, [a])
    town.forbid_seat(2, physics)
    town.limit_block_sections(a, 0, 3)
    town.require_reach(3, 20)
    town.add_tier(unmet=1)
    town.add_tier(travel=1, section_cost=1000)
    return town


class Library(unittest.TestCase):
    def test_version_and_abi(self):
        self.assertRegex(timetable.__version__, r"^\d+\.\d+\.\d+$")
        self.assertEqual(timetable.abi_version(), native.ABI)

    def test_every_status_has_a_text(self):
        for status in (-2**31, -1, 0, 1, 20, 21, 99, 2**31 - 1):
            self.assertTrue(native.library.ttb_status_text(status))

    def test_a_limit_of_memory_holds_for_reading(self):
        with timetable.Partnership() as town:
            home = town.add_site("s")
            for number in range(10000):
                town.add_student(f"student {number}", home)
            text = town.to_json()
        self.addCleanup(timetable.limit_memory, 4096)
        timetable.limit_memory(1)
        with self.assertRaises(timetable.TimetableError) as raised:
            timetable.Partnership.from_json(text)
        self.assertEqual([finding.code for finding in raised.exception.findings], ["memory.limit"])
        timetable.limit_memory(64)
        timetable.Partnership.from_json(text).close()
        with self.assertRaises(timetable.TimetableError):
            timetable.limit_memory(-1)

    def test_every_function_of_the_header_is_bound_with_its_types(self):
        header = Header()
        self.assertEqual(set(native.FUNCTIONS), set(header.functions))
        for name, (result, parameters) in header.functions.items():
            wanted = "".join(self.letter(header, kind) for kind in
                             [result, *(kind for kind, _ in parameters)])
            self.assertEqual(native.FUNCTIONS[name], wanted, name)

    @staticmethod
    def letter(header, kind):
        """The letter of timetable/native.py for a type of the header."""
        base, stars = kind.replace("const ", "").rstrip("* "), kind.count("*")
        if base in header.handles or base == "char" and kind in ("char *", "char **"):
            # Text that the library made or fills is an address, not a Python text.
            return {"char *": "h", "char **": "H"}.get(kind, "h" if stars == 1 else "H")
        letter = {"int32_t": "i", "ttb_status": "i", "int64_t": "l", "double": "d", "char": "S",
                  "void": "h" if stars else "v", "ttb_watch_fn": "w"}[base]
        if base == "char":
            return "s" if stars == 1 else "S"
        return letter.upper() if stars and base != "void" else letter

    def test_constants_are_those_of_the_header(self):
        constants = Header().constants
        for names, prefix in ((timetable.OUTCOMES, "OUTCOME"), (timetable.STOPS, "STOP"),
                              (timetable.GOALS, "GOAL"), (timetable.LIMITS, "LIMIT"),
                              (timetable.REASONS, "REACH"), (timetable.SITE_KINDS, "SITE"),
                              (timetable.RESOURCE_KINDS, "RESOURCE"), (timetable.DAYS, "DAY")):
            theirs = {name: value for name, value in constants.items()
                      if name.startswith(f"TTB_{prefix}_")}
            ours = {f"TTB_{prefix}_{name.upper().replace('-', '_')}": value
                    for value, name in enumerate(names)}
            self.assertEqual(ours, theirs)
        self.assertEqual({name: value for name, value in constants.items() if "_KIND_" in name},
                         {f"TTB_{name}": getattr(timetable, name) for name in dir(timetable)
                          if name.startswith("KIND_")})


class Building(unittest.TestCase):
    def test_a_partnership_is_built_by_calls(self):
        with small_town() as town:
            self.assertEqual(town.name, "Two schools")
            self.assertEqual(town.count(timetable.KIND_STUDENT), 3)
            self.assertEqual(town.find(timetable.KIND_COURSE, "latin"), 1)
            self.assertEqual(town.id(timetable.KIND_SITE, 1), "south")
            self.assertEqual(town.minutes(0, 1), 10)
            self.assertEqual([each.weight for each in town.choices()], [1, 2, 1, 1])
            self.assertEqual(town.validate(), [])

    def test_it_goes_through_json(self):
        with small_town() as town, timetable.Partnership.from_json(town.to_json()) as again:
            self.assertEqual(town.to_json(), again.to_json())
            self.assertEqual(town.hash, again.hash)
            self.assertEqual(len(town.hash), 64)

    def test_wrong_numbers_raise_and_change_nothing(self):
        with small_town() as town:
            before = town.to_json()
            for wrong in (lambda: town.add_student("s4", 99), lambda: town.add_link(0, 0, 10),
                          lambda: town.add_link(0, 1, 999), lambda: town.add_block(""),
                          lambda: town.add_course("x\ny"), lambda: town.pin_section(0, 1, [0])):
                with self.assertRaises(timetable.ArgumentError):
                    wrong()
            with self.assertRaises(timetable.StateError):
                town.add_site("north")
            self.assertEqual(town.to_json(), before)

    def test_text_from_outside_of_ascii(self):
        with timetable.Partnership("Ysgol Tŷ Gwyn") as town:
            site = town.add_site("学校", "Zoë’s")
            self.assertEqual(town.id(timetable.KIND_SITE, site), "学校")
            self.assertIn("Tŷ Gwyn", town.to_json())

    def test_text_with_nul_is_refused(self):
        with self.assertRaises(ValueError):
            timetable.Partnership("a\0b")

    def test_bad_input_brings_every_finding(self):
        with open(TOWN, encoding="utf-8") as file:
            text = file.read().replace('"id": "ben"', '"id": "amy"').replace('"cost"', '"kost"')
        with self.assertRaises(timetable.InputError) as caught:
            timetable.Partnership.from_json(text.replace('"home": "college"', '"home": "no"'))
        codes = {finding.code for finding in caught.exception.findings}
        self.assertIn("student.unknown-home", codes)
        self.assertIn("student.duplicate-id", codes)
        self.assertTrue(all(finding.place.startswith("/students/")
                            for finding in caught.exception.findings))

    def test_what_is_no_json_at_all(self):
        for text in ("", "{", "[]", "nonsense", b"\xff\xfe", b"\0", '{"format": 1}'):
            with self.assertRaises(timetable.InputError):
                timetable.Partnership.from_json(text)


class Options(unittest.TestCase):
    def test_each_option_takes_its_default_and_keeps_it(self):
        with timetable.Options() as options:
            for option in timetable.describe_options():
                self.assertEqual(options[option.key], option.default)
                options[option.key] = option.default
                options[option.key] = str(option.default)
                self.assertTrue(option.help)

    def test_wrong_options_say_so(self):
        with timetable.Options(seed=7) as options:
            for key, value in (("sead", 1), ("seed", "one"), ("workers", 0), ("gap", float("nan"))):
                with self.assertRaises(timetable.ArgumentError) as caught:
                    options[key] = value
                self.assertTrue(caught.exception.findings, key)
            self.assertEqual(options["seed"], 7)


class Solving(unittest.TestCase):
    def setUp(self):
        self.town = timetable.Partnership.from_file(TOWN)
        self.addCleanup(self.town.close)

    def solve(self, **values):
        plan = timetable.solve(self.town, time_limit_ms=0, work_limit=2000000, **values)
        self.addCleanup(plan.close)
        return plan

    def test_a_solve_meets_what_can_be_met(self):
        plan = self.solve()
        self.assertIn(plan.outcome, ("feasible", "optimal"))
        self.assertEqual(plan.check(self.town), (True, []))
        self.assertEqual(plan.goals["unmet"], Decimal("0.5"))
        self.assertEqual(plan.tiers[0].value, plan.goals["unmet"])
        self.assertLessEqual(plan.tiers[0].bound, plan.tiers[0].value)
        self.assertEqual(len(plan.unmet(self.town)), 1)
        self.assertGreater(len(plan.sections), 5)

    def test_the_same_work_gives_the_same_bytes(self):
        self.assertEqual(self.solve().to_json(), self.solve().to_json())

    def test_a_timetable_goes_through_json_and_outlives_its_partnership(self):
        town = timetable.Partnership.from_file(TOWN)
        plan = timetable.solve(town, work_limit=100000, time_limit_ms=0)
        town.close()
        again = timetable.Timetable.from_json(self.town, plan.to_json())
        self.assertEqual(again.sections, plan.sections)
        self.assertEqual(again.to_json(), plan.to_json())

    def test_a_certificate_goes_through_json_and_verifies(self):
        plan = self.solve()
        text = plan.certificate.to_json(self.town)
        with timetable.Certificate.from_json(self.town, text) as again:
            self.assertEqual(again.to_json(self.town), text)
            self.assertEqual(again.tiers, plan.tiers)
            self.assertEqual(plan.verify(self.town, again), (True, []))
        with timetable.Timetable(self.town) as empty:
            is_proven, findings = empty.verify(self.town, plan.certificate)
            self.assertFalse(is_proven)
            self.assertIn("certificate.other-timetable", [finding.code for finding in findings])
        with self.assertRaises(timetable.InputError):
            timetable.Certificate.from_json(self.town, text.replace("1024", "1023"))
        with small_town() as other, self.assertRaises(timetable.StateError):
            plan.certificate.to_json(other)

    def test_a_timetable_is_filled_by_hand(self):
        with small_town() as town, timetable.Timetable(town) as plan:
            plan.add_section(1, 1, [0], students=[0, 2])
            plan.add_section(0, 0, [1], students=[0, 1])
            self.assertEqual(plan.check(town), (True, []))
            self.assertEqual(plan.outcome, "given")
            self.assertEqual(plan.goals["unmet"], 0)
            with self.assertRaises(timetable.StateError):
                plan.add_section(1, 1, [0])

    def test_a_broken_timetable_is_not_valid(self):
        with timetable.Timetable(self.town) as plan:
            plan.add_section(0, 0, [0], students=range(6))
            is_valid, findings = plan.check(self.town)
            self.assertFalse(is_valid)
            self.assertIn("section.too-full", [finding.code for finding in findings])

    def test_a_timetable_of_another_partnership_is_refused(self):
        with small_town() as other, self.assertRaises(timetable.StateError):
            self.solve().check(other)

    def test_reach(self):
        homes = timetable.audit_reach(self.town, self.solve(), level=3)
        self.assertEqual([home.site for home in homes], [0, 1, 2])
        self.assertEqual({course.reason for home in homes for course in home.courses} - {"no-seat"},
                         {"ok"})
        self.assertTrue(all(0 <= share <= 1 for home in homes for share in home.pairs + home.triples))

    def test_rules_that_cannot_be_met(self):
        with small_town() as town:
            town.pin_section(1, 1, [1])
            with timetable.solve(town) as plan:
                self.assertEqual(plan.outcome, "infeasible")
                self.assertEqual(plan.sections, [])
                self.assertIsNone(plan.certificate)
                self.assertTrue(plan.findings)

    def test_errors_in_the_partnership(self):
        with small_town() as town:
            town.add_block("C")
            with self.assertRaises(timetable.InputError):
                timetable.solve(town)


class Anonymising(unittest.TestCase):
    def setUp(self):
        self.town = timetable.Partnership.from_file(TOWN)
        self.plan = timetable.solve(self.town, work_limit=20000)
        self.copy, self.key = timetable.anonymise(self.town)

    def ids(self, partnership):
        return [partnership.id(timetable.KIND_STUDENT, student)
                for student in range(partnership.count(timetable.KIND_STUDENT))]

    def test_a_timetable_goes_to_the_copy_and_back(self):
        there = self.key.rename_timetable(self.plan, self.copy)
        self.assertTrue(there.check(self.copy).is_valid)
        self.assertEqual([tier.value for tier in there.tiers],
                         [tier.value for tier in self.plan.tiers])
        original = self.key.rename(self.copy)
        self.assertEqual(original.hash, self.town.hash)
        back = self.key.rename_timetable(there, original)
        self.assertTrue(back.check(original).is_valid)
        self.assertEqual(sorted(self.ids(original)), sorted(self.ids(self.town)))

    def test_nobody_has_his_id_in_the_copy(self):
        self.assertFalse(set(self.ids(self.copy)) & set(self.ids(self.town)))
        self.assertNotEqual(self.copy.hash, self.town.hash)

    def test_a_key_is_a_file_that_nobody_else_may_read(self):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "key.json")
            self.key.save(path)
            self.assertEqual(os.stat(path).st_mode & 0o777, 0o600)
            read = timetable.Key.from_file(path)
            self.assertEqual(read.to_json(), self.key.to_json())
            with self.assertRaises(FileExistsError):
                self.key.save(path)

    def test_another_partnership_or_no_key_is_refused(self):
        with self.assertRaises(timetable.StateError):
            self.key.rename(small_town())
        with self.assertRaises(timetable.InputError) as caught:
            timetable.Key.from_json("{}")
        self.assertTrue(caught.exception.findings)

    def test_a_seed_gives_the_same_each_time(self):
        keys = [timetable.anonymise(self.town, seed=7)[1].to_json() for _ in range(2)]
        self.assertEqual(*keys)

    def test_those_who_stand_alone_are_counted(self):
        town = small_town()
        town.add_student("s4", 0, choices=[0])  # what s2 chose, without a reserve
        self.assertEqual(timetable.count_unique(town), (2, 4))


class Stopping(unittest.TestCase):
    """A town that takes longer than a test has time for."""

    def setUp(self):
        self.town = timetable.Partnership.from_file(LONG)
        self.addCleanup(self.town.close)

    def solve(self, **values):
        plan = timetable.solve(self.town, time_limit_ms=0, **values)
        self.addCleanup(plan.close)
        self.assertEqual(plan.stop, "cancelled")
        return plan

    def test_the_watch_function_sees_progress_and_stops(self):
        seen = []

        def watch(progress):
            seen.append(progress)
            return progress.has_timetable

        plan = self.solve(watch=watch)
        self.assertEqual(plan.outcome, "feasible")
        self.assertTrue(seen[-1].tiers)
        self.assertGreater(seen[-1].work, 0)
        self.assertEqual(sorted(each.elapsed_ms for each in seen),
                         [each.elapsed_ms for each in seen])

    def test_the_watch_function_is_called_on_the_thread_that_solves(self):
        threads = set()
        self.solve(watch=lambda progress: threads.add(threading.get_ident()) or True)
        self.assertEqual(threads, {threading.get_ident()})

    def test_what_the_watch_function_raises_comes_through(self):
        def watch(progress):
            raise ZeroDivisionError("ours")

        with self.assertRaisesRegex(ZeroDivisionError, "ours"):
            self.solve(watch=watch)

    def test_ctrl_c_stops_a_solve(self):
        before = signal.signal(signal.SIGINT, signal.default_int_handler)
        self.addCleanup(signal.signal, signal.SIGINT, before)
        with self.assertRaises(KeyboardInterrupt):
            self.solve(watch=lambda progress: os.kill(os.getpid(), signal.SIGINT))

    def test_a_call_from_the_watch_function_is_refused(self):
        with self.assertRaises(timetable.StateError):
            self.solve(watch=lambda progress: timetable.solve(self.town))

    def test_another_thread_cancels(self):
        has_begun = threading.Event()
        with timetable.Cancel() as cancel:
            thread = threading.Thread(target=lambda: has_begun.wait() and cancel.request())
            thread.start()
            self.solve(cancel=cancel, watch=lambda progress: has_begun.set())
            thread.join()

    def test_a_token_stays_asked_for(self):
        with timetable.Cancel() as cancel:
            cancel.request()
            self.solve(cancel=cancel)

    def test_two_solves_read_one_partnership(self):
        plans = []
        threads = [threading.Thread(target=lambda: plans.append(
            timetable.solve(self.town, time_limit_ms=200).outcome)) for _ in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(len(plans), 2)

    def test_handles_are_freed_on_another_thread(self):
        town = timetable.Partnership.from_file(TOWN)
        plan = timetable.solve(town, work_limit=1000, time_limit_ms=0)
        thread = threading.Thread(target=lambda: (plan.close(), town.close()))
        thread.start()
        thread.join()
        with self.assertRaises(ValueError):
            plan.to_json()


if __name__ == "__main__":
    unittest.main(verbosity=2)
