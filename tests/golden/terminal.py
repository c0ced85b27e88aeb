"""The program on a terminal: the progress line, and what Ctrl-C does."""
import json
import os
import pty
import signal
import subprocess
import sys
import tempfile
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
PROGRAM = os.path.abspath(os.environ.get("TIMETABLE_PROGRAM")
                          or os.path.join(HERE, "../../build/dev/bin/timetable"))
TOWN = os.path.join(HERE, "../../examples/partnerships/first-town.json")


class Terminal(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="terminal-")
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        self.master, self.slave = pty.openpty()
        self.addCleanup(os.close, self.master)

    def start(self, *options):
        """Start a long solve with standard error on a terminal."""
        surroundings = dict(os.environ, TERM="xterm", COLUMNS="80")
        # A surrounding script may have told its children to ignore Ctrl-C.
        process = subprocess.Popen(
            [PROGRAM, "solve", TOWN, "-o", "out.json", "--time", "100", *options],
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

    def check_stop(self, number):
        process = self.start()
        self.read_until("gap ")
        process.send_signal(number)
        said, _ = process.communicate(timeout=60)
        self.assertEqual(process.returncode, 0)
        self.assertIn("it was asked to stop", said)
        self.assertEqual(os.listdir(self.folder), ["out.json"])
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
        self.assertIn(os.listdir(self.folder), (["out.json"], []))

    def test_a_pipe_gets_no_progress(self):
        os.close(self.slave)
        done = subprocess.run([PROGRAM, "solve", TOWN, "--time", "0.4"], capture_output=True, text=True,
                              check=True)
        self.assertEqual(done.stderr, "")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
