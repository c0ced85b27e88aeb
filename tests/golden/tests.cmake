# Tests of this folder; tests/CMakeLists.txt says how to add one. Each group of cases is one test.
foreach(group IN ITEMS help usage input check show reach solve ilp verify anonymise rename)
    ttb_add_script_test(golden.${group} golden/run.py ${group})
endforeach()
ttb_add_script_test(golden.terminal golden/terminal.py)
ttb_add_script_test(golden.readers golden/readers.py)
