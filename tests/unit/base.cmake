ttb_add_unit_test(base_memory LAYER base)
