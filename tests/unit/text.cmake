foreach(file IN ITEMS read scan)
    ttb_add_unit_test(text_${file} LAYER text)
endforeach()
