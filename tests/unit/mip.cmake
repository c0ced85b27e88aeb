# ttb_add_unit_test(mip_<file> LAYER mip)
