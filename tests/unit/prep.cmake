# They see search's layers: the support headers make timetables, and values are compared with those
# of the checker.
foreach(file IN ITEMS best_week days impossible measure placements rows students weights)
    ttb_add_unit_test(prep_${file} LAYER search)
endforeach()
