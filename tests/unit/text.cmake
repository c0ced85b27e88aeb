foreach(file IN ITEMS damage read scan timetable write)
    ttb_add_unit_test(text_${file} LAYER text)
endforeach()
ttb_add_unit_test(text_large LAYER text LABELS slow)
