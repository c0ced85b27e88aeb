foreach(file IN ITEMS scan)
    ttb_add_unit_test(text_${file} LAYER text)
endforeach()
