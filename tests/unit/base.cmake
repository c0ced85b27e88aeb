foreach(file IN ITEMS clock idmap lock memory random report sha256 text utf8)
    ttb_add_unit_test(base_${file} LAYER base)
endforeach()
