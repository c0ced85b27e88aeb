"""The program on a terminal: the progress line, and what Ctrl-C does."""
import json
import os
import pty
import random
import select
import signal
import subprocess
import sys
import tempfile
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
PROGRAM = os.path.abspath(os.environ.get("TIMETABLE_PROGRAM")
                          or os.path.join(HERE, "../../build/dev/bin/timetable"))

MARK = "pupil-"  # every student's id begins with it, and nothing else holds it


def hard_town():
    """A partnership that nobody proves best within the time of a test."""
    dice = random.Random(7)
    courses, sites = range(20), range(5)
    return {
        "format": "timetable-partnership", "version": 1,
        "blocks": [{"id": f"b{block}"} for block in range(5)],
        "sites": [{"id": f"s{site}", "kind": "school"} for site in sites],
        "travel": {"links": [{"from": f"s{one}", "to": f"s{other}", "minutes": dice.randint(5, 30)}
                             for one in sites for other in sites if one != other]},
        "courses": [{"id": f"c{course}", "level": 3} for course in courses],
        "offers": [{"course": f"c{course}", "site": f"s{site}", "size": {"min": 2, "max": 9}}
                   for course in courses for site in dice.sample(sites, 2)],
        "students": [{"id": f"{MARK}{student}", "home": f"s{dice.choice(sites)}",
                      "choices": [f"c{course}" for course in dice.sample(courses, 4)]}
                     for student in range(80)]}


class Terminal(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="terminal-")
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        self.town = os.path.join(folder.name, "town.json")
        with open(self.town, "w", encoding="utf-8") as file:
            json.dump(hard_town(), file)
        self.master, self.slave = pty.openpty()
        self.addCleanup(os.close, self.master)

    def start(self, *options):
        """Start a long solve with standard error on a terminal."""
        surroundings = dict(os.environ, TERM="xterm", COLUMNS="80")
        # A surrounding script may have told its children to ignore Ctrl-C.
        process = subprocess.Popen(
            [PROGRAM, "solve", self.town, "-o", "out.json", "--time", "100", *options],
            cwd=self.folder, env=surroundings, stdout=subprocess.PIPE, stderr=self.slave, text=True,
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))
        os.close(self.slave)
        self.addCleanup(process.stdout.close)
        self.addCleanup(process.kill)
        return process

    def read_until(self, word):
        """What the terminal shows up to a word."""
        shown = ""
        while word not in shown:
            shown += os.read(self.master, 1000).decode()
        return shown

    def test_a_progress_line_shows_value_bound_and_gap(self):
        process = self.start()
        shown = self.read_until("gap ")
        self.assertRegex(shown, r"\d\.\d s  \w+ [\d.]+ \(cannot be less than [\d.]+\), gap ")
        process.send_signal(signal.SIGINT)
        process.wait(60)

    def test_nothing_on_the_way_names_a_student(self):
        process = self.start("--time", "1.5", "--certificate", "certificate.json")
        said, _ = process.communicate(timeout=60)
        shown = self.read_until("\r")
        while select.select([self.master], [], [], 0)[0]:
            try:
                shown += os.read(self.master, 1000).decode()
            except OSError:  # the program has left the terminal
                break
        self.assertIn("gap ", shown)
        self.assertIn("choices met", said)
        self.assertNotIn(MARK, shown + said)
        # What is a report for its reader does name students; so the mark is no idle one.
        told = subprocess.run([PROGRAM, "show", self.town, os.path.join(self.folder, "out.json")],
                              capture_output=True, text=True, check=True).stdout
        self.assertIn(MARK, told)

    def check_stop(self, number):
        process = self.start()
        self.read_until("gap ")
        process.send_signal(number)
        said, _ = process.communicate(timeout=60)
        self.assertEqual(process.returncode, 0)
        self.assertIn("it was asked to stop", said)
        self.assertEqual(sorted(os.listdir(self.folder)), ["out.json", "town.json"])
        with open(os.path.join(self.folder, "out.json"), encoding="utf-8") as file:
            self.assertEqual(json.load(file)["stop"], "cancelled")

    def test_ctrl_c_keeps_the_best_timetable(self):
        self.check_stop(signal.SIGINT)

    def test_sigterm_keeps_the_best_timetable(self):
        self.check_stop(signal.SIGTERM)

    def test_two_ctrl_c_leave_a_whole_file_or_none(self):
        process = self.start()
        self.read_until("gap ")
        process.send_signal(signal.SIGINT)
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=60)
        self.assertIn(process.returncode, (0, -signal.SIGINT))
        self.assertIn(sorted(os.listdir(self.folder)), (["out.json", "town.json"], ["town.json"]))

    def test_a_pipe_gets_no_progress(self):
        os.close(self.slave)
        done = subprocess.run([PROGRAM, "solve", self.town, "--time", "0.4"], capture_output=True,
                              text=True, check=True)
        self.assertEqual(done.stderr, "")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
