foreach(file IN ITEMS read scan write)
    ttb_add_unit_test(text_${file} LAYER text)
endforeach()
