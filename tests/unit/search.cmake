foreach(file IN ITEMS leaf parts run state steps tabu)
    ttb_add_unit_test(search_${file} LAYER search)
endforeach()
