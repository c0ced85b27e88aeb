foreach(file IN ITEMS cooling leaf parts reheat run state steps tabu turns)
    ttb_add_unit_test(search_${file} LAYER search)
endforeach()
