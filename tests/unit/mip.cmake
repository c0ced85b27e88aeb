ttb_add_unit_test(mip_lp LAYER mip)
