foreach(file IN ITEMS errors pins warnings)
    ttb_add_unit_test(model_${file} LAYER model)
endforeach()
