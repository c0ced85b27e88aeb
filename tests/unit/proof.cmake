ttb_add_unit_test(proof_assign LAYER proof)
ttb_add_unit_test(proof_blocks LAYER proof)
ttb_add_unit_test(proof_placing LAYER bound)
ttb_add_unit_test(proof_profit LAYER proof)
