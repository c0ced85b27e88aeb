"""The program `timetable` among failing calls, bad files and signals: an output file is whole or as
it was before, nothing else is left behind, and the exit code says what happened.

usage: program.py short|medium|all [preloaded library] [seed]

Without the library (tests/fault/preload.c) calls do not fail and signals come at random only. Ends
with a line for each kind: how many were tried, and how many did no harm."""
import errno
import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.abspath(os.path.join(HERE, "../.."))
PROGRAM = os.path.abspath(os.environ.get("TIMETABLE_PROGRAM")
                          or os.path.join(ROOT, "build/dev/bin/timetable"))
EFFORT = sys.argv[1] if len(sys.argv) > 1 else "short"
PRELOAD = os.path.abspath(sys.argv[2]) if len(sys.argv) > 2 else None
SEED = int(sys.argv[3]) if len(sys.argv) > 3 else random.SystemRandom().randrange(10**6)
# How many allocations fail in each command, and how many signals come at random moments.
MOST_MEMORY, ROUNDS = {"short": (5, 6), "medium": (80, 30), "all": (10**6, 2000)}[EFFORT]

SIGNALS = (signal.SIGTERM,) if EFFORT == "short" else (signal.SIGINT, signal.SIGTERM)

SMALL = os.path.join(ROOT, "examples/partnerships/first-town.json")
LARGE = os.path.join(ROOT, "examples/partnerships/consortium.json")
OLD = b"what was there before\n"
WORK = ["--set", "time_limit_ms=0", "--set", "work_limit=60000"]
EXIT_NO, EXIT_INPUT, EXIT_OTHER = 1, 3, 4

tallies = {}


def tally(kind, survived):
    tried, good = tallies.get(kind, (0, 0))
    tallies[kind] = (tried + 1, good + survived)


def default_signals():
    """A surrounding script may have told its children to ignore Ctrl-C."""
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)


class Folder(unittest.TestCase):
    """A folder with inputs of every kind, beside one for what is written."""

    @classmethod
    def setUpClass(cls):
        cls.inputs = tempfile.mkdtemp(prefix="fault-")
        cls.addClassCleanup(shutil.rmtree, cls.inputs)
        cls.timetable, cls.certificate = (os.path.join(cls.inputs, name)
                                          for name in ("timetable.json", "certificate.json"))
        subprocess.run([PROGRAM, "solve", SMALL, "-o", cls.timetable, "--certificate",
                        cls.certificate, *WORK], check=True, stdout=subprocess.DEVNULL)
        three = [SMALL, cls.timetable, cls.certificate]
        cls.commands = {"solve": [SMALL, "--certificate", "other.json", *WORK],
                        "check": three[:2], "show": three[:2], "reach": three[:2],
                        "ilp": three[:1], "verify": three,
                        "anonymise": [SMALL, "--seed", "7", "--key", "other.json"]}
        if EFFORT == "short":
            cls.commands = {name: cls.commands[name] for name in ("solve", "verify")}

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="fault-")
        self.addCleanup(folder.cleanup)
        self.folder = os.path.join(folder.name, "out")
        self.mark = os.path.join(folder.name, "mark")
        self.reset()

    def reset(self):
        """What is written replaces one file and makes another."""
        shutil.rmtree(self.folder, ignore_errors=True)
        os.mkdir(self.folder)
        with open(os.path.join(self.folder, "out.json"), "wb") as file:
            file.write(OLD)

    def content(self, name):
        path = os.path.join(self.folder, name)
        if not os.path.exists(path):
            return None
        with open(path, "rb") as file:
            return file.read()

    def run_program(self, command, *more, fault=None, **how):
        surroundings = dict(os.environ)
        if fault:
            surroundings.update(TTB_FAULT=fault, TTB_FAULT_MARK=self.mark, LD_PRELOAD=PRELOAD)
            if os.path.exists(self.mark):
                os.remove(self.mark)
        return subprocess.run([PROGRAM, command, *self.commands[command], "-o", "out.json", *more],
                              cwd=self.folder, env=surroundings, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, timeout=300, check=False, **how)

    def try_out(self, kind, what, judge):
        """Judge an attempt, and count it."""
        try:
            with self.subTest(what):
                judge()
                tally(kind, True)
                return
        finally:
            self.reset()
        tally(kind, False)

    def assert_nothing_else(self, known=("out.json", "other.json")):
        self.assertEqual(set(os.listdir(self.folder)) - set(known), set())


class FailingCalls(Folder):
    """Every call that the program makes of the system fails once, and every allocation."""
    FAILURES = {
        "open": [errno.ENOENT, errno.EACCES, errno.EMFILE], "read": [errno.EIO, errno.EINTR],
        "write": [errno.ENOSPC, errno.EIO, errno.EINTR], "mkstemp": [errno.ENOSPC, errno.EROFS],
        "fchmod": [errno.EPERM], "fsync": [errno.EIO, errno.ENOSPC], "rename": [errno.EIO],
        "close": [errno.EIO, errno.EDQUOT]}

    def setUp(self):
        if not PRELOAD:
            self.skipTest("no library to preload")
        super().setUp()

    def usual(self, command):
        self.assertEqual(self.run_program(command).returncode, 0)
        content = self.content("out.json"), self.content("other.json")
        self.reset()
        return content

    def judge(self, done, usual):
        """The program knows what it has written, and says so."""
        self.assertIn(done.returncode, (0, EXIT_INPUT, EXIT_OTHER), done.stderr)
        self.assertEqual(done.returncode == 0, not done.stderr, done.stderr)
        self.assertIn(self.content("out.json"), (OLD, usual[0]))
        self.assertIn(self.content("other.json"), (None, usual[1]))
        if done.returncode == 0:
            self.assertEqual((self.content("out.json"), self.content("other.json")), usual)
        self.assert_nothing_else()

    def try_each(self, command, function, what, kind, judge, stride=1):
        """Let it happen at the first, second... call until the program makes no more."""
        number = 1
        while True:
            fault = f"{function}:{number}:{what}"
            done = self.run_program(command, fault=fault)
            if not os.path.exists(self.mark):
                break
            self.try_out(kind, f"{command} {fault}", lambda done=done: judge(done))
            number += stride
        self.reset()
        return number - 1

    def test_failing_calls(self):
        for command in self.commands:
            usual = self.usual(command)
            for function, failures in self.FAILURES.items():
                for failure in failures:
                    made = self.try_each(command, function, f"errno={failure}", "calls",
                                         lambda done, usual=usual: self.judge(done, usual))
                    self.assertGreater(made, 0, f"{command} never calls {function}")

    def test_what_is_written_by_halves_is_written_in_the_end(self):
        def judge(done, usual):
            self.assertEqual(done.returncode, 0)
            self.judge(done, usual)
        for command in self.commands:
            usual = self.usual(command)
            self.try_each(command, "write", "short", "calls",
                          lambda done, usual=usual: judge(done, usual))

    def test_without_memory(self):
        """Where GLPK has none the solve may end with weaker bounds, which are true as well."""
        def judge(command, done, usual):
            if command == "solve" and done.returncode == 0:
                self.assert_solved()
            else:
                self.judge(done, usual)
        for command in self.commands:
            usual = self.usual(command)
            count = self.count_allocations(command)
            self.assertGreater(count, 100)
            self.try_each(command, "memory", f"errno={errno.ENOMEM}", "memory",
                          lambda done, command=command, usual=usual: judge(command, done, usual),
                          max(1, count // MOST_MEMORY))

    def count_allocations(self, command):
        """By halving, since a program says only whether it made so many."""
        least, most = 0, 1 << 20
        while least + 1 < most:
            middle = (least + most) // 2
            self.run_program(command, fault=f"memory:{middle}:after=0")
            least, most = (middle, most) if os.path.exists(self.mark) else (least, middle)
        self.reset()
        return least

    def assert_solved(self):
        done = subprocess.run([PROGRAM, "verify", SMALL, "out.json", "other.json"],
                              cwd=self.folder, capture_output=True, check=False)
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assert_nothing_else()

    def test_a_signal_at_every_call(self):
        """A solve that is told to stop still writes; all else ends and leaves nothing behind."""
        def judge(command, number, done, usual):
            self.assertIn(done.returncode, (0, EXIT_NO, -number), done.stderr)
            self.assertIn(self.content("other.json"), (None, usual[1]))
            self.assertIn(self.content("out.json"), (OLD, usual[0]))
            self.assert_nothing_else()
            if command == "solve" and done.returncode == 0:
                self.assertEqual(self.content("out.json"), usual[0])
        for command in self.commands:
            usual = self.usual(command)
            for function in ("open", "read", "write", "close", "mkstemp", "fchmod", "fsync",
                             "rename"):
                for moment in ("before", "after"):
                    for number in SIGNALS:
                        self.try_each(command, function, f"{moment}={int(number)}", "signals",
                                      lambda done, command=command, number=number, usual=usual:
                                      judge(command, number, done, usual))

    def test_a_signal_while_the_result_is_written_keeps_it(self):
        """The solve has ended, its timetable must not be lost."""
        self.usual("solve")
        for fault in ("mkstemp:1:before=2", "fsync:1:before=15", "rename:1:before=2",
                      "rename:2:before=2", "fsync:2:after=15"):
            done = self.run_program("solve", fault=fault)
            self.assertEqual(done.returncode, 0, fault)
            self.assertNotEqual(self.content("out.json"), OLD, fault)
            self.reset()


class RandomSignals(Folder):
    """Signals at any moment of a command, in a town that takes a while."""

    def interrupt(self, words, number, delay):
        process = subprocess.Popen([PROGRAM, *words], cwd=self.folder, stdout=subprocess.DEVNULL,
                                   stderr=subprocess.PIPE, preexec_fn=default_signals)
        time.sleep(delay)
        process.send_signal(number)
        said = process.communicate(timeout=300)[1]
        return process.returncode, said

    def judge_solve(self, code, said, number, usual):
        self.assertIn(code, (0, EXIT_NO, -number), said)
        out, other = self.content("out.json"), self.content("other.json")
        self.assert_nothing_else()
        if code == 0:
            done = subprocess.run([PROGRAM, "verify", LARGE, "out.json", "other.json"],
                                  cwd=self.folder, capture_output=True, check=False)
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertEqual(json.loads(out)["stop"], "cancelled")
        else:
            self.assertEqual((out, other), (OLD, None))

    def test_a_solve_without_end(self):
        """It is stopped by the signal, and writes the best timetable so far."""
        dice, kept = random.Random(SEED), 0
        words = ["solve", LARGE, "-o", "out.json", "--certificate", "other.json", "--set",
                 "time_limit_ms=0"]
        for _ in range(ROUNDS):
            number, delay = dice.choice((signal.SIGINT, signal.SIGTERM)), dice.uniform(0, 0.5)
            code, said = self.interrupt(words, number, delay)
            kept += code == 0
            self.try_out("signals", f"solve, {number!r} after {delay} s, seed {SEED}",
                         lambda: self.judge_solve(code, said, number, None))
        self.assertGreater(kept, 0)

    def test_short_commands(self):
        """Loading, checking, verifying and writing are cut short, or done."""
        made = [os.path.join(self.inputs, name) for name in ("large.json", "large-proof.json")]
        subprocess.run([PROGRAM, "solve", LARGE, "-o", made[0], "--certificate", made[1], *WORK],
                       check=True, stdout=subprocess.DEVNULL)
        dice = random.Random(SEED + 1)
        for words in (["check", LARGE, made[0]], ["verify", LARGE, *made], ["ilp", LARGE],
                      ["show", LARGE, made[0]], ["solve", LARGE, *WORK]):
            words += ["-o", "out.json"]
            began = time.monotonic()
            subprocess.run([PROGRAM, *words], cwd=self.folder, check=True,
                           stdout=subprocess.DEVNULL)
            usual, length = self.content("out.json"), time.monotonic() - began
            self.reset()
            for _ in range(ROUNDS // 3):
                delay = dice.uniform(0, 1.2 * length)
                code, said = self.interrupt(words, signal.SIGTERM, delay)
                self.try_out("signals", f"{words[0]} after {delay} s, seed {SEED}",
                             lambda: self.judge_short(words[0], code, said, usual))

    def judge_short(self, command, code, said, usual):
        self.assertIn(code, (0, EXIT_NO, -signal.SIGTERM), said)
        content = self.content("out.json")
        self.assert_nothing_else()
        if command != "solve":
            self.assertIn(content, (OLD, usual))
        elif code == 0 or (code == -signal.SIGTERM and content != OLD):
            json.loads(content)  # one that has written may still be ended by the signal
        else:
            self.assertEqual(content, OLD)


class BadFiles(Folder):
    """Full disks, folders, pipes, files that are not what they should be."""

    def refuse(self, what, code, word, words, keeps=True, **how):
        def judge():
            done = subprocess.run([PROGRAM, *words], cwd=self.folder, capture_output=True,
                                  timeout=300, check=False, **how)
            self.assertEqual(done.returncode, code, done.stderr)
            self.assertIn(word, done.stderr.decode())
            if keeps:
                self.assertEqual(self.content("out.json"), OLD)
            self.assert_nothing_else(("out.json", "folder", "locked", "file"))
        self.try_out("files", what, judge)

    def test_a_full_device(self):
        for option in ("-o", "--certificate"):
            self.refuse(option, EXIT_OTHER, "No space left",
                        ["solve", SMALL, *WORK, option, "/dev/full"])
        with open("/dev/full", "wb") as full:
            for words in (["solve", SMALL, *WORK], ["show", SMALL], ["ilp", SMALL], ["--help"],
                          ["--version"], ["solve", SMALL, *WORK, "--json"]):
                done = subprocess.run([PROGRAM, *words], stdout=full, stderr=subprocess.PIPE,
                                      check=False)
                self.assertEqual(done.returncode, EXIT_OTHER, words)
                self.assertIn(b"No space left", done.stderr)
                tally("files", True)

    def test_a_folder_in_place_of_a_file(self):
        os.mkdir(os.path.join(self.folder, "folder"))
        self.refuse("output", EXIT_OTHER, "folder", ["solve", SMALL, *WORK, "-o", "folder"])
        os.mkdir(os.path.join(self.folder, "folder"))
        self.refuse("input", EXIT_INPUT, "folder", ["solve", "folder", *WORK, "-o", "out.json"])
        with open(os.path.join(self.folder, "file"), "wb"):
            pass
        self.refuse("a file for a folder", EXIT_OTHER, "file",
                    ["solve", SMALL, *WORK, "-o", "file/out.json"])
        self.refuse("no folder", EXIT_OTHER, "folder",
                    ["solve", SMALL, *WORK, "-o", "nowhere/out.json"])

    def test_what_may_not_be_written_or_read(self):
        """Root may do anything, so that others are asked."""
        def be_nobody():
            if os.getuid() == 0:
                os.setgroups([])
                os.setgid(65534)
                os.setuid(65534)
        os.chmod(self.folder, 0o755)
        os.chmod(os.path.dirname(self.folder), 0o755)
        town = os.path.join(self.folder, "file")
        shutil.copy(SMALL, town)
        os.chmod(town, 0)
        if subprocess.run([PROGRAM, "show", SMALL], capture_output=True, check=False,
                          preexec_fn=be_nobody).returncode != 0:
            self.skipTest("nobody may run the program here")
        self.refuse("input", EXIT_INPUT, "Permission denied", ["show", town], preexec_fn=be_nobody)
        os.chmod(self.folder, 0o555)
        self.refuse("output", EXIT_OTHER, "Permission denied",
                    ["solve", SMALL, *WORK, "-o", "out.json"], preexec_fn=be_nobody)

    def test_a_limit_of_size(self):
        """The signal that comes with it must not end the program, and nothing half may stay."""
        def limit(most):
            return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
        for most in (0, 1, 100, 1000):
            for words in (["solve", SMALL, *WORK], ["ilp", SMALL], ["show", SMALL]):
                self.refuse(f"{words[0]} {most}", EXIT_OTHER, "File too large",
                            [*words, "-o", "out.json"], preexec_fn=limit(most))

    def feed(self, text, pause, pieces):
        """A pipe with a name that gives its text slowly."""
        pipe = os.path.join(os.path.dirname(self.folder), "pipe")
        if not os.path.exists(pipe):
            os.mkfifo(pipe)

        def write():
            with open(pipe, "wb", buffering=0) as file:
                size = max(1, len(text) // pieces)
                for at in range(0, len(text), size):
                    pause()
                    file.write(text[at:at + size])
        thread = threading.Thread(target=write)
        thread.start()
        self.addCleanup(thread.join)
        return pipe

    def test_slow_and_empty_pipes(self):
        with open(SMALL, "rb") as file:
            text = file.read()
        subprocess.run([PROGRAM, "show", SMALL, "-o", "out.json"], cwd=self.folder, check=True)
        usual = self.content("out.json")
        self.reset()

        def judge():
            pipe = self.feed(text, lambda: time.sleep(0.002), 50)
            subprocess.run([PROGRAM, "show", pipe, "-o", "out.json"], cwd=self.folder, check=True)
            self.assertEqual(self.content("out.json"), usual)
        self.try_out("files", "slow pipe", judge)
        for length in (0, 1, len(text) - 3):
            self.refuse(f"pipe that ends after {length}", EXIT_INPUT, "error",
                        ["show", self.feed(text[:length], lambda: None, 1), "-o", "out.json"])

    def test_a_folder_that_vanishes(self):
        """It is there when the program looks, and gone when the result is ready."""
        with open(SMALL, "rb") as file:
            text = file.read()
        gone = os.path.join(self.folder, "folder")
        os.mkdir(gone)
        began = threading.Event()
        pipe = self.feed(text, lambda: (began.wait(60), shutil.rmtree(gone, ignore_errors=True)), 1)
        process = subprocess.Popen([PROGRAM, "solve", pipe, *WORK, "-o", "folder/out.json"],
                                   cwd=self.folder, stderr=subprocess.PIPE,
                                   stdout=subprocess.DEVNULL)
        time.sleep(0.3)  # to have looked; opening the pipe comes after
        began.set()
        said = process.communicate(timeout=60)[1]
        self.try_out("files", "vanishing folder",
                     lambda: (self.assertEqual(process.returncode, EXIT_OTHER, said),
                              self.assertIn(b"folder/out.json: error", said)))

    def test_a_reader_that_leaves(self):
        process = subprocess.Popen([PROGRAM, "ilp", LARGE], stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE)
        process.stdout.read(1)
        process.stdout.close()
        said = process.stderr.read()
        process.stderr.close()
        self.try_out("files", "reader that leaves",
                     lambda: self.assertIn(process.wait(60), (-signal.SIGPIPE, EXIT_OTHER), said))

    def test_closed_standard_files(self):
        for closed in ((0,), (1,), (2,), (0, 1, 2)):
            def judge():
                done = subprocess.run([PROGRAM, "solve", SMALL, *WORK, "-o", "out.json"],
                                      cwd=self.folder, check=False, capture_output=True,
                                      preexec_fn=lambda: [os.close(file) for file in closed])
                self.assertEqual(done.returncode, EXIT_OTHER if 1 in closed else 0)
                with open(self.timetable, "rb") as file:
                    self.assertEqual(self.content("out.json"), file.read())
                self.assert_nothing_else()
            self.try_out("files", f"closed {closed}", judge)


if __name__ == "__main__":
    print(f"{EFFORT}, seed {SEED}")
    result = unittest.main(argv=sys.argv[:1], verbosity=2, exit=False).result
    for name, (tried, good) in sorted(tallies.items()):
        print(f"faults stage=program owner={name} injected={tried} survived={good}")
    sys.exit(not result.wasSuccessful())
