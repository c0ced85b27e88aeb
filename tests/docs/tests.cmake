# Tests of this folder; tests/CMakeLists.txt says how to add one.
ttb_add_script_test(docs.findings docs/findings.py
    Timetable result -- Files text -- Certificate proof -- Solve prep solve -- Integer formulation -- Options api)
ttb_add_script_test(docs.schemas docs/schemas.py)
ttb_add_script_test(docs.certificate docs/certificate.py)
ttb_add_script_test(docs.example docs/example.py)
ttb_add_script_test(docs.shell docs/shell.py)
ttb_add_script_test(docs.figures docs/figures.py)
if(BUILD_SHARED_LIBS)
    ttb_add_script_test(docs.options docs/options.py)
endif()
