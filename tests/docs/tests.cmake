# Tests of this folder; tests/CMakeLists.txt says how to add one.
ttb_add_script_test(docs.findings docs/findings.py Timetable result -- Files text)
ttb_add_script_test(docs.schemas docs/schemas.py)
