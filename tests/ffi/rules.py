"""The header keeps the rules of docs/bindings/README.md, so that every language can be bound to it."""
import keyword
import re
import unittest

from header import Header

NUMBERS = {"int32_t", "int64_t", "double", "ttb_status"}
# Words that are reserved in a language into which the names of parameters may be carried.
RESERVED = set("""
    alignas alignof and asm auto bool break byte case catch char class concept const continue decltype
    default delete do double else enum explicit export extern false final float for friend from goto
    if import in inline int interface is long match mod module mut mutable namespace native new not
    null operator or package private protected public pub register restrict return self short signed
    sizeof static struct super switch template this throw trait true try type typedef typename union
    unsafe unsigned use using var virtual void volatile where while with xor yield
""".split()) | set(keyword.kwlist)


class Rules(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.header = Header()

    def each_parameter(self):
        for name, (_, parameters) in self.header.functions.items():
            for kind, word in parameters:
                yield name, kind, word

    def is_bindable(self, kind):
        """A number, or a pointer to one, to text, to a handle, or to where a handle or text goes."""
        if kind in NUMBERS or kind in self.header.callbacks or kind == "void *":
            return True
        base = kind.replace("const ", "").rstrip("* ")
        stars = kind.count("*")
        if base in NUMBERS:
            return stars == 1
        return base in self.header.handles + ["char"] and stars in (1, 2)

    def test_there_are_functions(self):
        self.assertGreater(len(self.header.functions), 80)

    def test_parameters_have_types_that_every_language_knows(self):
        for name, kind, word in self.each_parameter():
            self.assertTrue(self.is_bindable(kind), f"{name}: {kind} {word}")

    def test_results_have_types_that_every_language_knows(self):
        for name, (result, _) in self.header.functions.items():
            self.assertIn(result, NUMBERS | {"void", "const char *"}, name)

    def test_no_type_changes_its_width(self):
        for word in ("bool", "_Bool", "long", "short", "size_t", "unsigned", "float", "union"):
            self.assertNotRegex(self.header.text, rf"\b{word}\b")

    def test_there_are_no_bit_fields_and_no_open_structs(self):
        self.assertNotRegex(self.header.text, r"struct\s+\w+\s*\{")

    def test_no_function_takes_a_changing_number_of_arguments(self):
        self.assertNotIn("...", self.header.text)

    def test_no_function_is_in_the_header_itself(self):
        self.assertNotRegex(self.header.text, r"\b(static|inline)\b")

    def test_macros_are_not_needed(self):
        allowed = {"TIMETABLE_H", "TTB_API", "TTB_VERSION_MAJOR", "TTB_VERSION_MINOR",
                   "TTB_VERSION_PATCH"}
        self.assertEqual(set(self.header.macros) - allowed, set())

    def test_constants_are_in_nameless_enums_and_fit_int32(self):
        self.assertEqual(re.findall(r"\benum\s+\w+", self.header.text), [])
        for name, value in self.header.constants.items():
            self.assertTrue(-2**31 <= value < 2**31, name)
            self.assertRegex(name, r"^TTB_[A-Z0-9_]+$")

    def test_names_are_unique_whatever_their_case(self):
        names = [*self.header.functions, *self.header.constants, *self.header.handles]
        self.assertEqual(len(names), len({name.lower() for name in names}))

    def test_no_parameter_is_a_reserved_word(self):
        for name, _, word in self.each_parameter():
            self.assertNotIn(word, RESERVED, name)

    def test_a_callback_comes_with_its_user_pointer(self):
        for name, (_, parameters) in self.header.functions.items():
            for place, (kind, _) in enumerate(parameters):
                if kind in self.header.callbacks:
                    self.assertEqual(parameters[place + 1][0], "void *", name)

    def test_progress_is_numbers_and_names_nobody(self):
        """A host may log all that it sees of a running solve: no text comes that way."""
        getters = [name for name in self.header.functions if name.startswith("ttb_progress_")]
        self.assertTrue(getters)
        for name in getters:
            result, parameters = self.header.functions[name]
            for kind in (result, *(kind for kind, _ in parameters)):
                self.assertNotIn("char", kind, name)

    def test_what_is_made_can_be_freed(self):
        for name in self.header.functions:
            made = re.fullmatch(r"(ttb_\w+)_new", name)
            if made:
                self.assertIn(f"{made.group(1)}_free", self.header.functions)

    def test_what_goes_out_says_so_and_stands_last(self):
        for name, (_, parameters) in self.header.functions.items():
            outs = [word.endswith("_out") for _, word in parameters]
            if any(outs) and not name.startswith("ttb_option_"):
                rest = [word for (_, word), is_out in zip(parameters[outs.index(True):],
                                                          outs[outs.index(True):]) if not is_out]
                self.assertIn(rest, ([], ["report"], ["capacity"]), name)


if __name__ == "__main__":
    unittest.main(verbosity=2)
